package io.netbench.dataplane;

import io.netbench.host.HostFacts;
import io.netbench.time.Clock;

/**
 * The facts of this host as they were a moment ago: reading them takes milliseconds, which runs that begin together, and the
 * steps of one run, need not each spend. Thread-safe.
 */
public final class RecentFacts {

    private static final long FRESH_NS = 1_000_000_000L;
    private static final Clock CLOCK = Clock.system();

    private static HostFacts facts;
    private static long readNs;

    private RecentFacts() {}

    /** At most a second old. */
    public static synchronized HostFacts get() {
        if (facts == null || CLOCK.nanoTime() - readNs >= FRESH_NS) {
            facts = HostFacts.ofThisHost();
            readNs = CLOCK.nanoTime();
        }
        return facts;
    }
}
