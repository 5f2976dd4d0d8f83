package io.netbench.dataplane;

import io.netbench.host.HostCounters;
import io.netbench.host.HostSampler;
import io.netbench.time.Clock;

/**
 * The counters of this host, read once for all that want them as of one instant: runs of one agent whose windows begin and
 * end together would else each read the same files, and the last of them long after the instant. Thread-safe.
 */
public final class SharedCounters {

    private final Clock clock;
    private HostSampler sampler;
    private HostCounters latest;

    /** @param clock that stamps the readings, and from which instants come */
    public SharedCounters(Clock clock) {
        this.clock = clock;
    }

    /** As they were at {@code atNs}, or as soon after it as they were read; {@code atNs} is past. */
    synchronized HostCounters at(long atNs) {
        if (latest == null || latest.takenAtNs() - atNs < 0) {
            latest = sampler().snapshot();
        }
        return latest;
    }

    /** Counters of a host that was quiet from when they were read until {@code atNs}, with its processors as they are now. */
    synchronized HostCounters withProcessorsNow(HostCounters counters, long atNs) {
        return sampler().withProcessorsNow(counters, atNs);
    }

    /** Made when it is needed: it looks at the interfaces, which an agent that only waits need not. */
    private HostSampler sampler() {
        if (sampler == null) {
            sampler = new HostSampler(clock);
        }
        return sampler;
    }
}
