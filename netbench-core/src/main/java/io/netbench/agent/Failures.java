package io.netbench.agent;

import io.netbench.host.ResourceShortage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Makes one exception with one line for a person of what a future failed with. */
final class Failures {

    private Failures() {}

    /** The cause itself where it is unchecked, else an exception with its message. */
    static RuntimeException unwrapped(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof RuntimeException unchecked ? unchecked : new AgentException(reason(cause), cause);
    }

    /** What to tell a person of a future that has failed. */
    static String reasonOf(CompletableFuture<?> failed) {
        try {
            failed.join();
            throw new IllegalArgumentException("the future has not failed");
        } catch (CompletionException failure) {
            return reason(unwrapped(failure));
        }
    }

    /** What to tell a person: the message, or the kind of failure where it has none. */
    static String reason(Throwable failure) {
        String message = failure.getMessage();
        return ResourceShortage.reason(failure)
                .orElse(
                        message == null || message.isBlank()
                                ? failure.getClass().getSimpleName()
                                : message);
    }
}
