package io.netbench.cli;

import io.netbench.plan.HostList;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.RoleRequest;
import io.netbench.plan.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who takes part, and which of them are linked. */
final class EndpointOptions {

    @Option(
            names = {"-s", "--servers"},
            paramLabel = "N",
            converter = OptionValues.LocalEndpoints.class,
            description = "Servers on this host: they listen. Default: 1, or 8 for an incast with --read.")
    private HostList servers;

    @Option(
            names = {"-c", "--clients"},
            paramLabel = "N",
            converter = OptionValues.LocalEndpoints.class,
            description = "Clients on this host: they connect. Default: 8, or 1 for an incast with --read.")
    private HostList clients;

    @Option(
            names = "--topology",
            paramLabel = "TOPOLOGY",
            converter = OptionValues.TopologyName.class,
            completionCandidates = Names.class,
            description = "Which clients are linked to which servers: mesh (each to each), spread (each client to one "
                    + "server, in turn) or pairs (first to first, second to second). Default: mesh.")
    private Topology topology = Topology.MESH;

    @Option(
            names = "--read",
            description = "Sinks ask for each block with a request, as storage clients that read. Without it sources "
                    + "send blocks and wait for a response, as clients that write.")
    private boolean read;

    RoleRequest toRequest(Pattern pattern) {
        return new RoleRequest(pattern, mode(), topology, Optional.ofNullable(servers), Optional.ofNullable(clients));
    }

    private Mode mode() {
        return read ? Mode.READ : Mode.PUSH;
    }

    /** For the shell's completion. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(List.of("mesh", "spread", "pairs"));
        }
    }
}
