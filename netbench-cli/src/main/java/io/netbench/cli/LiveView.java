package io.netbench.cli;

import io.netbench.cli.progress.Interval;
import io.netbench.cli.progress.ProgressLine;
import io.netbench.coordinator.IntervalFigures;
import io.netbench.coordinator.RunListener;
import io.netbench.coordinator.RunPhase;
import io.netbench.plan.RunPlan;
import io.netbench.result.RunWindow.Phase;
import java.util.Optional;

/** Shows the intervals of a run on a progress line. Called on the coordinator's thread alone. */
final class LiveView implements RunListener {

    private final RunPlan plan;
    private final ProgressLine progress;
    private Phase phase = Phase.WARMUP;
    private long phaseStartNs;

    LiveView(RunPlan plan, ProgressLine progress) {
        this.plan = plan;
        this.progress = progress;
    }

    @Override
    public void phase(RunPhase next) {
        switch (next) {
            case SETUP -> progress.step("connecting " + links());
            case WARMUP -> begin(Phase.WARMUP);
            case MEASURE -> begin(Phase.MEASURE);
            case DRAIN -> begin(Phase.DRAIN);
            case REPORT -> progress.step("gathering figures");
        }
    }

    @Override
    public void interval(IntervalFigures figures) {
        if (phaseStartNs < 0) {
            phaseStartNs = figures.startNs();
        }
        long elapsedNs = figures.endNs() - phaseStartNs;
        progress.interval(new Interval(
                phase,
                elapsedNs,
                plannedNs(),
                figures.goodputBytesPerS(),
                figures.links() - figures.silentLinks(),
                figures.links()));
    }

    private void begin(Phase next) {
        phase = next;
        phaseStartNs = -1;
    }

    private Optional<Long> plannedNs() {
        return switch (phase) {
            case WARMUP -> Optional.of(plan.schedule().warmupNs());
            case MEASURE -> plan.schedule().durationNs().stream().boxed().findFirst();
            case DRAIN -> Optional.empty();
        };
    }

    private String links() {
        int count = plan.loads().get(0).links().size();
        return count == 1 ? "1 link" : count + " links";
    }
}
