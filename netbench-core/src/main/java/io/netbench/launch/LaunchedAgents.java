package io.netbench.launch;

import io.netbench.time.Clock;
import io.netbench.time.Deadline;
import java.time.Duration;
import java.util.List;

/**
 * The agents that were launched, and what became of the others. Closing it ends them all; should this process be killed
 * instead, they end by themselves, since their standard input does. Thread-safe.
 */
public final class LaunchedAgents implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<LaunchedAgent> agents;
    private final List<LaunchFailure> failures;
    private final List<ChildProcess> processes;
    private final Heartbeats beats;

    private LaunchedAgents(
            List<LaunchedAgent> agents, List<LaunchFailure> failures, List<ChildProcess> processes, Heartbeats beats) {
        this.agents = agents;
        this.failures = failures;
        this.processes = processes;
        this.beats = beats;
    }

    /**
     * What became of a launch.
     *
     * @param beats that the processes hear, which end with them
     */
    static LaunchedAgents of(List<LaunchOutcome> outcomes, List<ChildProcess> processes, Heartbeats beats) {
        return new LaunchedAgents(
                only(LaunchedAgent.class, outcomes),
                only(LaunchFailure.class, outcomes),
                List.copyOf(processes),
                beats);
    }

    /** Those that are ready, in the order of the plan. */
    public List<LaunchedAgent> agents() {
        return agents;
    }

    /** The hosts without an agent, in the order of the plan. */
    public List<LaunchFailure> failures() {
        return failures;
    }

    /** Ends every agent and waits for that; one that is not gone within 5 s is left to its own deadlines. */
    @Override
    public void close() {
        beats.close();
        processes.forEach(ChildProcess::endInput);
        Deadline deadline = Deadline.after(Clock.system(), PATIENCE);
        try {
            for (ChildProcess process : processes) {
                process.awaitEnd(deadline.remainingMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            processes.forEach(ChildProcess::kill);
        }
    }

    private static <T> List<T> only(Class<T> kind, List<LaunchOutcome> outcomes) {
        return outcomes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
