package io.netbench.coordinator.agents;

import io.netbench.control.ControlException;
import io.netbench.control.HostReport;
import io.netbench.control.RecordCodec;
import io.netbench.control.proto.ConnectionEnd;
import io.netbench.control.proto.ConnectionEnds;
import io.netbench.control.proto.ConnectionRanks;
import io.netbench.control.proto.HostFigures;
import io.netbench.control.proto.HubRoundsFigures;
import io.netbench.control.proto.HubStragglers;
import io.netbench.control.proto.LinkEnds;
import io.netbench.control.proto.ReportEnd;
import io.netbench.result.HubRounds;
import io.netbench.result.end.EndConnection;
import io.netbench.result.end.EndRole;
import io.netbench.result.end.LinkEnd;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An agent's final figures as their pieces come in. For the coordinator's thread. */
public final class AgentReport {

    private final List<LinkEnd> linkEnds = new ArrayList<>();
    private final Map<Integer, HubRounds> hubs = new HashMap<>();
    private final Map<Integer, Map<Integer, Long>> stragglers = new HashMap<>();
    private final List<ConnectionRanks> ranks = new ArrayList<>();
    private final Map<EndRole, Map<Integer, List<EndConnection>>> connections = new EnumMap<>(EndRole.class);
    private HostReport host;
    private boolean complete;
    private boolean hasToldConnections;

    void add(LinkEnds piece) {
        piece.getEndsList().forEach(end -> linkEnds.add(RecordCodec.decode(end, LinkEnd.class)));
    }

    void add(ConnectionRanks piece) {
        if (piece.getIndexesCount() != piece.getFiguresCount()) {
            throw new ControlException("%d connections and %d figures of them"
                    .formatted(piece.getIndexesCount(), piece.getFiguresCount()));
        }
        ranks.add(piece);
    }

    void add(ConnectionEnds piece) {
        for (ConnectionEnd end : piece.getEndsList()) {
            connections
                    .computeIfAbsent(end.getSource() ? EndRole.SOURCE : EndRole.SINK, role -> new HashMap<>())
                    .computeIfAbsent(end.getLink(), link -> new ArrayList<>())
                    .add(RecordCodec.decode(end.getConnection(), EndConnection.class));
        }
        hasToldConnections = piece.getLast();
    }

    void add(HubRoundsFigures figures) {
        hubs.put(figures.getHub(), RecordCodec.decode(figures.getRounds(), HubRounds.class));
    }

    void add(HubStragglers piece) {
        if (piece.getLinksCount() != piece.getCountsCount()) {
            throw new ControlException(
                    "%d links and %d counts of stragglers".formatted(piece.getLinksCount(), piece.getCountsCount()));
        }
        Map<Integer, Long> counts = stragglers.computeIfAbsent(piece.getHub(), hub -> new HashMap<>());
        for (int i = 0; i < piece.getLinksCount(); i++) {
            counts.put(piece.getLinks(i), piece.getCounts(i));
        }
    }

    void add(HostFigures figures) {
        host = RecordCodec.decode(figures.getReport(), HostReport.class);
    }

    /** @throws ControlException if not all has come that was sent */
    void end(ReportEnd end) {
        if (end.getLinkEnds() != linkEnds.size() || end.getHubs() != hubs.size() || host == null) {
            throw new ControlException("%d of %d link ends and %d of %d hubs arrived"
                    .formatted(linkEnds.size(), end.getLinkEnds(), hubs.size(), end.getHubs()));
        }
        complete = true;
    }

    public boolean isComplete() {
        return complete;
    }

    /** Each with its connections, as far as they were told. */
    public Stream<LinkEnd> linkEnds() {
        return linkEnds.stream().map(end -> {
            List<EndConnection> picked =
                    connections.getOrDefault(end.role(), Map.of()).get(end.linkId());
            return picked == null ? end : end.withConnections(picked);
        });
    }

    /** What decides between connections of links that have too many to tell each. */
    public List<ConnectionRanks> connectionRanks() {
        return ranks;
    }

    /** Whether it has told all connections that it was asked for. */
    public boolean hasToldConnections() {
        return hasToldConnections;
    }

    /** Rounds by the hub's endpoint id. */
    public Map<Integer, HubRounds> hubs() {
        return hubs;
    }

    /** How often links were last, by link id. */
    public Map<Integer, Long> stragglersOf(int hub) {
        return stragglers.getOrDefault(hub, Map.of());
    }

    public Optional<HostReport> host() {
        return Optional.ofNullable(host);
    }
}
