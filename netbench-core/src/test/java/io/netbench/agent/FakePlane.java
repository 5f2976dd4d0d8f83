package io.netbench.agent;

import io.netbench.control.HandCrankedTime;
import io.netbench.control.HostReport;
import io.netbench.dataplane.AgentException;
import io.netbench.dataplane.DataPlane;
import io.netbench.dataplane.HubFigures;
import io.netbench.dataplane.LoadLatencies;
import io.netbench.dataplane.PreparedShare;
import io.netbench.dataplane.ShareInterval;
import io.netbench.measure.LoadWindow;
import io.netbench.plan.SocketPlan;
import io.netbench.result.SocketOptions;
import io.netbench.result.end.ConnectionRanks;
import io.netbench.result.end.ConnectionRanks.Rank;
import io.netbench.result.end.EndBytes;
import io.netbench.result.end.EndConnection;
import io.netbench.result.end.EndOperations;
import io.netbench.result.end.EndRole;
import io.netbench.result.end.IntervalSums;
import io.netbench.result.end.LinkEnd;
import io.netbench.result.end.LinkInterval;
import io.netbench.result.end.PickedConnection;
import io.netbench.result.end.PickedConnections;
import io.netbench.result.end.SinkEnds;
import io.netbench.traffic.LoadFlow;
import io.netbench.traffic.Quiet;
import io.netbench.traffic.ReleaseInstants;
import io.netbench.traffic.handshake.PathChoice;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A data plane without sockets: it connects at once, drains a millisecond after its end, and notes what it is told. */
final class FakePlane implements DataPlane {

    /** What arrives between two looks at what flows. */
    static final long FLOW_OF_A_LOOK = 1_000;

    private final HandCrankedTime time;
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private final CompletableFuture<Void> limitReached = new CompletableFuture<>();
    private final List<LoadWindow> windows = new ArrayList<>();
    private CompletableFuture<Void> connected = CompletableFuture.completedFuture(null);
    private CompletableFuture<ReleaseInstants> released = new CompletableFuture<>();
    private RuntimeException refusal;
    private int flowLooks;
    private boolean neverDrains;
    private boolean moves;
    private boolean watched;
    private long samplingNs;
    private long restNs = 1;
    private int linkEnds = 1;
    private final Set<Integer> failedLinks = new TreeSet<>();
    private int connectionBytes = 1;
    private int ranked;
    private final Map<Integer, Long> loadEnds = new TreeMap<>();
    private Long endNs;
    private Long abortedNs;
    private Long closedNs;
    private long leaseUntilNs;
    private long windowBeganNs;
    private long windowSamplesNs;
    private boolean underWay;
    private Long loopsWatchedNs;
    private Long loopsBalancedNs;
    private long windowEndedNs;

    FakePlane(HandCrankedTime time) {
        this.time = time;
    }

    FakePlane refusing(String reason) {
        refusal = new AgentException(reason);
        return this;
    }

    FakePlane connecting(CompletableFuture<Void> future) {
        connected = future;
        return this;
    }

    FakePlane neverDraining() {
        neverDrains = true;
        return this;
    }

    /** Its load goes on, whoever is heard. */
    FakePlane moving() {
        moves = true;
        return this;
    }

    /** Takes so long to look at its connections. */
    void samplesFor(long ns) {
        samplingNs = ns;
    }

    /** Its last connection comes to its end, with so much time that no interval has told of. */
    void finish(long untoldNs) {
        restNs = untoldNs;
        finished.complete(null);
    }

    FakePlane withLinkEnds(int count) {
        linkEnds = count;
        return this;
    }

    /** Has a link of so many connections, of which it knows as much as there can be. */
    FakePlane withRanked(int connections) {
        ranked = connections;
        return this;
    }

    /** Tells connections with so much in each. */
    FakePlane withConnectionsOf(int bytes) {
        connectionBytes = bytes;
        return this;
    }

    List<LoadWindow> windows() {
        return windows;
    }

    Long endNs() {
        return endNs;
    }

    Set<Integer> failedLinks() {
        return failedLinks;
    }

    Long abortedNs() {
        return abortedNs;
    }

    /** When it was closed; null as long as it holds something. */
    Long closedNs() {
        return closedNs;
    }

    long leaseUntilNs() {
        return leaseUntilNs;
    }

    long windowBeganNs() {
        return windowBeganNs;
    }

    boolean wasUnderWay() {
        return underWay;
    }

    /** When it was told to look at its loops; {@code null} if it was not. */
    Long loopsWatchedNs() {
        return loopsWatchedNs;
    }

    /** When it was told to balance them; {@code null} if it was not. */
    Long loopsBalancedNs() {
        return loopsBalancedNs;
    }

    /** When the samples of the window's begin were due. */
    long windowSamplesNs() {
        return windowSamplesNs;
    }

    long windowEndedNs() {
        return windowEndedNs;
    }

    void reachLimit() {
        limitReached.complete(null);
    }

    @Override
    public PreparedShare prepare() {
        if (refusal != null) {
            throw refusal;
        }
        return new PreparedShare(
                "nio",
                2,
                Optional.empty(),
                List.of("2 event loops"),
                Optional.of(new InetSocketAddress("127.0.0.1", 7412)),
                List.of(41_001, 41_002),
                SocketPlan.DEFAULT,
                10_000_000L);
    }

    @Override
    public CompletableFuture<Void> connect(PathChoice paths) {
        return connected;
    }

    @Override
    public CompletableFuture<Void> start(LoadWindow window) {
        windows.add(window);
        CompletableFuture<ReleaseInstants> release = new CompletableFuture<>();
        released = release;
        time.at(
                window.startNs(),
                () -> release.complete(new ReleaseInstants(window.startNs() + 10, window.startNs() + 30)));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<ReleaseInstants> released() {
        return released;
    }

    @Override
    public void windowBegins(long atNs, long fromNs) {
        windowBeganNs = fromNs;
        windowSamplesNs = atNs;
    }

    @Override
    public void watchLoops() {
        loopsWatchedNs = time.nowNs();
    }

    @Override
    public void balanceLoops() {
        loopsBalancedNs = time.nowNs();
    }

    @Override
    public void windowUnderWay() {
        underWay = true;
    }

    @Override
    public void windowEnded(long atNs) {
        if (windowEndedNs == 0) {
            windowEndedNs = atNs;
        }
    }

    @Override
    public void watchLinks() {
        watched = true;
    }

    @Override
    public CompletableFuture<Void> sampleTcp() {
        CompletableFuture<Void> sampled = new CompletableFuture<>();
        if (samplingNs == 0) {
            sampled.complete(null);
        } else {
            time.after(samplingNs, () -> sampled.complete(null));
        }
        return sampled;
    }

    @Override
    public ShareInterval interval() {
        return watched
                ? new ShareInterval(new IntervalSums(0, 1, 100, 1, 0, 1, 0.25, null, 0.5), linkIntervals())
                : new ShareInterval(new IntervalSums(0, 1, 100, 1, 0, 1, null, null, null), List.of());
    }

    @Override
    public ShareInterval rest() {
        return new ShareInterval(new IntervalSums(0, restNs, 100, 1, 0, 1, null, null, null), List.of());
    }

    /** Of as many links as it reports ends of; only every other one has latencies. */
    private List<LinkInterval> linkIntervals() {
        return IntStream.range(0, linkEnds)
                .mapToObj(link -> new LinkInterval(
                        link, 100L + link, 3L, 4L, 5L, link % 2 == 0 ? 7L : null, link % 2 == 0 ? 9L : null))
                .toList();
    }

    @Override
    public void quiesce(long atNs) {}

    @Override
    public CompletableFuture<Quiet> quiet() {
        return CompletableFuture.completedFuture(new Quiet(10, 9, 1));
    }

    @Override
    public CompletableFuture<Void> limitReached(int load) {
        return limitReached;
    }

    /** When loads were ended one by one. */
    Map<Integer, Long> loadEnds() {
        return loadEnds;
    }

    @Override
    public void end(int load, long atNs) {
        loadEnds.put(load, atNs);
    }

    @Override
    public void end(long atNs) {
        endNs = atNs;
        if (!neverDrains) {
            time.at(atNs + 1_000_000, () -> finished.complete(null));
        }
    }

    @Override
    public CompletableFuture<Void> finished() {
        return finished;
    }

    @Override
    public void abort(String reason) {
        abortedNs = time.nowNs();
        finished.complete(null);
    }

    @Override
    public CompletableFuture<Long> movement(Set<Integer> links) {
        return CompletableFuture.completedFuture(moves ? time.nowNs() : 0L);
    }

    @Override
    public void failLinks(Set<Integer> links, String reason) {
        failedLinks.addAll(links);
    }

    @Override
    public void extendLease(long untilNs) {
        leaseUntilNs = untilNs;
    }

    @Override
    public CompletableFuture<Void> seal() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public Iterator<LinkEnd> linkEnds() {
        return IntStream.range(0, linkEnds).mapToObj(FakePlane::linkEnd).iterator();
    }

    private static LinkEnd linkEnd(int link) {
        return SinkEnds.of(link, new EndBytes(1, 0, 1, 0, 1L, 2L), EndOperations.UNKNOWN);
    }

    @Override
    public Iterator<ConnectionRanks> connectionRanks() {
        return ranked == 0
                ? List.<ConnectionRanks>of().iterator()
                : List.of(new ConnectionRanks(
                                0,
                                EndRole.SINK,
                                IntStream.range(0, ranked)
                                        .mapToObj(index -> new Rank(index, Long.MAX_VALUE))
                                        .toList()))
                        .iterator();
    }

    @Override
    public Iterator<PickedConnection> connections(List<PickedConnections> picked) {
        return picked.stream()
                .flatMap(of -> of.indexes().stream()
                        .map(index -> new PickedConnection(of.linkId(), EndRole.SINK, connection(index))))
                .iterator();
    }

    private EndConnection connection(int index) {
        return new EndConnection(
                index,
                "x".repeat(connectionBytes),
                1,
                "",
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                SocketOptions.NONE);
    }

    @Override
    public List<HubFigures> rounds() {
        return List.of();
    }

    @Override
    public HostReport hostReport(long intervalsDropped) {
        return new HostReport(Optional.empty(), null, Optional.empty(), intervalsDropped, 0, 0, List.of(), Map.of());
    }

    @Override
    public List<LoadLatencies> latencies() {
        return List.of();
    }

    @Override
    public OptionalLong bytesAt(int load, long afterStartNs) {
        return OptionalLong.of(afterStartNs / 1_000);
    }

    @Override
    public void close() {
        if (closedNs == null) {
            closedNs = time.nowNs();
        }
    }

    int flowLooks() {
        return flowLooks;
    }

    @Override
    public CompletableFuture<List<LoadFlow>> flow() {
        flowLooks++;
        return CompletableFuture.completedFuture(List.of(new LoadFlow(0, 0, flowLooks * FLOW_OF_A_LOOK)));
    }
}
