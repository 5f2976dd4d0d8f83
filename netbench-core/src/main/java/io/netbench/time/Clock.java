package io.netbench.time;

/**
 * Monotonic time of this process, in nanoseconds from an arbitrary origin.
 *
 * <p>Everything that is timed reads a clock that was handed to it, so that deadlines can be tested on a clock that is
 * cranked by hand. Implementations are thread-safe and never go backwards.
 */
@FunctionalInterface
public interface Clock {

    /** Nanoseconds since the clock's origin; only differences have a meaning. */
    long nanoTime();

    /** The clock of the running JVM, {@link System#nanoTime()}. */
    static Clock system() {
        return SystemClock.INSTANCE;
    }
}
