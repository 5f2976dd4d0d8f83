package io.netbench.coordinator;

import io.netbench.analysis.StopCause;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Somebody's wish that runs end early: the one that is on, and all that would follow. Thread-safe. */
final class Interruption {

    /** Lets time pass on a monitor, until somebody notifies it. */
    @FunctionalInterface
    interface Pause {
        void on(Object monitor, long ns) throws InterruptedException;
    }

    /** What all that belong to one wish share; the monitor of all. */
    private static final class Wish {
        private StopCause ending = StopCause.BY_ITSELF;
        private Executor loop = task -> {};
        private boolean isSettled;
    }

    private final Wish wish;
    private final LongSupplier nanoTime;
    private final Pause pause;
    private final boolean isAside;

    Interruption() {
        this(System::nanoTime, TimeUnit.NANOSECONDS::timedWait);
    }

    Interruption(LongSupplier nanoTime, Pause pause) {
        this(new Wish(), nanoTime, pause, false);
    }

    private Interruption(Wish wish, LongSupplier nanoTime, Pause pause, boolean isAside) {
        this.wish = wish;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.isAside = isAside;
    }

    /** The same wish, for runs whose results are nobody's: that they begin and end leaves open or settled what is so. */
    Interruption aside() {
        return new Interruption(wish, nanoTime, pause, true);
    }

    /** A result begins to be made, of one run or several. */
    void open() {
        synchronized (wish) {
            wish.isSettled = false;
        }
    }

    /** A run begins, whose {@code loop} is woken when it happens. */
    void begin(Executor loop) {
        synchronized (wish) {
            wish.loop = loop;
            wish.isSettled &= isAside;
        }
    }

    /** It happens; the first one counts. False if it comes too late: what the latest run came to is settled. */
    boolean happen(StopCause how) {
        synchronized (wish) {
            if (!hasHappened()) {
                wish.ending = how;
            }
            wish.loop.execute(() -> {});
            wish.notifyAll();
            return !wish.isSettled;
        }
    }

    /** The run is over. Returns how it ended; nothing changes that any more. */
    StopCause settle() {
        synchronized (wish) {
            wish.isSettled |= !isAside;
            return wish.ending;
        }
    }

    /** Something that is waited for may have come. */
    void stir() {
        synchronized (wish) {
            wish.notifyAll();
        }
    }

    /** Waits until it happens, or what else is waited for has come, but not for longer than this. */
    void await(BooleanSupplier otherwise, long ns) throws InterruptedException {
        synchronized (wish) {
            long endNs = nanoTime.getAsLong() + ns;
            long leftNs = ns;
            while (!hasHappened() && !otherwise.getAsBoolean() && leftNs > 0) {
                pause.on(wish, leftNs);
                leftNs = endNs - nanoTime.getAsLong();
            }
        }
    }

    boolean hasHappened() {
        synchronized (wish) {
            return wish.ending != StopCause.BY_ITSELF;
        }
    }
}
