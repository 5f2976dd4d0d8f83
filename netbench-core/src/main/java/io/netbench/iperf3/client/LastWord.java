package io.netbench.iperf3.client;

import io.netbench.dataplane.FutureFailures;
import io.netbench.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells a server that the test is over, and what this side knows of it. For the session's loop. */
final class LastWord {

    /**
     * How long the last datagrams may be in queues: nobody acknowledges them. The server's time goes on meanwhile, so that it is a
     * small part of the load's.
     */
    private static final long LEAST_UNDER_WAY_NS = 5_000_000L;

    private static final long MOST_UNDER_WAY_NS = 300_000_000L;
    private static final long PART_UNDER_WAY = 100;

    /**
     * How long event loops may take to answer. After that the server is told without their figures, so that its test ends.
     */
    private static final long ANSWER_NS = 1_000_000_000L;

    private final ServerSession session;
    private final Clock clock;
    private final PeerReport report;

    LastWord(ServerSession session, Clock clock, PeerReport report) {
        this.session = session;
        this.clock = clock;
        this.report = report;
    }

    /** How long what was sent last and nobody acknowledges may still be on its way, in nanoseconds. */
    long underWayNs() {
        if (!session.isOfDatagrams()) {
            return 0;
        }
        long part = report.sinceStartNs(clock.nanoTime()) / PART_UNDER_WAY;
        return session.roundTripNs() + Math.min(MOST_UNDER_WAY_NS, Math.max(LEAST_UNDER_WAY_NS, part));
    }

    /** Says it, with the last figures of this side. */
    void say() {
        sayWith(session.loop(), this::last, () -> session.end(report::own));
    }

    /** Says it on the loop, once: when the figures are there, when there is a reason why they won't be, or when it is time. */
    static void sayWith(ScheduledExecutorService loop, Supplier<CompletableFuture<Void>> figures, Runnable say) {
        CompletableFuture<Void> known = new CompletableFuture<>();
        known.thenRunAsync(say, loop);
        loop.schedule(() -> known.complete(null), ANSWER_NS, TimeUnit.NANOSECONDS);
        FutureFailures.attempt(figures).whenComplete((all, failure) -> known.complete(null));
    }

    private CompletableFuture<Void> last() {
        session.traffic().sampleTcp(false);
        return session.traffic()
                .streams()
                .thenAcceptAsync(report::knows, session.loop())
                .thenCompose(streams -> flows());
    }

    private CompletableFuture<Void> flows() {
        return session.isOfDatagrams()
                ? session.traffic().connections().thenAcceptAsync(report::knowsFlows, session.loop())
                : CompletableFuture.completedFuture(null);
    }
}
