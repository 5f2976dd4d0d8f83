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
import io.netbench.control.proto.LoadLatency;
import io.netbench.control.proto.RankedConnections;
import io.netbench.control.proto.ReportEnd;
import io.netbench.control.proto.SampledTimes;
import io.netbench.result.HubRounds;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.end.ConnectionRanks;
import io.netbench.result.end.EndConnection;
import io.netbench.result.end.EndRole;
import io.netbench.result.end.KeptSamples;
import io.netbench.result.end.LinkEnd;
import io.netbench.result.end.PickedConnection;
import io.netbench.result.end.StragglerCount;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An agent's final figures as their pieces come in. For the coordinator's thread. */
public final class AgentReport {

    /** Many times what a plan of probes makes an agent keep. */
    private static final int MOST_PIECES_OF_SAMPLES = 4096;

    private final List<LinkEnd> linkEnds = new ArrayList<>();
    private final Map<Integer, Map<Integer, HubRounds>> hubs = new HashMap<>();
    private final Map<Integer, Map<Integer, Map<Integer, Long>>> stragglers = new HashMap<>();
    private final Map<Integer, LatencyHistogram> latencies = new HashMap<>();
    private final List<KeptSamples> samples = new ArrayList<>();
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
        hubs.computeIfAbsent(figures.getLoad(), load -> new TreeMap<>())
                .put(figures.getHub(), RecordCodec.decode(figures.getRounds(), HubRounds.class));
    }

    void add(HubStragglers piece) {
        Map<Integer, Long> counts = stragglers
                .computeIfAbsent(piece.getLoad(), load -> new HashMap<>())
                .computeIfAbsent(piece.getHub(), hub -> new HashMap<>());
        RecordCodec.decodeAll(piece.getCounts(), StragglerCount.class)
                .forEach(link -> counts.put(link.linkId(), link.rounds()));
    }

    void add(LoadLatency figures) {
        latencies.put(figures.getLoad(), RecordCodec.decode(figures.getLatency(), LatencyHistogram.class));
    }

    /** @throws ControlException if it is more than any agent keeps */
    void add(SampledTimes piece) {
        KeptSamples kept = RecordCodec.decode(piece.getSamples(), KeptSamples.class);
        if (samples.size() >= MOST_PIECES_OF_SAMPLES) {
            throw new ControlException("it told more than " + MOST_PIECES_OF_SAMPLES + " pieces of samples");
        }
        samples.add(kept);
    }

    void add(HostFigures figures) {
        host = RecordCodec.decode(figures.getReport(), HostReport.class);
    }

    /** @throws ControlException if not all has come that was sent */
    void end(ReportEnd end) {
        int hubsTold = hubs.values().stream().mapToInt(Map::size).sum();
        if (end.getLinkEnds() != linkEnds.size()
                || end.getHubs() != hubsTold
                || end.getLatencies() != latencies.size()
                || end.getSamples() != samples.size()
                || host == null) {
            throw new ControlException(
                    "%d of %d link ends, %d of %d hubs, %d of %d latencies and %d of %d pieces of samples arrived"
                            .formatted(
                                    linkEnds.size(),
                                    end.getLinkEnds(),
                                    hubsTold,
                                    end.getHubs(),
                                    latencies.size(),
                                    end.getLatencies(),
                                    samples.size(),
                                    end.getSamples()));
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

    /** Rounds of a load by the hub's endpoint id, in their order. */
    public Map<Integer, HubRounds> hubs(int load) {
        return hubs.getOrDefault(load, Map.of());
    }

    /** How often links of a load were last, by link id. */
    public Map<Integer, Long> stragglersOf(int load, int hub) {
        return stragglers.getOrDefault(load, Map.of()).getOrDefault(hub, Map.of());
    }

    /** Operations of all links of a load that the agent paces, finer than those of each. */
    public Optional<LatencyHistogram> latency(int load) {
        return Optional.ofNullable(latencies.get(load));
    }

    /** Times that were kept one by one, in pieces. */
    public List<KeptSamples> samples() {
        return samples;
    }

    public Optional<HostReport> host() {
        return Optional.ofNullable(host);
    }
}
