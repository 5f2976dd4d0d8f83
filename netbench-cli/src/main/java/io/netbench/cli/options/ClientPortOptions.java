package io.netbench.cli.options;

import io.netbench.plan.PortRange;
import io.netbench.plan.RunRequest;
import io.netbench.text.Property;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The ports that connections come from. */
public final class ClientPortOptions {

    @Option(
            names = {"--cport", "--source-ports"},
            paramLabel = "PORT|A-B",
            converter = OptionValues.Ports.class,
            description = "Clients connect from this port and those after it, or from those of a range such as "
                    + "40000-40099: the same ports take the same path of several. Default: what the kernel gives.")
    @Sets(Property.SOURCE_PORTS)
    private Optional<PortRange> ports = Optional.empty();

    /** What was asked for, from these ports. */
    public RunRequest from(RunRequest request) {
        return request.from(ports);
    }
}
