package io.netbench.time;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits of tests: for a condition or a result, never for time to pass, and never for ever. */
public final class Await {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final long POLL_NS = 200_000;

    private Await() {}

    /** Waits until {@code condition} holds; fails, naming {@code what}, if it does not within 30 s. */
    public static void until(String what, BooleanSupplier condition) {
        Deadline deadline = Deadline.after(Clock.system(), DEADLINE);
        while (!condition.getAsBoolean()) {
            if (deadline.isOver()) {
                throw new AssertionError("still waiting after " + DEADLINE.toSeconds() + " s for " + what);
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    /** The result of {@code future}; fails, naming {@code what}, if there is none within 30 s. */
    public static <T> T result(String what, Future<T> future) {
        try {
            return future.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("still waiting after " + DEADLINE.toSeconds() + " s for " + what, e);
        } catch (ExecutionException e) {
            throw new AssertionError(what + " failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, e);
        }
    }

    /** What {@code future} fails with; fails itself if it succeeds, or does nothing within 30 s. */
    public static Throwable failure(String what, Future<?> future) {
        try {
            future.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "still waiting after " + DEADLINE.toSeconds() + " s for the failure of " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for the failure of " + what, e);
        }
        throw new AssertionError(what + " should have failed");
    }
}
