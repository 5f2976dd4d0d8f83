package io.netbench.coordinator;

import io.netbench.analysis.RunAnalysis;
import io.netbench.analysis.StopCause;
import io.netbench.control.ControlLoop;
import io.netbench.coordinator.agents.AgentConnection;
import io.netbench.coordinator.outcome.ResultAssembler;
import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.coordinator.outcome.RunOutcome;
import io.netbench.plan.RunPlan;
import io.netbench.result.RunResult;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs plans on agents: readies them, starts them at one instant, watches, gathers. Whatever goes wrong on the way becomes
 * part of the result, which always comes.
 *
 * <p>One run, on the caller's thread; {@link #interrupt} may be called from any other.
 */
public final class Coordinator {

    private final List<AgentConnection> agents;
    private final RunListener listener;
    private final StepDeadlines deadlines;
    private final TimeOptions timeOptions;
    private final Supplier<ControlLoop> loops;
    private final InstantSource wallClock;
    private final Interruption interruption = new Interruption();

    /**
     * @param agents in the order of the plan's agent indexes
     * @param listener hears how a run goes on
     * @param hostTimeoutNs within which a host that is killed, frozen, cut off or slow is named and left out
     * @throws io.netbench.plan.PlanException if that can't be kept
     */
    public Coordinator(List<AgentConnection> agents, RunListener listener, long hostTimeoutNs) {
        this(agents, listener, hostTimeoutNs, TimeOptions.NONE);
    }

    /**
     * The same.
     *
     * @param timeOptions how a person changes its times
     */
    public Coordinator(
            List<AgentConnection> agents, RunListener listener, long hostTimeoutNs, TimeOptions timeOptions) {
        this(
                agents,
                listener,
                StepDeadlines.of(agents, hostTimeoutNs),
                timeOptions,
                ControlLoop::system,
                InstantSource.system());
    }

    Coordinator(
            List<AgentConnection> agents,
            RunListener listener,
            StepDeadlines deadlines,
            TimeOptions timeOptions,
            Supplier<ControlLoop> loops,
            InstantSource wallClock) {
        this.agents = List.copyOf(agents);
        this.listener = listener;
        this.deadlines = deadlines;
        this.timeOptions = timeOptions;
        this.loops = loops;
        this.wallClock = wallClock;
    }

    /** Runs a plan to its end and says what came of it. */
    public RunResult run(RunPlan plan, RunLabels labels) {
        RunContext context =
                new RunContext(plan, loops.get(), listener, deadlines, timeOptions, wallClock, interruption);
        RunOutcome outcome = new RunScript(context, agents).run();
        return RunAnalysis.conclude(new ResultAssembler(plan, labels, outcome).facts());
    }

    /**
     * Ends the run early: the load stops, and what there is gets gathered. Before the load began, the run is given up.
     *
     * @param ending what the result is to say
     * @return whether it will say so: false once the run is over
     */
    public boolean interrupt(StopCause ending) {
        return interruption.happen(ending);
    }
}
