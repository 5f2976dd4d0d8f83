package io.netbench.suite;

import io.netbench.coordinator.RunListener;

/** Hears how a suite goes on. Called on the suite's thread; every method returns at once. */
public interface SuiteListener {

    /** Hears nothing. */
    SuiteListener NONE = new SuiteListener() {};

    /** A round is about to run. */
    default void round(Progress progress) {}

    /** A host is lost, for this round or, where it was before, for good. */
    default void hostLost(String host, String reason) {}

    /** What hears how the runs go on. */
    default RunListener run() {
        return RunListener.NONE;
    }

    /**
     * How far a suite is.
     *
     * @param phase its phase
     * @param round the round that runs, from 1
     * @param rounds rounds of the phase
     * @param pairsDone pairs measured in this phase
     * @param slow pairs that were slow beside others of their round, so far
     * @param leftNs time left as far as it can be told
     */
    record Progress(String phase, int round, int rounds, int pairsDone, int slow, long leftNs) {}
}
