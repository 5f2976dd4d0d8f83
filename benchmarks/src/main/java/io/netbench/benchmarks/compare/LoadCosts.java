package io.netbench.benchmarks.compare;

import java.util.List;
import java.util.Optional;

/**
 * CPUs that were busy on average while a load ran.
 *
 * @param server CPUs that the server's process kept busy, with what the kernel did in its name
 * @param client CPUs that the client's process kept busy, likewise
 * @param softInterrupts CPUs of the machine that were in soft interrupts: partly within the former, since the kernel
 *     also does them while a process runs
 */
record LoadCosts(double server, double client, double softInterrupts) {

    /** Readings that a rate is taken over. */
    private static final int STEP = 5;

    /** The share of the highest rate from which the load is said to run. */
    private static final double RUNS_FROM = 0.3;

    /** The part of a window that is looked at, since its end is found to a few readings only. */
    private static final double OF_THE_WINDOW = 0.95;

    /**
     * The costs of the last part of a load, as long as its window: tools begin when they are ready and leave a warm-up out,
     * and all of them end with the window.
     *
     * @param readings in the order in which they were taken
     * @return empty if no load is seen in them
     */
    static Optional<LoadCosts> of(List<LoadReading> readings, double windowS) {
        int last = lastOfTheLoad(readings);
        if (last < 0) {
            return Optional.empty();
        }
        LoadReading end = readings.get(last);
        for (LoadReading begin : readings) {
            if (begin.atS() >= end.atS() - windowS * OF_THE_WINDOW && begin.atS() < end.atS()) {
                double seconds = end.atS() - begin.atS();
                return Optional.of(new LoadCosts(
                        (end.serverCpuS() - begin.serverCpuS()) / seconds,
                        (end.clientCpuS() - begin.clientCpuS()) / seconds,
                        (end.softInterruptsS() - begin.softInterruptsS()) / seconds));
            }
        }
        return Optional.empty();
    }

    private static int lastOfTheLoad(List<LoadReading> readings) {
        double most = 0;
        for (int i = STEP; i < readings.size(); i++) {
            most = Math.max(most, rate(readings, i));
        }
        for (int i = readings.size() - 1; i >= STEP; i--) {
            if (most > 0 && rate(readings, i) > RUNS_FROM * most) {
                // Within the step before it the load ended, so its last reading is taken where it surely still ran.
                return i == readings.size() - 1 ? i : i - STEP / 2;
            }
        }
        return -1;
    }

    private static double rate(List<LoadReading> readings, int i) {
        LoadReading from = readings.get(i - STEP);
        LoadReading to = readings.get(i);
        return (to.bytes() - from.bytes()) / (to.atS() - from.atS());
    }
}
