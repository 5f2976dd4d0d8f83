package io.netbench.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.cli.NetbenchCommand;
import io.netbench.dataplane.WholeHost;
import io.netbench.plan.AllowedPeers;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** That nothing is forgotten which keeps others out of an agent. */
class RepeatedOptionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--allow-peers 10.0.0.0/8,fd00::/8 --insecure --insecure",
                "--insecure --allow-peers 10.0.0.0/8 --insecure --allow-peers fd00::/8",
                "--allow-peers 10.0.0.0/8 --allow-peers fd00::/8 --insecure --debug --debug",
                "--insecure --insecure --data-address 127.0.0.1 --data-address 127.0.0.1"
                        + " --allow-peers 10.0.0.0/8 --allow-peers fd00::/8 --insecure"
            })
    void shouldKeepThePeersOfAnAgent(String arguments) {
        for (String command : new String[] {"agent", "server"}) {
            CommandLine netbench = NetbenchCommand.newCommandLine();
            netbench.parseArgs((command + " " + arguments).split(" "));
            ListenOptions listen = (ListenOptions) netbench.getSubcommands()
                    .get(command)
                    .getCommandSpec()
                    .mixins()
                    .get("listen")
                    .userObject();
            ListenPlace place = listen.place(Optional.empty(), Optional.empty());
            assertEquals(AllowedPeers.parse("10.0.0.0/8,fd00::/8"), place.allowedPeers());
            assertEquals(WholeHost.address(), place.address(), "--insecure is still there");
        }
    }
}
