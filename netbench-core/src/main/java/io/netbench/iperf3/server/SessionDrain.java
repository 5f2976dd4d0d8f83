package io.netbench.iperf3.server;

import io.netbench.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Waits until nothing more comes of the datagrams that were on their way when a load was over. For one event loop.
 *
 * @param <T> what is known when all is closed
 */
final class SessionDrain<T> {

    /** When nothing has come for so long, all that the client sent before it ended has come. */
    private static final long SILENCE_NS = 20_000_000L;

    /** The longest that a client waits for its results because datagrams still come. */
    private static final long MOST_DRAIN_NS = 500_000_000L;

    private final ScheduledExecutorService loop;
    private final Clock clock;
    private final LongSupplier bytes;
    private final Supplier<T> close;
    private final CompletableFuture<T> closed = new CompletableFuture<>();

    /**
     * A drain that has not begun.
     *
     * @param bytes that have come by now
     * @param close called at the end, once
     */
    SessionDrain(ScheduledExecutorService loop, Clock clock, LongSupplier bytes, Supplier<T> close) {
        this.loop = loop;
        this.clock = clock;
        this.bytes = bytes;
        this.close = close;
    }

    /**
     * Begins to wait.
     *
     * @param atNs when the load was over
     * @return always completes: with the figures, or with the fault that kept them back
     */
    CompletableFuture<T> begin(long atNs) {
        look(bytes.getAsLong(), atNs + MOST_DRAIN_NS);
        return closed;
    }

    private void look(long before, long untilNs) {
        loop.schedule(
                () -> {
                    try {
                        long now = bytes.getAsLong();
                        if (now == before || clock.nanoTime() - untilNs >= 0) {
                            closed.complete(close.get());
                        } else {
                            look(now, untilNs);
                        }
                    } catch (RuntimeException | Error fault) {
                        closed.completeExceptionally(fault);
                    }
                },
                SILENCE_NS,
                TimeUnit.NANOSECONDS);
    }
}
