package io.netbench.cli.options;

import io.netbench.plan.HostList;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.PlanException;
import io.netbench.plan.RoleRequest;
import io.netbench.plan.Topology;
import io.netbench.text.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Who takes part, and which of them are linked. */
public final class EndpointOptions {

    @Option(
            names = {"-s", "--servers"},
            paramLabel = "LIST|N",
            converter = OptionValues.Endpoints.class,
            description = "Servers, which listen: hosts with agents, such as node[01-16,20],storage:7411,@file; or a "
                    + "number of them on this host, or of --hosts. Default: 1, or 8 for an incast with --read.")
    @Sets(Property.SERVERS)
    private HostList servers;

    @Option(
            names = {"-c", "--clients"},
            paramLabel = "LIST|N",
            converter = OptionValues.Endpoints.class,
            description = "Clients, which connect: hosts with agents, or a number of them on this host, or of --hosts. "
                    + "Default: 8, or 1 for an incast with --read.")
    @Sets(Property.CLIENTS)
    private HostList clients;

    @Option(
            names = "--read",
            description = "Sinks ask for each block with a request, as storage clients that read. Without it sources "
                    + "send blocks and wait for a response, as clients that write.")
    private boolean read;

    @Option(
            names = "--topology",
            paramLabel = "TOPOLOGY",
            converter = OptionValues.TopologyName.class,
            completionCandidates = Names.class,
            description = "Which clients are linked to which servers: mesh (each to each), spread (each client to one "
                    + "server, in turn) or pairs (first to first, second to second). Default: mesh.")
    @Sets(Property.TOPOLOGY)
    private Topology topology = Topology.MESH;

    /**
     * Who was asked to take part.
     *
     * @param hostsOfJob hosts to take where none are named
     * @param all hosts that take both roles, if they were given
     * @param hostsOfJob those to take where none are named
     * @throws PlanException if hosts and numbers don't fit together
     */
    public RoleRequest toRequest(Pattern pattern, HostOptions all, Optional<HostList.Hosts> hostsOfJob) {
        HostList asked = all.hosts();
        boolean namesHosts = Stream.of(servers, clients, asked).anyMatch(HostList.Hosts.class::isInstance);
        HostList hosts = asked != null || namesHosts ? asked : hostsOfJob.orElse(null);
        RoleRequest request =
                new RoleRequest(pattern, mode(), topology, Optional.ofNullable(servers), Optional.ofNullable(clients));
        return hosts == null ? requireReachable(request) : new HostShares(request).divide(hosts);
    }

    /** Servers within this process listen on its loopback, where no other host's clients come. */
    private static RoleRequest requireReachable(RoleRequest request) {
        if (request.clients().orElse(null) instanceof HostList.Hosts
                && !(request.servers().orElse(null) instanceof HostList.Hosts)) {
            throw new PlanException(
                    Property.SERVERS + ": clients on other hosts need servers that they can reach; start netbench"
                            + " agent on this host too, and name it");
        }
        return request;
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
