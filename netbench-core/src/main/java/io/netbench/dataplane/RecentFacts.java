package io.netbench.dataplane;

import io.netbench.host.HostFacts;
import io.netbench.host.LldpNeighbors;
import io.netbench.time.Clock;

/**
 * The facts of this host as they were a moment ago: reading them takes milliseconds, which runs that begin together, and the
 * steps of one run, need not each spend. Thread-safe.
 */
public final class RecentFacts {

    private static final long FRESH_NS = 1_000_000_000L;

    private final Clock clock;
    private final LldpNeighbors neighbors = new LldpNeighbors();
    private final boolean isFixed;
    private HostFacts facts;
    private long readNs;

    private RecentFacts(HostFacts facts) {
        this.clock = Clock.system();
        this.facts = facts;
        isFixed = true;
    }

    /** Those of a host that can't be looked at: the same for ever. */
    public static RecentFacts always(HostFacts facts) {
        return new RecentFacts(facts);
    }

    public RecentFacts(Clock clock) {
        this.clock = clock;
        isFixed = false;
        // So that the answer is there when the first run asks.
        neighbors.known(clock.nanoTime());
    }

    /** At most a second old. */
    public synchronized HostFacts get() {
        if (!isFixed && (facts == null || clock.nanoTime() - readNs >= FRESH_NS)) {
            facts = HostFacts.ofThisHost().with(neighbors.known(clock.nanoTime()));
            readNs = clock.nanoTime();
        }
        return facts;
    }
}
