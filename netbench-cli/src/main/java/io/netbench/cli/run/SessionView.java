package io.netbench.cli.run;

import io.netbench.cli.report.RateFormat;
import io.netbench.cli.report.SessionLines;
import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.StandardStream;
import io.netbench.coordinator.IntervalFigures;
import io.netbench.coordinator.RunPhase;
import io.netbench.plan.RunPlan;
import java.io.PrintWriter;
import java.util.List;

/**
 * Shows a session as it goes on: a heading, and lines for each interval. The coordinator's thread tells it how. It does not
 * tell what goes wrong: a session ends with its only link, and the report or the error that says why follows at once.
 */
public final class SessionView implements RunView {

    private final Screen screen = StandardStream.OUT.screen();
    private final SessionLines lines;
    private final IntervalPlaces places;
    private final List<String> introduction;
    private final boolean showsIntervals;
    private final PrintWriter out;
    private boolean hasHeading;

    /**
     * A view that has shown nothing yet.
     *
     * @param introduction lines before the heading
     * @param showsIntervals whether there is more than the heading
     * @param rates how rates are written
     */
    public SessionView(
            RunPlan plan, List<String> introduction, boolean showsIntervals, RateFormat rates, PrintWriter out) {
        this.introduction = introduction;
        this.showsIntervals = showsIntervals;
        this.out = out;
        lines = new SessionLines(plan, rates, screen);
        places = new IntervalPlaces(plan);
    }

    @Override
    public boolean wantsDetail() {
        return showsIntervals;
    }

    /** There is no heading before the server has answered, and can do what it is asked for. */
    @Override
    public void phase(RunPhase phase) {
        places.phase(phase);
        if (!hasHeading && (phase == RunPhase.WARMUP || phase == RunPhase.MEASURE)) {
            hasHeading = true;
            introduction.forEach(line -> Paragraph.ofParts("", List.of(line.split(", ")), screen.width())
                    .forEach(out::println));
            lines.heading().forEach(out::println);
            if (showsIntervals) {
                lines.columns().forEach(out::println);
            }
            out.flush();
        }
    }

    @Override
    public void interval(IntervalFigures interval) {
        if (showsIntervals) {
            lines.interval(interval, places.of(interval).phase()).forEach(out::println);
            out.flush();
        }
    }

    @Override
    public void leave() {}

    @Override
    public void close() {}
}
