package io.netbench.cli.watch;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time between suites, which a signal ends. Thread-safe. */
public class Pause {

    private final CountDownLatch ended = new CountDownLatch(1);

    /** Waits, unless it is ended. */
    public void await(long ns) {
        try {
            ended.await(ns, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
        }
    }

    /** Ends this wait and those to come. */
    public void end() {
        ended.countDown();
    }

    /** Whether it was. */
    public boolean isEnded() {
        return ended.getCount() == 0;
    }
}
