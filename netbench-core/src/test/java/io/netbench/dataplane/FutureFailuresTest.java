package io.netbench.dataplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FutureFailuresTest {

    private final CompletableFuture<Void> one = new CompletableFuture<>();
    private final CompletableFuture<Void> other = new CompletableFuture<>();
    private final CompletableFuture<Void> both = FutureFailures.allOrFirst(one, other);

    @Test
    void shouldFailAtOnceWhenOneFailsAndTheOtherWaits() {
        one.completeExceptionally(new AgentException("no free local port"));

        assertTrue(both.isCompletedExceptionally());
        assertEquals("no free local port", FutureFailures.reasonOf(both));
    }

    @Test
    void shouldFailAtOnceWhicheverFails() {
        other.completeExceptionally(new AgentException("out of descriptors"));

        assertEquals("out of descriptors", FutureFailures.reasonOf(both));
    }

    @Test
    void shouldFailWhereAQuestionCanNotBePut() {
        CompletableFuture<Void> asked = FutureFailures.attempt(() -> {
            throw new AgentException("gone");
        });

        assertEquals("gone", FutureFailures.reasonOf(asked));
    }

    @Test
    void shouldBeDoneWhenBothAre() {
        one.complete(null);
        assertFalse(both.isDone());
        other.complete(null);
        assertTrue(both.isDone() && !both.isCompletedExceptionally());
    }
}
