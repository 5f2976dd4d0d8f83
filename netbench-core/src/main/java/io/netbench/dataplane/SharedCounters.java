package io.netbench.dataplane;

import io.netbench.host.HostCounters;
import io.netbench.host.HostSampler;
import io.netbench.time.Clock;

/**
 * The counters of this host, read once for all that want them as of one instant: agents of one process, whose windows begin
 * and end together, would else each read the same files, and the last of them long after the instant. Thread-safe.
 */
final class SharedCounters {

    private static final Clock CLOCK = Clock.system();

    private static HostSampler sampler;
    private static HostCounters latest;

    private SharedCounters() {}

    /** As they were at {@code atNs}, or as soon after it as they were read; {@code atNs} is past. */
    static synchronized HostCounters at(long atNs) {
        if (latest == null || latest.takenAtNs() - atNs < 0) {
            latest = sampler().snapshot();
        }
        return latest;
    }

    /** Counters of a host that was quiet from when they were read until {@code atNs}, with its processors as they are now. */
    static synchronized HostCounters withProcessorsNow(HostCounters counters, long atNs) {
        return sampler().withProcessorsNow(counters, atNs);
    }

    private static HostSampler sampler() {
        if (sampler == null) {
            sampler = new HostSampler(CLOCK);
        }
        return sampler;
    }
}
