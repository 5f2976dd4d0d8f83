package io.netbench.suite;

import io.netbench.analysis.fabric.PairFigures;
import java.util.Collection;

/** How far a suite is, and what it takes still; tells its listener. */
final class Course {

    private final FabricSetup setup;
    private final SuiteListener listener;
    private final Slowness slowness = new Slowness();
    private int roundsLeft;

    Course(FabricSetup setup, SuiteListener listener) {
        this.setup = setup;
        this.listener = listener;
    }

    /** Rounds that are still to come, as far as is known now. */
    void expect(int rounds) {
        roundsLeft = rounds;
    }

    /** So many more than was thought. */
    void expectMore(int rounds) {
        roundsLeft += rounds;
    }

    /**
     * A round begins.
     *
     * @param done pairs measured in its phase
     * @param beforeNs what comes before the rounds that are left
     */
    void round(String phase, int round, int of, int done, long beforeNs) {
        listener.round(new SuiteListener.Progress(
                phase, round, of, done, slowness.count(), beforeNs + Math.max(1, roundsLeft) * setup.roundNs()));
    }

    void round(String phase, int round, int of, int done) {
        round(phase, round, of, done, 0);
    }

    /** A round has ended; what it gave counts among those that are slow beside others where that says something. */
    void ended(Collection<PairFigures> pairs) {
        slowness.take(pairs);
        ended();
    }

    void ended() {
        roundsLeft--;
    }
}
