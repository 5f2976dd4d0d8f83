package io.netbench.suite;

import io.netbench.coordinator.RunListener;

/** Hears how a series goes on. Called on its thread; every method returns at once. */
public interface SeriesListener {

    /** Hears nothing. */
    SeriesListener NONE = new SeriesListener() {};

    /**
     * A run is about to begin.
     *
     * @param number of it, from 1
     * @param of how many there are in all
     * @param leftNs time left as far as it can be told
     */
    default void begins(PlannedRun run, int number, int of, long leftNs) {}

    /** A run has ended, or did not take place. */
    default void ended(RunRecord run) {}

    /** A host was lost in a run. */
    default void hostLost(String host, String reason) {}

    /** What hears how the runs go on. */
    default RunListener run() {
        return RunListener.NONE;
    }
}
