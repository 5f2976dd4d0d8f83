package io.netbench.coordinator;

import io.netbench.analysis.StopCause;
import java.util.concurrent.Executor;

/** Somebody's wish that the run end early. Thread-safe. */
final class Interruption {

    private StopCause ending = StopCause.BY_ITSELF;
    private Executor loop = task -> {};
    private boolean isSettled;

    /** Wakes {@code loop} when it happens. */
    synchronized void wakes(Executor newLoop) {
        loop = newLoop;
    }

    /** It happens; the first one counts. False if it comes too late: what the run came to is settled. */
    synchronized boolean happen(StopCause how) {
        if (isSettled) {
            return false;
        }
        if (ending == StopCause.BY_ITSELF) {
            ending = how;
        }
        loop.execute(() -> {});
        return true;
    }

    /** The run is over. Returns how it ended; nothing changes that any more. */
    synchronized StopCause settle() {
        isSettled = true;
        return ending;
    }

    synchronized boolean hasHappened() {
        return ending != StopCause.BY_ITSELF;
    }
}
