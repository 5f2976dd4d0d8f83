package io.netbench.iperf3.client;

import io.netbench.control.HostReport;
import io.netbench.dataplane.DataPlane;
import io.netbench.dataplane.HubFigures;
import io.netbench.dataplane.LoadLatencies;
import io.netbench.dataplane.ManyConnections;
import io.netbench.dataplane.PreparedShare;
import io.netbench.dataplane.ShareFigures;
import io.netbench.dataplane.ShareInterval;
import io.netbench.dataplane.ShareListener;
import io.netbench.iperf3.wire.TestResults;
import io.netbench.measure.LoadWindow;
import io.netbench.measure.RunRecorders;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.plan.SocketPlan;
import io.netbench.result.end.ConnectionRanks;
import io.netbench.result.end.LinkEnd;
import io.netbench.result.end.PickedConnection;
import io.netbench.result.end.PickedConnections;
import io.netbench.text.TimeSpan;
import io.netbench.time.Clock;
import io.netbench.traffic.Quiet;
import io.netbench.traffic.ReleaseInstants;
import io.netbench.traffic.StreamProgress;
import io.netbench.traffic.handshake.PathChoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Stands for an iperf3 server among the agents of a run: it asks the server for what an agent would do by itself, and tells
 * what is known of the server's ends: what its kernel has acknowledged, and what it says at the end. The figures belong to the
 * session's loop; the rest is called by the run's own thread.
 */
final class PeerPlane implements DataPlane {

    /** Often enough for the ticks of a histogram; many connections are looked at less often. */
    private static final long LOOK_NS = 2_000_000L;

    private static final long LOOK_AT_MANY_NS = 10_000_000L;
    private static final int MANY = 16;

    private final ServerSession session;
    private final Clock clock;
    private final RunPlan share;
    private final ShareListener listener;
    private final RunRecorders recorders;
    private final AckedBytes acked;
    private final PeerReport report;
    private final PeerIntervals intervals;
    private final PeerEnding ending;
    private final List<LinkPlan> sent;
    private final Map<Integer, CompletableFuture<Void>> limits = new HashMap<>();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private ScheduledFuture<?> looks;
    private int starts;
    private long startNs;
    private long receivedBytes;
    private long receivedAtNs;
    private volatile long endsAtNs = Long.MAX_VALUE;
    private boolean isWatched;
    private volatile boolean isLooking;

    PeerPlane(ServerSession session, Clock clock, RunPlan share, int agent, ShareListener listener) {
        this.session = session;
        this.clock = clock;
        this.share = share;
        this.listener = listener;
        recorders = new RunRecorders(share, agent, 1, clock);
        sent = share.links().stream()
                .filter(link -> share.endpoints().get(link.sink()).agent() == agent)
                .toList();
        acked = new AckedBytes(recorders, sent);
        report = new PeerReport(session, share, agent, acked);
        intervals = new PeerIntervals(share, sent, acked, recorders);
        LastWord last = new LastWord(session, clock, report);
        ending = new PeerEnding(session.loop(), clock, this::progress, last::underWayNs, last::say);
        share.loads().forEach(load -> limits.put(load.id(), new CompletableFuture<>()));
        session.script().failed().thenAccept(this::lost);
        session.script().results().thenAccept(results -> over());
    }

    @Override
    public PreparedShare prepare() {
        session.failure().ifPresent(why -> {
            throw new PeerException(why);
        });
        recorders.sampler().start();
        return new PreparedShare(
                "iperf3",
                1,
                Optional.empty(),
                List.of(),
                Optional.of(session.server()),
                List.of(),
                SocketPlan.DEFAULT,
                recorders.tickNs());
    }

    @Override
    public CompletableFuture<Void> connect(PathChoice paths) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> start(LoadWindow newWindow) {
        boolean isFirst = starts == 0;
        starts++;
        if (isFirst) {
            startNs = newWindow.startNs();
        }
        recorders.sampler().arm(newWindow);
        long connections = share.links().stream()
                .mapToLong(link -> link.load().connections())
                .sum();
        long everyNs = connections > MANY ? LOOK_AT_MANY_NS : LOOK_NS;
        long aheadNs = Math.max(0, newWindow.startNs() - clock.nanoTime());
        new WindowBegin(session.loop(), acked::begin, () -> report.windowBegins(clock.nanoTime()))
                .order(newWindow, isFirst, aheadNs);
        session.loop().schedule(() -> report.begin(newWindow, clock.nanoTime()), aheadNs, TimeUnit.NANOSECONDS);
        if (isFirst) {
            looks = session.loop().scheduleAtFixedRate(this::look, aheadNs + everyNs, everyNs, TimeUnit.NANOSECONDS);
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<ReleaseInstants> released() {
        return session.released(starts);
    }

    /** Where event loops are slow to answer, looks do not pile up. */
    private void look() {
        if (!isLooking) {
            isLooking = true;
            try {
                progress().whenComplete((ends, failure) -> {
                    isLooking = false;
                    session.fault(failure);
                });
            } catch (RuntimeException failure) {
                session.fault(failure);
                throw failure;
            }
        }
    }

    /** What has been acknowledged by now is counted when it completes, on the session's loop. */
    private CompletableFuture<List<StreamProgress>> progress() {
        return session.traffic()
                .progress()
                .thenApplyAsync(
                        ends -> {
                            acked.take(ends, clock.nanoTime(), endsAtNs);
                            report.sees(ends, clock.nanoTime());
                            intervals.sees(ends);
                            reachLimits();
                            watchSilence(ends);
                            return ends;
                        },
                        session.loop());
    }

    /** Whether a server that is to send sends anything. */
    private void watchSilence(List<StreamProgress> ends) {
        long bytes = ends.stream()
                .filter(StreamProgress::isSink)
                .mapToLong(StreamProgress::payloadBytes)
                .sum();
        long nowNs = clock.nanoTime();
        boolean isQuiet = bytes == receivedBytes && ends.stream().anyMatch(StreamProgress::isSink);
        if (!isQuiet || receivedAtNs == 0) {
            receivedBytes = bytes;
            receivedAtNs = nowNs;
        } else if (!ending.hasBegun() && nowNs - receivedAtNs >= session.silenceNs()) {
            session.script().leave("sent nothing for " + TimeSpan.describe(session.silenceNs()));
        }
    }

    /** Of what this host sends, where its kernel tells what has arrived: else, and of what it receives, it counts itself. */
    private void reachLimits() {
        if (!acked.isLimited()) {
            return;
        }
        for (LinkPlan link : sent) {
            long target = link.load().targetBytes().orElse(Long.MAX_VALUE);
            if (!acked.isKnown() || acked.inWindowOf(link.id()) >= target) {
                limits.get(link.loadId()).complete(null);
            }
        }
    }

    @Override
    public CompletableFuture<Void> limitReached(int load) {
        boolean isSentHere = sent.stream().anyMatch(link -> link.loadId() == load);
        return isSentHere ? limits.get(load) : CompletableFuture.completedFuture(null);
    }

    @Override
    public void windowBegins(long atNs, long fromNs) {
        session.loop().execute(() -> report.windowBegins(clock.nanoTime()));
    }

    @Override
    public void watchLoops() {}

    @Override
    public void balanceLoops() {}

    @Override
    public void windowUnderWay() {}

    @Override
    public void windowEnded(long atNs) {
        session.loop().execute(() -> report.windowEnds(clock.nanoTime()));
    }

    @Override
    public void watchLinks() {
        isWatched = true;
    }

    @Override
    public CompletableFuture<Void> sampleTcp() {
        return progress().thenAccept(ends -> {});
    }

    @Override
    public ShareInterval interval() {
        return intervals.next(startNs, isWatched);
    }

    @Override
    public ShareInterval rest() {
        return intervals.rest(startNs, isWatched);
    }

    @Override
    public void quiesce(long atNs) {}

    /** Where a server sends there is no silence between a warm-up and what follows. */
    @Override
    public CompletableFuture<Quiet> quiet() {
        return sent.size() == share.links().size()
                ? progress().thenApply(ends -> new Quiet(0, acked.total(), 0))
                : CompletableFuture.completedFuture(new Quiet(0, 0, 0));
    }

    @Override
    public void end(int load, long atNs) {
        recorders.sampler().endWindow(load, atNs);
    }

    @Override
    public void end(long atNs) {
        endsAtNs = Math.min(endsAtNs, atNs);
        recorders.sampler().endWindow(atNs);
        long drainByNs = atNs + share.schedule().drainNs();
        session.loop()
                .schedule(() -> loadIsOver(drainByNs), Math.max(0, atNs - clock.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private void loadIsOver(long drainByNs) {
        if (!ending.hasBegun()) {
            acked.end();
            ending.begin(drainByNs);
        }
    }

    /** The server has said its last word; it has closed the data connections, or should have. */
    private void over() {
        session.traffic().hangUp();
        stopLooking();
        finished.complete(null);
    }

    private void lost(String why) {
        String sentence = session.sentence(why);
        if (session.traffic() != null) {
            if (ending.hasBegun()) {
                session.traffic().hangUp();
            } else {
                share.links().forEach(link -> listener.linkFailed(link.id(), sentence));
                session.traffic()
                        .failLinks(share.links().stream().map(LinkPlan::id).collect(Collectors.toSet()), sentence);
            }
        }
        stopLooking();
        finished.complete(null);
    }

    private void stopLooking() {
        if (looks != null) {
            looks.cancel(false);
        }
    }

    @Override
    public CompletableFuture<Void> finished() {
        return finished;
    }

    @Override
    public void abort(String reason) {
        session.script().leave("was left: " + reason);
    }

    @Override
    public void failLinks(Set<Integer> links, String reason) {
        if (links.size() == share.links().size()) {
            session.script().leave("was left, since the data connections failed: " + reason);
        }
    }

    @Override
    public CompletableFuture<Long> movement(Set<Integer> links) {
        return CompletableFuture.supplyAsync(acked::total, session.loop());
    }

    @Override
    public void extendLease(long untilNs) {}

    @Override
    public CompletableFuture<Void> seal() {
        recorders.sampler().close();
        // What the loop has written is there for this thread when the loop has done this.
        return CompletableFuture.runAsync(() -> {}, session.loop());
    }

    @Override
    public Iterator<LinkEnd> linkEnds() {
        Iterator<LinkEnd> ends =
                new ShareFigures(share, recorders, startNs, report.connections(), List.of()).linkEnds(List.of());
        List<LinkEnd> all = new ArrayList<>();
        ends.forEachRemaining(end -> all.add(report.completed(end)));
        return all.iterator();
    }

    @Override
    public Iterator<ConnectionRanks> connectionRanks() {
        return new ManyConnections(share, report.connections()).ranks();
    }

    @Override
    public Iterator<PickedConnection> connections(List<PickedConnections> picked) {
        return new ManyConnections(share, report.connections()).whole(picked, List.of());
    }

    @Override
    public List<HubFigures> rounds() {
        return List.of();
    }

    @Override
    public List<LoadLatencies> latencies() {
        return List.of();
    }

    @Override
    public HostReport hostReport(long intervalsDropped) {
        return new HostReport(
                Optional.empty(),
                null,
                Optional.empty(),
                intervalsDropped,
                0,
                0,
                session.results().flatMap(TestResults::congestion).stream().toList(),
                Map.of(
                        "window", PeerFacts.UNTOLD,
                        "busiest_loop_fraction", PeerFacts.UNTOLD,
                        "loop_fractions", PeerFacts.UNTOLD));
    }

    @Override
    public OptionalLong bytesAt(int load, long afterStartNs) {
        return intervals.bytesAt(load, startNs + afterStartNs);
    }

    @Override
    public void close() {
        stopLooking();
        recorders.sampler().close();
        session.script().leave("was left");
    }
}
