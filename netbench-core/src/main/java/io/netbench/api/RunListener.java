package io.netbench.api;

/**
 * Hears how a run goes on. It is called on the thread that runs it, which does nothing else meanwhile, so each method
 * returns at once. What a method throws ends the run early, and is thrown by {@link Netbench#run(Plan, RunListener)}.
 */
@FunctionalInterface
public interface RunListener {

    /** What all sinks together got in an interval, in the warm-up too. */
    void interval(Interval interval);

    /** Whether {@link Interval#links} is wanted, which costs agents and network a little. Asked once a run. */
    default boolean wantsLinks() {
        return false;
    }

    /** The run has come to a phase. */
    default void phase(RunPhase phase) {}

    /** A link failed; said once a link. */
    default void linkFailed(String link, String reason) {}

    /**
     * The agent of a host dropped out.
     *
     * @param step in which it did, such as {@code hello} or {@code load}
     */
    default void agentLost(String host, String step, String reason) {}
}
