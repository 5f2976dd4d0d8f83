package io.netbench.cli.run;

import io.netbench.coordinator.IntervalFigures;
import io.netbench.coordinator.RunPhase;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.result.RunWindow.Phase;

/**
 * Says to which phase of a run an interval belongs, and where in it. An interval is told when it is over, when the next
 * phase may have begun. For the coordinator's thread.
 */
public final class IntervalPlaces {

    /** Intervals are cut by clocks of several hosts, so that one may seem to begin just before its phase. */
    private static final double SLACK = 0.1;

    private final Schedule schedule;
    private final boolean isOneStart;
    private boolean isMeasured;
    private long measuredFromNs;

    /** Places in a run of a plan. */
    public IntervalPlaces(RunPlan plan) {
        schedule = plan.schedule();
        isOneStart = !plan.endsByBytesOrRounds() || schedule.warmupNs() == 0;
        measuredFromNs = isOneStart ? schedule.warmupNs() : -1;
    }

    /** The run has come to a phase. */
    public void phase(RunPhase phase) {
        isMeasured |= phase == RunPhase.MEASURE;
    }

    /** The place of the interval that was told latest. */
    public Place of(IntervalFigures interval) {
        long lengthNs = interval.endNs() - interval.startNs();
        boolean startsInWarmup = interval.startNs() + SLACK * lengthNs < schedule.warmupNs();
        if (startsInWarmup || !(isOneStart || isMeasured)) {
            return new Place(Phase.WARMUP, interval.startNs(), interval.endNs());
        }
        // Where the warm-up drains first, the window's start is told to nobody; it is where the first interval begins.
        if (measuredFromNs < 0) {
            measuredFromNs = interval.startNs();
        }
        long startNs = interval.startNs() - measuredFromNs;
        long endNs = interval.endNs() - measuredFromNs;
        boolean isAfterWindow =
                startNs + SLACK * lengthNs >= schedule.durationNs().orElse(Long.MAX_VALUE);
        return new Place(isAfterWindow ? Phase.DRAIN : Phase.MEASURE, Math.max(0, startNs), endNs);
    }

    /**
     * Where an interval lies.
     *
     * @param phase the phase
     * @param startNs its begin, after that of the warm-up, or after that of the measured window
     * @param endNs its end
     */
    public record Place(Phase phase, long startNs, long endNs) {}
}
