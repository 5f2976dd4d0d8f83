package io.netbench.iperf3.client;

import io.netbench.dataplane.DataPlane;
import io.netbench.measure.LoadWindow;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import io.netbench.time.Clock;
import io.netbench.traffic.Quiet;
import io.netbench.traffic.ReleaseInstants;
import io.netbench.traffic.StreamProgress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * This host's share of a run with an iperf3 server: sockets as ever, but that the server is let begin when they are, and that
 * bytes of a server that sends end a load as soon as so many have come over all streams: a server divides them as it likes.
 */
final class ClientPlane extends OtherPlane {

    /** How long before the release the server is let begin: the loops of this host wait for it then. */
    private static final long AHEAD_NS = 10_000_000L;

    private static final long LOOK_NS = 1_000_000L;

    private final ServerSession session;
    private final RunPlan share;
    private final int agent;
    private final Clock clock;
    private final Map<Integer, CompletableFuture<Void>> limits = new HashMap<>();
    private int starts;

    ClientPlane(DataPlane sockets, ServerSession session, RunPlan share, int agent, Clock clock) {
        super(sockets);
        this.session = session;
        this.share = share;
        this.agent = agent;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Void> start(LoadWindow window) {
        boolean isFirst = starts == 0;
        starts++;
        if (window.limited() && receives()) {
            share.loads().forEach(load -> limits.put(load.id(), new CompletableFuture<>()));
            session.loop()
                    .schedule(
                            () -> session.traffic()
                                    .progress()
                                    .thenAcceptAsync(this::begin, session.loop())
                                    .whenComplete((begun, failure) -> session.fault(failure)),
                            Math.max(0, window.startNs() - clock.nanoTime()),
                            TimeUnit.NANOSECONDS);
        }
        LoadWindow ofSockets = receives()
                ? new LoadWindow(window.startNs(), window.measureFromNs(), window.measureToNs(), false)
                : window;
        CompletableFuture<Void> armed = super.start(ofSockets);
        if (isFirst) {
            armed.thenRun(() -> session.releaseIn(window.startNs() - aheadNs() - clock.nanoTime()));
        }
        return armed;
    }

    @Override
    public CompletableFuture<ReleaseInstants> released() {
        CompletableFuture<ReleaseInstants> ofStart = session.released(starts);
        CompletableFuture<ReleaseInstants> released = super.released();
        released.thenAccept(ofStart::complete);
        return released;
    }

    /** Datagrams must not come before the server waits for them, which this host hears of a round trip later. */
    private long aheadNs() {
        return AHEAD_NS + (session.isOfDatagrams() ? 2 * session.roundTripNs() : 0);
    }

    /** Whether a server sends. */
    private boolean receives() {
        return share.links().stream()
                .anyMatch(link -> share.endpoints().get(link.sink()).agent() == agent);
    }

    @Override
    public CompletableFuture<Void> limitReached(int load) {
        return limits.containsKey(load) ? limits.get(load) : super.limitReached(load);
    }

    /** Between a warm-up and what follows a server that sends goes on. */
    @Override
    public CompletableFuture<Quiet> quiet() {
        return receives() ? CompletableFuture.completedFuture(new Quiet(0, 0, 0)) : super.quiet();
    }

    private void begin(List<StreamProgress> atBegin) {
        look(bytesOf(atBegin));
    }

    private void look(Map<Integer, Long> atBegin) {
        session.traffic()
                .progress()
                .thenAcceptAsync(
                        ends -> {
                            Map<Integer, Long> now = bytesOf(ends);
                            boolean areAllReached = true;
                            for (Load load : share.loads()) {
                                areAllReached &= hasReached(load, now, atBegin);
                            }
                            if (!areAllReached && !isOver()) {
                                session.loop().schedule(() -> look(atBegin), LOOK_NS, TimeUnit.NANOSECONDS);
                            }
                        },
                        session.loop())
                .whenComplete((looked, failure) -> session.fault(failure));
    }

    private boolean isOver() {
        return session.script().failed().isDone() || session.script().results().isDone();
    }

    private boolean hasReached(Load load, Map<Integer, Long> now, Map<Integer, Long> atBegin) {
        long bytes = now.getOrDefault(load.id(), 0L) - atBegin.getOrDefault(load.id(), 0L);
        long target = load.links().get(0).load().targetBytes().orElse(Long.MAX_VALUE);
        if (bytes >= target && limits.get(load.id()).complete(null)) {
            // A server that sends goes on until it is told; what it sends until then is not asked for.
            end(load.id(), clock.nanoTime());
        }
        return bytes >= target;
    }

    private Map<Integer, Long> bytesOf(List<StreamProgress> ends) {
        Map<Integer, Integer> loadOf = new HashMap<>();
        share.links().forEach(link -> loadOf.put(link.id(), link.loadId()));
        Map<Integer, Long> bytes = new HashMap<>();
        ends.forEach(end -> bytes.merge(loadOf.get(end.link()), end.payloadBytes(), Long::sum));
        return bytes;
    }
}
