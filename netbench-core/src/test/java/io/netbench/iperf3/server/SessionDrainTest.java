package io.netbench.iperf3.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.time.HandClock;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When streams of datagrams are closed that have ended, on a clock that is turned by hand. */
class SessionDrainTest {

    private static final long MS = 1_000_000L;

    private final HandClock clock = new HandClock(0);
    private final EmbeddedChannel loop = new EmbeddedChannel();
    private int closes;

    @BeforeEach
    void freeze() {
        loop.freezeTime();
    }

    @AfterEach
    void close() {
        loop.finishAndReleaseAll();
    }

    private CompletableFuture<Long> drain(LongSupplier bytes) {
        return drain(bytes, () -> {
            closes++;
            return clock.nanoTime() / MS;
        });
    }

    private CompletableFuture<Long> drain(LongSupplier bytes, Supplier<Long> close) {
        return new SessionDrain<>(loop.eventLoop(), clock, bytes, close).begin(clock.nanoTime());
    }

    private void pass(int ms) {
        for (int i = 0; i < ms; i++) {
            clock.advance(MS);
            loop.advanceTimeBy(1, TimeUnit.MILLISECONDS);
            loop.runPendingTasks();
        }
    }

    @Test
    void shouldCloseWhenNothingHasComeForAWhile() {
        CompletableFuture<Long> closed = drain(() -> Math.min(30, clock.nanoTime() / MS));
        pass(59);
        assertFalse(closed.isDone());

        pass(500);
        assertEquals(60, closed.join());
        assertEquals(1, closes);
    }

    @Test
    void shouldCloseInTimeWhateverStillComes() {
        CompletableFuture<Long> closed = drain(clock::nanoTime);
        pass(600);

        assertEquals(500, closed.join());
        assertEquals(1, closes);
    }

    /** Who waits for a session's figures holds a seat until then. */
    @Test
    void shouldTellOfAFaultWhenItCloses() {
        IllegalStateException fault = new IllegalStateException("a nut came loose");
        CompletableFuture<Long> closed = drain(() -> 0, () -> {
            throw fault;
        });
        pass(20);

        assertTrue(closed.isCompletedExceptionally());
        assertSame(fault, assertThrows(CompletionException.class, closed::join).getCause());
    }

    @Test
    void shouldTellOfAFaultWhenItLooks() {
        AssertionError fault = new AssertionError("a nut came loose");
        CompletableFuture<Long> closed = drain(() -> {
            if (clock.nanoTime() > 0) {
                throw fault;
            }
            return 0;
        });
        pass(20);

        assertTrue(closed.isCompletedExceptionally());
        assertSame(fault, assertThrows(CompletionException.class, closed::join).getCause());
        assertEquals(0, closes);
    }
}
