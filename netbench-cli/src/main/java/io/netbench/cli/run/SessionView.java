package io.netbench.cli.run;

import io.netbench.cli.report.SessionLines;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.StandardStream;
import io.netbench.coordinator.IntervalFigures;
import io.netbench.coordinator.RunPhase;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.result.Finding;
import io.netbench.text.PlainText;
import java.io.PrintWriter;

/** Shows a session as it goes on: a heading, and a line for each interval. The coordinator's thread tells it how. */
public final class SessionView implements RunView {

    private final RunPlan plan;
    private final IntervalPlaces places;
    private final PrintWriter out;
    private final Screen screen = StandardStream.OUT.screen();
    private final LossNotes losses = new LossNotes();
    private boolean hasHeading;

    public SessionView(RunPlan plan, PrintWriter out) {
        this.plan = plan;
        this.places = new IntervalPlaces(plan);
        this.out = out;
    }

    @Override
    public boolean wantsDetail() {
        return true;
    }

    @Override
    public void phase(RunPhase phase) {
        places.phase(phase);
        tellLosses();
    }

    @Override
    public void interval(IntervalFigures interval) {
        tellLosses();
        if (!hasHeading) {
            hasHeading = true;
            SessionLines.heading(plan, screen).forEach(out::println);
        }
        IntervalPlaces.Place place = places.of(interval);
        out.println(SessionLines.interval(place.startNs(), place.endNs(), place.phase(), interval, screen));
        out.flush();
    }

    @Override
    public void linkFailed(LinkPlan link, String reason) {
        out.println("  failed: " + PlainText.of(reason));
        out.flush();
    }

    @Override
    public void agentLost(String agent, String step, String reason) {
        losses.lost(agent, step, reason);
    }

    /** Before there are figures, the error that follows says it all. */
    private void tellLosses() {
        if (hasHeading) {
            losses.take().forEach(line -> out.println("  lost " + PlainText.of(line)));
            out.flush();
        }
    }

    @Override
    public boolean hasTold(Finding error) {
        return losses.hasTold(error);
    }

    @Override
    public void leave() {}

    @Override
    public void close() {}
}
