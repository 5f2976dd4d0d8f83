package io.netbench.cli.watch;

import io.netbench.time.Clock;

/** When the next suite begins: at a beat from the first one, whatever each takes; beats that one takes are left out. */
final class Pace {

    private final Clock clock;
    private final long everyNs;
    private final long firstNs;
    private long beats;

    /** The first beat is now. */
    Pace(Clock clock, long everyNs) {
        this.clock = clock;
        this.everyNs = everyNs;
        firstNs = clock.nanoTime();
    }

    /** Goes to the next beat that is still to come. Returns how many have passed by. */
    long next() {
        long due = Math.max(beats, (clock.nanoTime() - firstNs) / everyNs) + 1;
        long missed = due - beats - 1;
        beats = due;
        return missed;
    }

    /** How long it is until then. */
    long waitNs() {
        return Math.max(0, firstNs + beats * everyNs - clock.nanoTime());
    }
}
