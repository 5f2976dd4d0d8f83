package io.netbench.iperf3.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.time.HandClock;
import io.netbench.traffic.StreamProgress;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a server is told that the test is over, on a clock that is turned by hand. It has to know within 100 ms. */
class PeerEndingTest {

    private static final long MS = 1_000_000L;
    private static final long BY_NS = 100 * MS;

    private final HandClock clock = new HandClock(0);
    private final EmbeddedChannel loop = new EmbeddedChannel();
    private final List<Long> said = new ArrayList<>();
    private Supplier<CompletableFuture<List<StreamProgress>>> progress = () -> answer(stream(100, true, 100));
    private long underWayNs;
    private int looks;
    private PeerEnding ending;

    @BeforeEach
    void make() {
        loop.freezeTime();
        ending = new PeerEnding(
                loop.eventLoop(),
                clock,
                () -> {
                    looks++;
                    return progress.get();
                },
                () -> underWayNs,
                () -> said.add(clock.nanoTime() / MS));
    }

    @AfterEach
    void close() {
        loop.finishAndReleaseAll();
    }

    private static CompletableFuture<List<StreamProgress>> answer(StreamProgress... streams) {
        return CompletableFuture.completedFuture(List.of(streams));
    }

    private static StreamProgress stream(long payload, boolean isOver, long acknowledged) {
        return new StreamProgress(0, 0, false, payload, isOver, OptionalLong.of(acknowledged));
    }

    /** Lets time pass, a millisecond at a time. */
    private void pass(long ms) {
        runAll();
        for (long i = 0; i < ms; i++) {
            clock.advance(MS);
            loop.advanceTimeBy(1, TimeUnit.MILLISECONDS);
            runAll();
        }
    }

    /** What is due, and what that puts into the queue. */
    private void runAll() {
        loop.runPendingTasks();
        loop.runPendingTasks();
    }

    @Test
    void shouldTellTheServerAtOnceWhenAllIsAcknowledged() {
        assertFalse(ending.hasBegun());
        ending.begin(BY_NS);
        pass(0);

        assertTrue(ending.hasBegun());
        assertEquals(List.of(0L), said);
        pass(200);
        assertEquals(List.of(0L), said, "once, and not again by the end of the time");
        assertEquals(1, looks);
    }

    @Test
    void shouldWaitForWhatIsNotAcknowledged() {
        progress = () -> answer(stream(100, true, clock.nanoTime() < 7 * MS ? 60 : 100));
        ending.begin(BY_NS);
        pass(50);

        assertEquals(List.of(7L), said);
    }

    @Test
    void shouldWaitForASourceThatHasNotStopped() {
        progress = () -> answer(stream(100, clock.nanoTime() >= 3 * MS, 100));
        ending.begin(BY_NS);
        pass(50);

        assertEquals(List.of(3L), said);
    }

    @Test
    void shouldWaitNoLongerThanItMay() {
        progress = () -> answer(stream(100, true, 60));
        ending.begin(BY_NS);
        pass(300);

        assertEquals(List.of(100L), said);
        assertTrue(looks <= 101, () -> looks + " looks, none of them behind the end");
    }

    /** Event loops that have too much to do, or hang, are not heard for long. */
    @Test
    void shouldWaitNoLongerForLoopsThatDoNotAnswer() {
        CompletableFuture<List<StreamProgress>> never = new CompletableFuture<>();
        progress = () -> never;
        ending.begin(BY_NS);
        pass(300);
        assertEquals(List.of(100L), said);

        never.complete(List.of(stream(100, true, 100)));
        pass(10);
        assertEquals(List.of(100L), said, "an answer that is late changes nothing");
    }

    @Test
    void shouldNotWaitForLoopsThatAreGone() {
        progress = () -> CompletableFuture.failedFuture(new RejectedExecutionException("gone"));
        ending.begin(BY_NS);
        pass(1);

        assertEquals(List.of(0L), said);
    }

    @Test
    void shouldNotWaitForLoopsThatCanNotBeAsked() {
        progress = () -> {
            throw new RejectedExecutionException("gone");
        };
        ending.begin(BY_NS);
        pass(1);

        assertEquals(List.of(0L), said);
    }

    @Test
    void shouldGiveDatagramsTheirTime() {
        underWayNs = 20 * MS;
        ending.begin(BY_NS);
        pass(300);

        assertEquals(List.of(20L), said);
    }
}
