package io.netbench.iperf3.client;

import io.netbench.dataplane.FutureFailures;
import io.netbench.time.Clock;
import io.netbench.traffic.StreamProgress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The end of a test: a server forgets what is still on its way when it hears of it, so it is told when all that was sent has been
 * acknowledged, or when the time for that is over, whether or not event loops have answered by then. For the session's loop.
 */
final class PeerEnding {

    /** How often it is looked at whether all that was sent has been acknowledged. */
    static final long LOOK_NS = 1_000_000L;

    private final ScheduledExecutorService loop;
    private final Clock clock;
    private final Supplier<CompletableFuture<List<StreamProgress>>> progress;
    private final LongSupplier underWayNs;
    private final Runnable say;
    private volatile boolean hasBegun;
    private boolean isLeaving;

    /**
     * @param loop the session's
     * @param progress how far the streams have come; may fail, as where their loops are gone
     * @param underWayNs how long what nobody acknowledges may still be on its way
     * @param say tells the server; called once, on the loop
     */
    PeerEnding(
            ScheduledExecutorService loop,
            Clock clock,
            Supplier<CompletableFuture<List<StreamProgress>>> progress,
            LongSupplier underWayNs,
            Runnable say) {
        this.loop = loop;
        this.clock = clock;
        this.progress = progress;
        this.underWayNs = underWayNs;
        this.say = say;
    }

    /** Whether the load is over. From any thread. */
    boolean hasBegun() {
        return hasBegun;
    }

    /** The load is over; the server is told so by then. */
    void begin(long byNs) {
        if (!hasBegun) {
            hasBegun = true;
            loop.schedule(
                    () -> leaveIn(underWayNs.getAsLong()), Math.max(0, byNs - clock.nanoTime()), TimeUnit.NANOSECONDS);
            drain();
        }
    }

    private void drain() {
        if (isLeaving) {
            return;
        }
        FutureFailures.attempt(progress)
                .whenCompleteAsync(
                        (ends, failure) -> {
                            if (failure != null) {
                                leaveIn(0);
                            } else if (isThere(ends)) {
                                leaveIn(underWayNs.getAsLong());
                            } else {
                                loop.schedule(this::drain, LOOK_NS, TimeUnit.NANOSECONDS);
                            }
                        },
                        loop);
    }

    private void leaveIn(long ns) {
        if (!isLeaving) {
            isLeaving = true;
            if (ns > 0) {
                loop.schedule(say, ns, TimeUnit.NANOSECONDS);
            } else {
                say.run();
            }
        }
    }

    /** A server that hears of the end closes the data connections, which none of their loops may take for a failure then. */
    private static boolean isThere(List<StreamProgress> ends) {
        return ends.stream()
                .allMatch(end -> end.isOver()
                        && (end.isSink() || end.acknowledgedBytes().orElse(end.payloadBytes()) >= end.payloadBytes()));
    }
}
