package io.netbench.agent;

import io.netbench.control.Protocol;
import io.netbench.time.Clock;

/**
 * For how long a run may go on without another word from its coordinator, judged by the agent's own clock. A stream does
 * not break when its peer freezes or a cable is pulled, so its being open says little. For one thread.
 */
final class Lease {

    private final Clock clock;
    private long untilNs;

    Lease(Clock clock) {
        this.clock = clock;
        renew();
    }

    /** The coordinator has been heard. */
    void renew() {
        untilNs = clock.nanoTime() + Protocol.LEASE_NS;
    }

    /** When it ends, if nothing more is heard. */
    long untilNs() {
        return untilNs;
    }

    /** @throws LostCoordinatorException if it has run out */
    void requireHeld() {
        if (clock.nanoTime() - untilNs >= 0) {
            throw new LostCoordinatorException("not a word for " + Protocol.LEASE_NS / 1_000_000_000L + " s");
        }
    }
}
