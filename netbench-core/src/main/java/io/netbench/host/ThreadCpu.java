package io.netbench.host;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.OptionalLong;

/** Processor time of single threads of this process, for the busiest event loop. Stateless, for any thread. */
public final class ThreadCpu {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /**
     * Nanoseconds that a thread ran since it started.
     *
     * @param threadId as {@link Thread#getId()} gives it
     * @return empty when the thread has ended, or the JVM can't tell
     */
    public OptionalLong cpuNs(long threadId) {
        if (!threads.isThreadCpuTimeSupported() || !threads.isThreadCpuTimeEnabled()) {
            return OptionalLong.empty();
        }
        long ns = threads.getThreadCpuTime(threadId);
        return ns < 0 ? OptionalLong.empty() : OptionalLong.of(ns);
    }
}
