package io.netbench.iperf3.client;

import io.netbench.time.Clock;
import io.netbench.traffic.StreamProgress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The end of a test: a server forgets what is still on its way when it hears of it, so it is told when all that was sent has been
 * acknowledged, or when the time for that is over. For the session's loop.
 */
final class PeerEnding {

    /** How often it is looked at whether all that was sent has been acknowledged. */
    private static final long LOOK_NS = 1_000_000L;

    /**
     * How long the last datagrams may be in queues: nobody acknowledges them. The server's time goes on meanwhile, so that it is a
     * small part of the load's.
     */
    private static final long LEAST_UNDER_WAY_NS = 5_000_000L;

    private static final long MOST_UNDER_WAY_NS = 300_000_000L;
    private static final long PART_UNDER_WAY = 100;

    private final ServerSession session;
    private final Clock clock;
    private final AckedBytes acked;
    private final PeerReport report;
    private final Supplier<CompletableFuture<List<StreamProgress>>> progress;
    private volatile boolean hasBegun;

    /** @param progress how far the streams have come; may fail, as where their loops are gone */
    PeerEnding(
            ServerSession session,
            Clock clock,
            AckedBytes acked,
            PeerReport report,
            Supplier<CompletableFuture<List<StreamProgress>>> progress) {
        this.session = session;
        this.clock = clock;
        this.acked = acked;
        this.report = report;
        this.progress = progress;
    }

    /** Whether the load is over. From any thread. */
    boolean hasBegun() {
        return hasBegun;
    }

    /** The load is over; the server is told so by then. */
    void begin(long byNs) {
        if (!hasBegun) {
            hasBegun = true;
            acked.end();
            drain(byNs);
        }
    }

    private void drain(long byNs) {
        progress.get().whenComplete((ends, failure) -> {
            boolean isDue = failure != null || clock.nanoTime() - byNs >= 0;
            if (!isDue && !isThere(ends)) {
                session.loop().schedule(() -> drain(byNs), LOOK_NS, TimeUnit.NANOSECONDS);
            } else if (failure == null && session.isOfDatagrams()) {
                session.loop().schedule(this::say, session.roundTripNs() + underWayNs(), TimeUnit.NANOSECONDS);
            } else {
                say();
            }
        });
    }

    /** A server that hears of the end closes the data connections, which none of their loops may take for a failure then. */
    private static boolean isThere(List<StreamProgress> ends) {
        return ends.stream()
                .allMatch(end -> end.isOver()
                        && (end.isSink() || end.acknowledgedBytes().orElse(end.payloadBytes()) >= end.payloadBytes()));
    }

    private long underWayNs() {
        return Math.min(
                MOST_UNDER_WAY_NS,
                Math.max(LEAST_UNDER_WAY_NS, report.sinceStartNs(clock.nanoTime()) / PART_UNDER_WAY));
    }

    private CompletableFuture<Void> flows() {
        return session.isOfDatagrams()
                ? session.traffic().connections().thenAcceptAsync(report::knowsFlows, session.loop())
                : CompletableFuture.completedFuture(null);
    }

    private void say() {
        session.traffic().sampleTcp(false);
        session.traffic()
                .streams()
                .thenAcceptAsync(report::knows, session.loop())
                .thenCompose(known -> flows())
                .whenComplete((known, failure) -> session.end(report::own));
    }
}
