package io.netbench.coordinator.agents;

import com.google.protobuf.ByteString;
import io.netbench.control.ControlException;
import io.netbench.control.HostReport;
import io.netbench.control.RecordCodec;
import io.netbench.control.proto.ConnectionEnds;
import io.netbench.control.proto.HostFigures;
import io.netbench.control.proto.HubRoundsFigures;
import io.netbench.control.proto.HubStragglers;
import io.netbench.control.proto.LinkEnds;
import io.netbench.control.proto.RankedConnections;
import io.netbench.control.proto.ReportEnd;
import io.netbench.result.HubRounds;
import io.netbench.result.end.ConnectionRanks;
import io.netbench.result.end.EndConnection;
import io.netbench.result.end.EndRole;
import io.netbench.result.end.LinkEnd;
import io.netbench.result.end.PickedConnection;
import io.netbench.result.end.StragglerCount;
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

    void add(RankedConnections piece) {
        ranks.add(RecordCodec.decode(piece.getRanks(), ConnectionRanks.class));
    }

    void add(ConnectionEnds piece) {
        for (ByteString end : piece.getEndsList()) {
            PickedConnection told = RecordCodec.decode(end, PickedConnection.class);
            connections
                    .computeIfAbsent(told.role(), role -> new HashMap<>())
                    .computeIfAbsent(told.linkId(), link -> new ArrayList<>())
                    .add(told.connection());
        }
        hasToldConnections = piece.getLast();
    }

    void add(HubRoundsFigures figures) {
        hubs.put(figures.getHub(), RecordCodec.decode(figures.getRounds(), HubRounds.class));
    }

    void add(HubStragglers piece) {
        Map<Integer, Long> counts = stragglers.computeIfAbsent(piece.getHub(), hub -> new HashMap<>());
        RecordCodec.decodeAll(piece.getCounts(), StragglerCount.class)
                .forEach(link -> counts.put(link.linkId(), link.rounds()));
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
