package io.netbench.iperf3.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server is told that its test is over, once, whatever event loops answer. */
class LastWordTest {

    private final EmbeddedChannel loop = new EmbeddedChannel();
    private int said;

    @BeforeEach
    void freeze() {
        loop.freezeTime();
    }

    @AfterEach
    void close() {
        loop.finishAndReleaseAll();
    }

    private void pass(long ms) {
        loop.advanceTimeBy(ms, TimeUnit.MILLISECONDS);
        loop.runPendingTasks();
        loop.runPendingTasks();
    }

    @Test
    void shouldTellTheServerWhenLoopsHaveAnswered() {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        LastWord.sayWith(loop.eventLoop(), () -> answer, () -> said++);
        pass(999);
        assertEquals(0, said);

        answer.complete(null);
        pass(0);
        assertEquals(1, said);
        pass(2_000);
        assertEquals(1, said);
    }

    @Test
    void shouldTellTheServerWhereLoopsDoNotAnswer() {
        LastWord.sayWith(loop.eventLoop(), CompletableFuture::new, () -> said++);
        pass(1_000);

        assertEquals(1, said);
    }

    @Test
    void shouldTellTheServerAtOnceWhereLoopsAreGone() {
        LastWord.sayWith(
                loop.eventLoop(),
                () -> CompletableFuture.failedFuture(new RejectedExecutionException("gone")),
                () -> said++);
        pass(0);

        assertEquals(1, said);
    }

    @Test
    void shouldTellTheServerAtOnceWhereLoopsCanNotBeAsked() {
        LastWord.sayWith(
                loop.eventLoop(),
                () -> {
                    throw new RejectedExecutionException("gone");
                },
                () -> said++);
        pass(0);

        assertEquals(1, said);
    }
}
