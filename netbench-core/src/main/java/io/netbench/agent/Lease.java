package io.netbench.agent;

import io.netbench.control.Protocol;
import io.netbench.plan.TimeSpan;
import io.netbench.time.Clock;

/**
 * For how long a run may go on without another word from its coordinator, judged by the agent's own clock. A stream does
 * not break when its peer freezes or a cable is pulled, so its being open says little. For one thread.
 */
final class Lease {

    private final Clock clock;
    private long lengthNs = Protocol.LEASE_NS;
    private long untilNs;

    Lease(Clock clock) {
        this.clock = clock;
        renew();
    }

    /**
     * It lasts so long from now on.
     *
     * @throws AgentException if no agent waits for so short or long a time
     */
    void lasts(long newLengthNs) {
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
    void renew() {
        untilNs = clock.nanoTime() + lengthNs;
    }

    /** How long it lasts. */
    long lengthNs() {
        return lengthNs;
    }

    /** When it ends, if nothing more is heard. */
    long untilNs() {
        return untilNs;
    }

    /** @throws LostCoordinatorException if it has run out */
    void requireHeld() {
        if (clock.nanoTime() - untilNs >= 0) {
            throw new LostCoordinatorException("not a word for " + TimeSpan.describe(lengthNs));
        }
    }
}
