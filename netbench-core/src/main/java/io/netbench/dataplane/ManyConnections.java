package io.netbench.dataplane;

import io.netbench.host.NicFacts;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.result.ConnectionResult;
import io.netbench.result.end.ConnectionRanks;
import io.netbench.result.end.ConnectionRanks.Rank;
import io.netbench.result.end.EndRole;
import io.netbench.result.end.PickedConnection;
import io.netbench.result.end.PickedConnections;
import io.netbench.traffic.connection.ConnectionFigures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The connections at this agent of links that have too many to tell each whole. Which of them are worth it is for the
 * coordinator to pick, since one end alone knows half of what decides it.
 */
public final class ManyConnections {

    private final RunPlan share;
    private final List<ConnectionFigures> connections;

    /** Of all connection ends of the agent those that belong to such links. */
    public ManyConnections(RunPlan share, List<ConnectionFigures> connections) {
        this.share = share;
        this.connections = connections;
    }

    /** Whether a link has more connections than are told whole, each and every one. */
    static boolean areOf(LinkPlan link) {
        return link.load().connections() > ConnectionResult.MAX_KEPT;
    }

    /** What decides between them, end by end. */
    public Iterator<ConnectionRanks> ranks() {
        Set<Integer> links = share.loads().stream()
                .flatMap(load -> load.links().stream())
                .filter(ManyConnections::areOf)
                .map(LinkPlan::id)
                .collect(Collectors.toSet());
        Map<End, List<Rank>> byEnd = new LinkedHashMap<>();
        for (ConnectionFigures end : connections) {
            if (links.contains(end.link())) {
                byEnd.computeIfAbsent(new End(end.link(), role(end)), of -> new ArrayList<>())
                        .add(new Rank(end.index(), rank(end)));
            }
        }
        return byEnd.entrySet().stream()
                .map(end -> new ConnectionRanks(end.getKey().link, end.getKey().role, end.getValue()))
                .iterator();
    }

    private static EndRole role(ConnectionFigures end) {
        return end.source() ? EndRole.SOURCE : EndRole.SINK;
    }

    private static long rank(ConnectionFigures end) {
        if (!end.source()) {
            return end.windowBytes().orElse(ConnectionRanks.UNKNOWN);
        }
        Long retransmits = end.tcp().retransmits();
        return retransmits == null ? ConnectionRanks.UNKNOWN : retransmits;
    }

    /**
     * Those that were picked, whole; each is made when it is asked for.
     *
     * @param nics of this host
     */
    public Iterator<PickedConnection> whole(List<PickedConnections> picked, List<NicFacts> nics) {
        Map<Integer, Set<Integer>> wanted = new HashMap<>();
        picked.forEach(of ->
                wanted.computeIfAbsent(of.linkId(), link -> new HashSet<>()).addAll(of.indexes()));
        EndInterfaces interfaces = new EndInterfaces(nics);
        return connections.stream()
                .filter(end -> wanted.getOrDefault(end.link(), Set.of()).contains(end.index()))
                .map(end -> new PickedConnection(end.link(), role(end), LinkEndReports.connection(end, interfaces)))
                .iterator();
    }

    private record End(int link, EndRole role) {}
}
