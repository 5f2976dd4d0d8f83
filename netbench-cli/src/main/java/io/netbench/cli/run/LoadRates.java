package io.netbench.cli.run;

import io.netbench.cli.progress.Interval.LoadRate;
import io.netbench.coordinator.IntervalFigures;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.result.end.LinkInterval;
import java.util.List;
import java.util.stream.IntStream;

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

    /** Each load; none where there is only one, or a link is not known. */
    List<LoadRate> of(IntervalFigures figures) {
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
        return IntStream.range(0, bytes.length)
                .mapToObj(i -> new LoadRate(plan.loads().get(i).name(), bytes[i] / seconds))
                .toList();
    }
}
