package io.netbench.time;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * An instant on a {@link Clock} by which something has to be done. Immutable and thread-safe.
 *
 * <p>Instants are compared by difference, as {@link System#nanoTime()} asks, so that a wrap of the clock does no harm.
 */
public final class Deadline {

    private final Clock clock;
    private final long atNs;

    private Deadline(Clock clock, long atNs) {
        this.clock = clock;
        this.atNs = atNs;
    }

    /** The deadline that lies {@code duration} after the clock's present instant. */
    public static Deadline after(Clock clock, Duration duration) {
        return new Deadline(clock, clock.nanoTime() + duration.toNanos());
    }

    /** The deadline at the instant {@code atNs} of {@code clock}. */
    public static Deadline at(Clock clock, long atNs) {
        return new Deadline(clock, atNs);
    }

    /** Nanoseconds that are left; negative when the deadline has passed. */
    public long remainingNs() {
        return atNs - clock.nanoTime();
    }

    /** Milliseconds that are left, rounded up, never negative: what a timed wait can be given. */
    public long remainingMillis() {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(remainingNs() + 999_999));
    }

    /** Whether the instant has been reached. */
    public boolean isOver() {
        return remainingNs() <= 0;
    }
}
