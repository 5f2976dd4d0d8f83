package io.netbench.api;

import io.netbench.coordinator.IntervalFigures;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tells a program's listener what the coordinator tells. What that throws must not get in between a coordinator and its
 * agents: it ends the run in order, and is kept until then. For one thread.
 */
final class Relay implements io.netbench.coordinator.RunListener {

    private final RunPlan plan;
    private final RunListener listener;
    private final Runnable stop;
    private final List<LinkPlan> links;
    private RuntimeException thrown;
    private Error fatal;

    Relay(RunPlan plan, RunListener listener, Runnable stop) {
        this.plan = plan;
        this.listener = listener;
        this.stop = stop;
        links = plan.links();
    }

    /** Throws what the listener threw, if it did. */
    void throwWhatWasThrown() {
        if (fatal != null) {
            throw fatal;
        }
        if (thrown != null) {
            throw thrown;
        }
    }

    @Override
    public boolean wantsDetail() {
        boolean[] wants = new boolean[1];
        tell(() -> wants[0] = listener.wantsLinks());
        return wants[0];
    }

    @Override
    public void phase(io.netbench.coordinator.RunPhase phase) {
        tell(() -> listener.phase(RunPhase.valueOf(phase.name())));
    }

    @Override
    public void interval(IntervalFigures figures) {
        tell(() -> listener.interval(new Interval(
                Duration.ofNanos(figures.startNs()),
                Duration.ofNanos(figures.endNs()),
                figures.isHeardOfSinks() ? OptionalLong.of(figures.bytes()) : OptionalLong.empty(),
                figures.isHeardOfSinks() ? OptionalLong.of(figures.operations()) : OptionalLong.empty(),
                figures.silentLinks(),
                figures.silentAgents(),
                figures.byLink().stream().map(this::interval).toList())));
    }

    @Override
    public void linkFailed(LinkPlan link, String reason) {
        tell(() -> listener.linkFailed(Plan.nameOf(link, plan), MethodNames.NAMES.in(reason)));
    }

    @Override
    public void agentLost(String agent, String step, String reason) {
        tell(() -> listener.agentLost(agent, step, MethodNames.NAMES.in(reason)));
    }

    private LinkInterval interval(io.netbench.result.end.LinkInterval figures) {
        LinkPlan link = links.get(figures.link());
        return new LinkInterval(
                plan.loadOf(link).name(),
                Plan.nameOf(link, plan),
                Figures.known(figures.bytes()),
                Figures.known(figures.retransmits()),
                Optional.ofNullable(figures.latencyP99Ns()).map(Duration::ofNanos));
    }

    /** Tells the listener something, unless it has thrown before. */
    private void tell(Runnable what) {
        if (thrown != null || fatal != null) {
            return;
        }
        try {
            what.run();
        } catch (RuntimeException failure) {
            thrown = failure;
            stop.run();
        } catch (Error failure) {
            fatal = failure;
            stop.run();
        }
    }
}
