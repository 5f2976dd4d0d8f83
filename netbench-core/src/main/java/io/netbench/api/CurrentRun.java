package io.netbench.api;

import io.netbench.coordinator.Coordinator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The run that is on, on the thread that made this. Others may end it and wait. */
final class CurrentRun {

    private final Coordinator coordinator;
    private final Thread thread = Thread.currentThread();
    private final CountDownLatch end = new CountDownLatch(1);

    CurrentRun(Coordinator coordinator) {
        this.coordinator = coordinator;
    }

    Coordinator coordinator() {
        return coordinator;
    }

    boolean isOnThisThread() {
        return Thread.currentThread() == thread;
    }

    void hasEnded() {
        end.countDown();
    }

    /** Waits for its end, but no longer than this, nor once the waiting thread is interrupted, which it stays. */
    void awaitEnd(long withinNs) {
        try {
            end.await(withinNs, TimeUnit.NANOSECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
