package io.netbench.coordinator;

import io.netbench.plan.LinkPlan;

/** Hears how a run goes on, for a live view. Called on the coordinator's thread; every method returns at once. */
public interface RunListener {

    /** Hears nothing. */
    RunListener NONE = new RunListener() {};

    /** Whether intervals are to tell each link and host too, which costs agents and network a little. Asked at each start. */
    default boolean wantsDetail() {
        return false;
    }

    /** The run has come to a phase. */
    default void phase(RunPhase phase) {}

    /** What all sinks together got in an interval. */
    default void interval(IntervalFigures interval) {}

    /**
     * The network is probed without the load.
     *
     * @param when {@code before the load} or {@code after the load}
     * @param forNs how long that takes
     */
    default void probing(String when, long forNs) {}

    /** A link failed; it is told once a link. */
    default void linkFailed(LinkPlan link, String reason) {}

    /** An agent dropped out. */
    default void agentLost(String agent, String step, String reason) {}
}
