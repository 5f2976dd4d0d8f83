package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.agent.RunLog;
import io.netbench.control.net.ControlServer;
import io.netbench.dataplane.DataPorts;
import io.netbench.dataplane.DataRails;
import io.netbench.plan.AllowedPeers;
import io.netbench.result.ConnectionResult;
import io.netbench.result.LinkInterface;
import io.netbench.result.LinkResult;
import io.netbench.result.ResultSchema;
import io.netbench.result.file.ResultReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several data addresses and devices, on the loopback, which has a whole block of addresses. */
@Timeout(60)
class NicsTest {

    private static final String SHORT = "-b 64k -t 200ms -w 0s --live off";

    @TempDir
    private Path folder;

    private final List<ControlServer> agents = new ArrayList<>();

    @AfterEach
    void stopAgents() {
        agents.forEach(ControlServer::close);
    }

    private String agent(String bind, String... dataAddresses) throws IOException {
        List<InetAddress> addresses = new ArrayList<>();
        for (String address : dataAddresses) {
            addresses.add(InetAddress.getByName(address));
        }
        DataPorts ports = DataPorts.from(InetAddress.getByName(bind), 0, DataRails.of(addresses, List.of()));
        ControlServer server = LoopbackAgent.start(LoopbackAgent.service(ports, AllowedPeers.all(), RunLog.SILENT));
        agents.add(server);
        return LoopbackAgent.host(server);
    }

    private List<LinkResult> links(String arguments) throws IOException {
        Path json = folder.resolve("run.json");
        CommandRun run = CommandRun.of((arguments + " " + SHORT + " --json " + json).split(" "));
        assertEquals(0, run.status(), run::err);
        ResultSchema.assertValid(Files.readString(json));
        return ResultReader.read(json).links();
    }

    private static List<String> ways(Stream<LinkResult> links) {
        return links.flatMap(link -> link.connections().stream())
                .map(NicsTest::way)
                .sorted()
                .toList();
    }

    private static String way(ConnectionResult connection) {
        return connection.sourceAddr() + " > " + connection.sinkAddr();
    }

    @Test
    void shouldTakeTheAddressesOfBothHostsInTurn() throws IOException {
        String server = agent("0.0.0.0", "127.0.0.2", "127.0.0.3");
        String client = agent("0.0.0.0", "127.0.0.4", "127.0.0.5");

        List<LinkResult> links = links("incast -s " + server + " -c " + client + " -P 2");

        assertEquals(List.of("127.0.0.4 > 127.0.0.2", "127.0.0.5 > 127.0.0.3"), ways(links.stream()));
        LinkInterface used = links.get(0).sinkInterfaces().orElseThrow().get(0);
        assertEquals("lo 2", used.name() + " " + used.connections());
        assertTrue(used.absent().containsKey("speed_bits_per_s"), "the loopback has no speed");
    }

    @Test
    void shouldSpreadTheLinksOfAServerWhenEachHasOneConnection() throws IOException {
        List<LinkResult> links = links("incast -s " + agent("0.0.0.0", "127.0.0.2", "127.0.0.3") + " -c 4");

        assertEquals(
                List.of("127.0.0.2", "127.0.0.3", "127.0.0.2", "127.0.0.3"),
                links.stream().map(link -> link.connections().get(0).sinkAddr()).collect(Collectors.toList()));
    }

    @Test
    void shouldTakeAddressesOfIpv6() throws IOException {
        List<LinkResult> links = links("incast -s " + agent("::1", "::1") + " -c " + agent("::1", "::1") + " --read");

        assertEquals(List.of("0:0:0:0:0:0:0:1 > 0:0:0:0:0:0:0:1"), ways(links.stream()));
    }

    @Test
    void shouldBindToDevice() throws IOException {
        LinkResult link = links("incast -c 1 --bind-device lo").get(0);

        assertEquals(
                Optional.of("lo"),
                link.connections()
                        .get(0)
                        .options()
                        .orElseThrow()
                        .source()
                        .orElseThrow()
                        .inForce()
                        .device());
    }

    @Test
    void shouldRefuseDevicesBeforeTheRun() {
        CommandRun unknown = CommandRun.of(("incast -c 1 --bind-device none9 " + SHORT).split(" "));
        assertEquals(2, unknown.status());
        assertTrue(
                unknown.err().contains("--bind-device: this host has no network device 'none9'; it has "),
                unknown::err);

        CommandRun nio = CommandRun.of(("incast -c 1 --bind-device lo --transport nio " + SHORT).split(" "));
        assertEquals(1, nio.status());
        assertTrue(nio.err().contains("--bind-device lo: transport nio can't bind sockets to a device"), nio::err);

        CommandRun elsewhere = CommandRun.of(("incast -s h1 -c h2 --bind-device lo " + SHORT).split(" "));
        assertEquals(2, elsewhere.status());
        assertTrue(elsewhere.err().contains("give it to 'netbench agent'"), elsewhere::err);
    }
}
