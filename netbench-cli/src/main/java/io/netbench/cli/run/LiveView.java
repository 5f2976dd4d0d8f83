package io.netbench.cli.run;

import io.netbench.cli.live.FullView;
import io.netbench.cli.live.NoFullViewException;
import io.netbench.cli.options.LiveMode;
import io.netbench.cli.progress.Interval;
import io.netbench.cli.progress.ProgressLine;
import io.netbench.cli.terminal.StandardStream;
import io.netbench.coordinator.IntervalFigures;
import io.netbench.coordinator.RunPhase;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.result.Finding;
import io.netbench.result.RunWindow.Phase;
import io.netbench.text.QuantityText;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Shows on standard error how a run goes on: on a full screen as long as there is one, and on a progress line otherwise.
 * The coordinator's thread tells it how the run goes on; any thread may make it {@link #leave} the full screen.
 */
public final class LiveView implements RunView {

    /** With a host all its links may fail, and they may be many. */
    private static final int MAX_FAILURES_TOLD = 3;

    private final RunPlan plan;
    private final ProgressLine progress;
    private final Optional<FullView> full;
    private final boolean showsLines;
    private final IntervalPlaces places;
    private final LoadRates loadRates;
    private final LossNotes losses = new LossNotes();
    private int failedLinks;

    private LiveView(RunPlan plan, LiveMode mode, Optional<FullView> full) {
        this.plan = plan;
        this.places = new IntervalPlaces(plan);
        this.loadRates = new LoadRates(plan);
        this.progress = progress(mode);
        this.showsLines = mode != LiveMode.OFF;
        this.full = full;
    }

    /**
     * Begins to show a run.
     *
     * @param say shows a line to the person, such as why there is no full screen
     */
    public static LiveView open(RunPlan plan, LiveMode mode, Consumer<String> say) {
        return new LiveView(plan, mode, mode == LiveMode.FULL ? full(plan, say) : Optional.empty());
    }

    private static Optional<FullView> full(RunPlan plan, Consumer<String> say) {
        Consumer<String> sayWhy = reason -> say.accept("no full view, lines instead: " + reason);
        try {
            return Optional.of(FullView.open(plan, sayWhy));
        } catch (NoFullViewException e) {
            sayWhy.accept(e.getMessage());
            return Optional.empty();
        }
    }

    private static ProgressLine progress(LiveMode mode) {
        return switch (mode) {
            case OFF -> ProgressLine.off();
            case LINE -> ProgressLine.plain(System.err);
            case AUTO, FULL ->
                StandardStream.ERR.isRedrawable()
                        ? ProgressLine.redrawn(System.err, StandardStream.ERR.columns())
                        : ProgressLine.plain(System.err);
        };
    }

    /** Gives the terminal back, so that a message can be seen; from now on there is a progress line. */
    @Override
    public void leave() {
        full.ifPresent(FullView::close);
    }

    @Override
    public void close() {
        leave();
        progress.close();
    }

    @Override
    public boolean wantsDetail() {
        return full.isPresent() || (showsLines && LoadRates.areWorthTheirCost(plan));
    }

    @Override
    public void phase(RunPhase next) {
        full.ifPresent(view -> view.phase(next));
        places.phase(next);
        tellLosses();
        switch (next) {
            case SETUP -> step("connecting " + links());
            case WARMUP, MEASURE, DRAIN -> {
                // The intervals tell.
            }
            case REPORT -> step("gathering figures");
        }
    }

    @Override
    public void probing(String when, long forNs) {
        step("probing the network " + when + ", " + QuantityText.duration(forNs));
    }

    @Override
    public void interval(IntervalFigures figures) {
        tellLosses();
        full.ifPresent(view -> view.interval(figures));
        IntervalPlaces.Place place = places.of(figures);
        if (isOnFullScreen()) {
            return;
        }
        progress.interval(new Interval(
                place.phase(),
                place.endNs(),
                plannedNs(place.phase()),
                figures.isHeardOfSinks() ? OptionalDouble.of(figures.goodputBytesPerS()) : OptionalDouble.empty(),
                figures.links() - figures.silentLinks(),
                figures.links(),
                figures.silentAgents(),
                loadRates.of(figures, place)));
    }

    @Override
    public void linkFailed(LinkPlan link, String reason) {
        full.ifPresent(view -> view.linkFailed(link, reason));
        failedLinks++;
        if (isOnFullScreen() || failedLinks > MAX_FAILURES_TOLD + 1) {
            return;
        }
        progress.remark(
                failedLinks <= MAX_FAILURES_TOLD
                        ? "failed %s%s->%s: %s"
                                .formatted(loadOf(link), nameOf(link.source()), nameOf(link.sink()), reason)
                        : "more links failed; the result names them");
    }

    @Override
    public void agentLost(String agent, String step, String reason) {
        full.ifPresent(view -> view.agentLost(agent, step, reason));
        losses.lost(agent, step, reason);
    }

    /** Hosts that are lost for one reason are lost within moments of each other. */
    private void tellLosses() {
        if (!isOnFullScreen()) {
            losses.take().forEach(line -> progress.remark("lost " + line));
        }
    }

    @Override
    public boolean hasTold(Finding error) {
        return showsLines && losses.hasTold(error);
    }

    private String loadOf(LinkPlan link) {
        return plan.loads().size() == 1 ? "" : plan.loadOf(link).name() + " ";
    }

    private String nameOf(int endpoint) {
        return plan.endpoints().get(endpoint).name();
    }

    private boolean isOnFullScreen() {
        return full.isPresent() && full.get().isShown();
    }

    private void step(String text) {
        if (!isOnFullScreen()) {
            progress.step(text);
        }
    }

    private Optional<Long> plannedNs(Phase phase) {
        return switch (phase) {
            case WARMUP -> Optional.of(plan.schedule().warmupNs());
            case MEASURE -> plan.schedule().durationNs().stream().boxed().findFirst();
            case DRAIN -> Optional.empty();
        };
    }

    private String links() {
        String links = QuantityText.counted(plan.links().size(), "link");
        return plan.loads().size() == 1
                ? links
                : links + " of " + QuantityText.counted(plan.loads().size(), "load");
    }
}
