package io.netbench.agent;

import io.netbench.control.Protocol;
import io.netbench.dataplane.AgentException;
import io.netbench.text.TimeSpan;
import io.netbench.time.Clock;

/**
 * For how long a run may go on without another word from its coordinator, judged by the agent's own clock. A stream does
 * not break when its peer freezes or a cable is pulled, so its being open says little. One that has run out is not renewed
 * by words that waited in a frozen process. Thread-safe.
 */
final class RunLease {

    private final Clock clock;
    private long lengthNs = Protocol.LEASE_NS;
    private long untilNs;
    private long heardNs;

    RunLease(Clock clock) {
        this.clock = clock;
        heardNs = clock.nanoTime();
        untilNs = heardNs + lengthNs;
    }

    /**
     * It lasts so long from now on.
     *
     * @throws AgentException if no agent waits for so short or long a time
     */
    synchronized void lasts(long newLengthNs) {
        if (newLengthNs < Protocol.MIN_LEASE_NS || newLengthNs > Protocol.MAX_LEASE_NS) {
            throw new AgentException("a lease lasts from %s to %s, got: %s"
                    .formatted(
                            TimeSpan.describe(Protocol.MIN_LEASE_NS),
                            TimeSpan.describe(Protocol.MAX_LEASE_NS),
                            TimeSpan.describe(newLengthNs)));
        }
        lengthNs = newLengthNs;
        renew();
    }

    /** The coordinator has been heard. */
    synchronized void renew() {
        if (isHeld()) {
            heardNs = clock.nanoTime();
            untilNs = heardNs + lengthNs;
        }
    }

    /** Whether it ends within a time, if nothing more is heard. */
    synchronized boolean endsWithin(long ns) {
        return untilNs - clock.nanoTime() <= ns;
    }

    /**
     * Has it last so long from now on, though nothing was heard, but no longer than {@link Protocol#STARVED_LEASES} of its
     * lengths since the latest word.
     *
     * @return whether it lasts longer than before
     */
    synchronized boolean stretch(long ns) {
        long newUntilNs = Math.min(clock.nanoTime() + ns, heardNs + Protocol.STARVED_LEASES * lengthNs);
        if (!isHeld() || newUntilNs - untilNs <= 0) {
            return false;
        }
        untilNs = newUntilNs;
        return true;
    }

    /** How long it lasts. */
    synchronized long lengthNs() {
        return lengthNs;
    }

    /** When it ends, if nothing more is heard. */
    synchronized long untilNs() {
        return untilNs;
    }

    /** @throws LostCoordinatorException if it has run out */
    synchronized void requireHeld() {
        if (!isHeld()) {
            throw new LostCoordinatorException("not a word for " + TimeSpan.describe(untilNs - heardNs));
        }
    }

    private boolean isHeld() {
        return clock.nanoTime() - untilNs < 0;
    }
}
