package io.netbench.coordinator;

import io.netbench.analysis.StopCause;
import io.netbench.control.ControlLoop;
import io.netbench.coordinator.agents.OpenAgent;
import io.netbench.coordinator.agents.OpenAgents;
import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.plan.RunPlan;
import io.netbench.result.RunResult;
import io.netbench.text.PropertyNames;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs plans on agents, one after another: readies them, starts them at one instant, watches, gathers. Whatever goes wrong
 * on the way becomes part of the result, which always comes.
 *
 * <p>Runs are on the caller's thread, one at a time; {@link #interrupt} may be called from any other.
 */
public final class Coordinator {

    private final OpenAgents agents;
    private final StepDeadlines deadlines;
    private final PropertyNames names;
    private final Supplier<ControlLoop> loops;
    private final InstantSource wallClock;
    private final Interruption interruption = new Interruption();

    /**
     * @param agents those that plans may name
     * @param deadlines for agents on other hosts
     * @param names how a person sets what messages speak of
     */
    public Coordinator(OpenAgents agents, StepDeadlines deadlines, PropertyNames names) {
        this(agents, deadlines, names, ControlLoop::system, InstantSource.system());
    }

    Coordinator(
            OpenAgents agents,
            StepDeadlines deadlines,
            PropertyNames names,
            Supplier<ControlLoop> loops,
            InstantSource wallClock) {
        this.agents = agents;
        this.deadlines = deadlines;
        this.names = names;
        this.loops = loops;
        this.wallClock = wallClock;
    }

    /**
     * Runs a plan to its end on the agents that it names, and says what came of it.
     *
     * @param listener hears how the run goes on
     * @throws io.netbench.plan.PlanException if the plan names an agent that is not open
     */
    public RunResult run(RunPlan plan, RunLabels labels, RunListener listener) {
        if (plan.probes().isEmpty()) {
            return runAlone(plan, labels, listener);
        }
        ProbedRun.Deadlines within = ProbedRun.Deadlines.of(plan, deadlines.fitting(agents.of(plan)));
        return new ProbedRun(plan, runs(), interruption, wallClock, within).run(labels, listener);
    }

    private ProbedRun.Runs runs() {
        return new ProbedRun.Runs() {
            @Override
            public RunResult load(RunPlan plan, RunLabels labels, RunListener listener) {
                return runAlone(plan, labels, listener);
            }

            @Override
            public RunResult aside(RunPlan plan) {
                return script(plan, RunLabels.NONE, RunListener.NONE, interruption.aside())
                        .run()
                        .named(names);
            }

            @Override
            public ProbeRun.Prober prober() {
                return new Coordinator(agents.again(), deadlines, names, loops, wallClock).asProber();
            }
        };
    }

    private ProbeRun.Prober asProber() {
        return new ProbeRun.Prober() {
            @Override
            public ProbeOutcome probe(RunPlan plan, RunListener listener) {
                return Coordinator.this.probe(plan, listener);
            }

            @Override
            public void end() {
                interrupt(StopCause.INTERRUPTED);
            }
        };
    }

    /** Runs a plan that keeps times one by one, and says what was kept. */
    private ProbeOutcome probe(RunPlan plan, RunListener listener) {
        RunScript script = script(plan, RunLabels.NONE, listener, interruption);
        RunResult result = script.run().named(names);
        return new ProbeOutcome(plan, result, script.samples());
    }

    /** Runs a plan without the probes that it asks for. */
    private RunResult runAlone(RunPlan plan, RunLabels labels, RunListener listener) {
        return script(plan, labels, listener, interruption).run().named(names);
    }

    private RunScript script(RunPlan plan, RunLabels labels, RunListener listener, Interruption ending) {
        List<OpenAgent> taking = agents.of(plan);
        RunContext context = new RunContext(
                plan, labels, loops.get(), listener, deadlines.fitting(taking), names, wallClock, ending);
        return new RunScript(context, taking);
    }

    /**
     * Ends the run early: the load stops, and what there is gets gathered. Before the load began, the run is given up, and so
     * is every later one.
     *
     * @param ending what the result is to say
     * @return whether it will say so: false once the run is over
     */
    public boolean interrupt(StopCause ending) {
        return interruption.happen(ending);
    }
}
