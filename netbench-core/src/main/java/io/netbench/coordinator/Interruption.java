package io.netbench.coordinator;

import io.netbench.analysis.Ending;
import java.util.concurrent.Executor;

/** Somebody's wish that the run end early. Thread-safe. */
final class Interruption {

    private Ending ending = Ending.BY_ITSELF;
    private Executor loop = task -> {};

    /** Wakes {@code loop} when it happens. */
    synchronized void wakes(Executor newLoop) {
        loop = newLoop;
    }

    /** It happens; the first one counts. */
    synchronized void happen(Ending how) {
        if (ending == Ending.BY_ITSELF) {
            ending = how;
        }
        loop.execute(() -> {});
    }

    synchronized boolean hasHappened() {
        return ending != Ending.BY_ITSELF;
    }

    synchronized Ending ending() {
        return ending;
    }
}
