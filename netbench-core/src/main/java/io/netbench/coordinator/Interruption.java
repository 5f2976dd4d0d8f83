package io.netbench.coordinator;

import io.netbench.analysis.StopCause;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Somebody's wish that runs end early: the one that is on, and all that would follow. Thread-safe. */
final class Interruption {

    private StopCause ending = StopCause.BY_ITSELF;
    private Executor loop = task -> {};
    private boolean isSettled;

    /** A run begins, whose {@code loop} is woken when it happens. */
    synchronized void begin(Executor newLoop) {
        loop = newLoop;
        isSettled = false;
    }

    /** It happens; the first one counts. False if it comes too late: what the latest run came to is settled. */
    synchronized boolean happen(StopCause how) {
        if (ending == StopCause.BY_ITSELF) {
            ending = how;
        }
        loop.execute(() -> {});
        notifyAll();
        return !isSettled;
    }

    /** The run is over. Returns how it ended; nothing changes that any more. */
    synchronized StopCause settle() {
        isSettled = true;
        return ending;
    }

    /** A run is over whose result is nobody's; what follows belongs to the same wish. */
    synchronized void goesOn() {
        isSettled = false;
    }

    /** Waits until it happens, but not for longer than this. */
    synchronized void await(long ns) throws InterruptedException {
        long endNs = System.nanoTime() + ns;
        long leftNs = ns;
        while (!hasHappened() && leftNs > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, leftNs);
            leftNs = endNs - System.nanoTime();
        }
    }

    synchronized boolean hasHappened() {
        return ending != StopCause.BY_ITSELF;
    }
}
