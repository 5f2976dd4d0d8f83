package io.netbench.iperf3.wire;

/**
 * CPU time of a side's process over the test, in percent of the time that passed.
 *
 * @param totalPercent both of the others
 * @param userPercent its own code
 * @param systemPercent the kernel's on its behalf
 */
public record CpuUse(double totalPercent, double userPercent, double systemPercent) {

    /** Nothing taken, or nothing known: the protocol has no word for that. */
    public static final CpuUse NONE = new CpuUse(0, 0, 0);

    private static final double PERCENT = 100;

    /** So much time of processors, while so much passed; all in nanoseconds. */
    public static CpuUse of(long userNs, long systemNs, long passedNs) {
        double perNs = PERCENT / Math.max(1, passedNs);
        return new CpuUse(perNs * (userNs + systemNs), perNs * userNs, perNs * systemNs);
    }
}
