package io.netbench.cli;

import io.netbench.coordinator.IntervalFigures;
import io.netbench.coordinator.RunPhase;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;

/**
 * Says to which phase of a run an interval belongs, and where in it. An interval is told when it is over, when the next
 * phase may have begun. For the coordinator's thread.
 */
final class IntervalPlaces {

    /** Intervals are cut by clocks of several hosts, so that one may seem to begin just before its phase. */
    private static final double SLACK = 0.1;

    private final Schedule schedule;
    private final boolean isOneStart;
    private boolean isMeasured;
    private long measuredFromNs;

    IntervalPlaces(RunPlan plan) {
        schedule = plan.schedule();
        isOneStart = !plan.endsByBytesOrRounds() || schedule.warmupNs() == 0;
        measuredFromNs = isOneStart ? schedule.warmupNs() : -1;
    }

    /** The run has come to a phase. */
    void phase(RunPhase phase) {
        isMeasured |= phase == RunPhase.MEASURE;
    }

    /** The place of the interval that was told latest. */
    Place of(IntervalFigures interval) {
        long lengthNs = interval.endNs() - interval.startNs();
        boolean startsInWarmup = interval.startNs() + SLACK * lengthNs < schedule.warmupNs();
        if (startsInWarmup || !(isOneStart || isMeasured)) {
            return new Place(true, interval.startNs(), interval.endNs());
        }
        // Where the warm-up drains first, the window's start is told to nobody; it is where the first interval begins.
        if (measuredFromNs < 0) {
            measuredFromNs = interval.startNs();
        }
        return new Place(false, Math.max(0, interval.startNs() - measuredFromNs), interval.endNs() - measuredFromNs);
    }

    /**
     * Where an interval lies.
     *
     * @param isWarmup whether it counts for nothing
     * @param startNs its begin, after that of the phase
     * @param endNs its end
     */
    record Place(boolean isWarmup, long startNs, long endNs) {}
}
