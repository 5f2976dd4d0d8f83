package io.netbench.dataplane;

import io.netbench.host.ResourceShortage;
import io.netbench.traffic.handshake.LateConnectException;
import io.netbench.traffic.handshake.UnestablishedException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Makes one exception with one line for a person of what a future failed with. */
public final class FutureFailures {

    private FutureFailures() {}

    /** Completes when both have, or fails as soon as one does: the other may wait in vain then. */
    static CompletableFuture<Void> allOrFirst(CompletableFuture<Void> one, CompletableFuture<Void> other) {
        CompletableFuture<Void> all = CompletableFuture.allOf(one, other);
        for (CompletableFuture<Void> part : List.of(one, other)) {
            part.exceptionally(failure -> {
                all.completeExceptionally(failure);
                return null;
            });
        }
        return all;
    }

    /** What is asked for; a question that can't even be put, as to event loops that are gone, has failed. */
    public static <T> CompletableFuture<T> attempt(Supplier<CompletableFuture<T>> question) {
        try {
            return question.get();
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    /** The cause itself where it is unchecked, else an exception with its message. */
    public static RuntimeException unwrapped(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof RuntimeException unchecked ? unchecked : new AgentException(reason(cause), cause);
    }

    /** What to tell a person of a future that has failed. */
    public static String reasonOf(CompletableFuture<?> failed) {
        try {
            failed.join();
            throw new IllegalArgumentException("the future has not failed");
        } catch (CompletionException failure) {
            return reason(unwrapped(failure));
        }
    }

    /** Whether a future failed since connections were not up in time. */
    public static boolean isLate(CompletableFuture<?> failed) {
        return failedBy(failed, LateConnectException.class);
    }

    /** Whether a future failed since a connection did not come up that another host was to open. */
    public static boolean isIncoming(CompletableFuture<?> failed) {
        return failedBy(failed, UnestablishedException.class);
    }

    private static boolean failedBy(CompletableFuture<?> failed, Class<? extends RuntimeException> kind) {
        return failed.handle((done, failure) -> failure != null && kind.isInstance(unwrapped(failure)))
                .join();
    }

    /** What to tell a person: the message, or the kind of failure where it has none. */
    public static String reason(Throwable failure) {
        String message = failure.getMessage();
        return ResourceShortage.reason(failure)
                .orElse(
                        message == null || message.isBlank()
                                ? failure.getClass().getSimpleName()
                                : message);
    }
}
