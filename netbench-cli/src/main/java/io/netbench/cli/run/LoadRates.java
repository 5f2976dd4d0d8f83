package io.netbench.cli.run;

import io.netbench.cli.progress.Interval.LoadRate;
import io.netbench.coordinator.IntervalFigures;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.LoadSpan;
import io.netbench.plan.RunPlan;
import io.netbench.result.end.LinkInterval;
import java.util.List;

/** What each of several loads got in an interval, from what its links got. */
final class LoadRates {

    /** More links would cost their agents more than a line is worth. */
    private static final int MOST_LINKS = 256;

    private final RunPlan plan;
    private final List<LinkPlan> links;

    LoadRates(RunPlan plan) {
        this.plan = plan;
        links = plan.links();
    }

    /** Whether agents are to tell of each link for it. */
    static boolean areWorthTheirCost(RunPlan plan) {
        return plan.loads().size() > 1 && plan.links().size() <= MOST_LINKS;
    }

    /**
     * Each load that sent in the interval by its plan; none where there is only one, or a link is not known.
     *
     * @param place where the interval lies
     */
    List<LoadRate> of(IntervalFigures figures, IntervalPlaces.Place place) {
        boolean isKnown = figures.byLink().size() == links.size()
                && figures.byLink().stream().allMatch(link -> link.bytes() != null);
        if (plan.loads().size() == 1 || !isKnown) {
            return List.of();
        }
        double[] bytes = new double[plan.loads().size()];
        for (LinkInterval link : figures.byLink()) {
            bytes[links.get(link.link()).loadId()] += link.bytes();
        }
        double seconds = (figures.endNs() - figures.startNs()) / 1e9;
        return plan.loads().stream()
                .filter(load -> isSending(load.span(), place))
                .map(load -> new LoadRate(load.name(), bytes[load.id()] / seconds))
                .toList();
    }

    private static boolean isSending(LoadSpan span, IntervalPlaces.Place place) {
        return switch (place.phase()) {
            case WARMUP -> span.startNs().isEmpty();
            case MEASURE ->
                span.beginNs() < place.endNs()
                        && place.startNs() < span.stopNs().orElse(Long.MAX_VALUE);
            case DRAIN -> span.stopNs().isEmpty();
        };
    }
}
