package io.netbench.host.proc;

/**
 * Where the time of one processor, or of all together, went since boot or over a window.
 *
 * @param userNs programs, niced ones and guests included
 * @param systemNs the kernel on behalf of programs
 * @param idleNs nothing to do
 * @param iowaitNs nothing to do while a disk was waited for
 * @param irqNs hardware interrupts
 * @param softirqNs deferred work of interrupts, where most of receiving happens
 * @param stealNs wanted to run, but the hypervisor ran something else
 */
public record CpuTimes(
        long userNs, long systemNs, long idleNs, long iowaitNs, long irqNs, long softirqNs, long stealNs) {

    /** The kernel's unit for times in {@code /proc}: USER_HZ is 100 on every architecture that runs a JVM. */
    public static final long NS_PER_TICK = 10_000_000;

    public long totalNs() {
        return busyNs() + idleNs + iowaitNs;
    }

    /** All but idling; stolen time counts, since the processor was not there to be used. */
    public long busyNs() {
        return userNs + systemNs + irqNs + softirqNs + stealNs;
    }

    /** The time since an earlier reading. */
    public CpuTimes since(CpuTimes before) {
        return new CpuTimes(
                growth(before.userNs, userNs),
                growth(before.systemNs, systemNs),
                growth(before.idleNs, idleNs),
                growth(before.iowaitNs, iowaitNs),
                growth(before.irqNs, irqNs),
                growth(before.softirqNs, softirqNs),
                growth(before.stealNs, stealNs));
    }

    private static long growth(long before, long after) {
        // The kernel estimates the idle times of a processor, and its estimate may step back a little.
        return Math.max(0, after - before);
    }
}
