package io.netbench.dataplane;

import io.netbench.control.Protocol;
import io.netbench.control.RecordCodec;
import io.netbench.control.proto.ConnectionEnd;
import io.netbench.control.proto.ConnectionRanks;
import io.netbench.control.proto.PickedConnections;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.result.ConnectionResult;
import io.netbench.traffic.connection.ConnectionFigures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The connections at this agent of links that have too many to tell each whole. Which of them are worth it is for the
 * coordinator to pick, since one end alone knows half of what decides it.
 */
final class ManyConnections {

    private static final long UNKNOWN = -1;

    private final RunPlan share;
    private final List<ConnectionFigures> connections;

    /** Of all connection ends of the agent those that belong to such links. */
    ManyConnections(RunPlan share, List<ConnectionFigures> connections) {
        this.share = share;
        this.connections = connections;
    }

    /** Whether a link has more connections than are told whole, each and every one. */
    static boolean areOf(LinkPlan link) {
        return link.load().connections() > ConnectionResult.MAX_KEPT;
    }

    /** What decides between them, in pieces that fit into a message each. */
    Iterator<ConnectionRanks> ranks() {
        Set<Integer> links = share.loads().stream()
                .flatMap(load -> load.links().stream())
                .filter(ManyConnections::areOf)
                .map(LinkPlan::id)
                .collect(Collectors.toSet());
        Map<End, ConnectionRanks.Builder> open = new HashMap<>();
        List<ConnectionRanks> pieces = new ArrayList<>();
        for (ConnectionFigures end : connections) {
            if (!links.contains(end.link())) {
                continue;
            }
            ConnectionRanks.Builder piece = open.computeIfAbsent(
                    new End(end.link(), end.source()),
                    of -> ConnectionRanks.newBuilder().setLink(of.link).setSource(of.source));
            piece.addIndexes(end.index()).addFigures(rank(end));
            if (piece.getIndexesCount() == Protocol.PIECE_FIGURES) {
                pieces.add(piece.build());
                piece.clearIndexes().clearFigures();
            }
        }
        open.values().stream()
                .filter(piece -> piece.getIndexesCount() > 0)
                .map(ConnectionRanks.Builder::build)
                .forEach(pieces::add);
        return pieces.iterator();
    }

    private static long rank(ConnectionFigures end) {
        if (!end.source()) {
            return end.windowBytes().orElse(UNKNOWN);
        }
        Long retransmits = end.tcp().retransmits();
        return retransmits == null ? UNKNOWN : retransmits;
    }

    /** Those that were picked, whole; each is made when it is asked for. */
    Iterator<ConnectionEnd> whole(List<PickedConnections> picked) {
        Map<Integer, Set<Integer>> wanted = new HashMap<>();
        picked.forEach(of ->
                wanted.computeIfAbsent(of.getLink(), link -> new HashSet<>()).addAll(of.getIndexesList()));
        EndInterfaces interfaces = new EndInterfaces(RecentFacts.get().nics());
        return connections.stream()
                .filter(end -> wanted.getOrDefault(end.link(), Set.of()).contains(end.index()))
                .map(end -> ConnectionEnd.newBuilder()
                        .setLink(end.link())
                        .setSource(end.source())
                        .setConnection(RecordCodec.encode(LinkEndReports.connection(end, interfaces)))
                        .build())
                .iterator();
    }

    private record End(int link, boolean source) {}
}
