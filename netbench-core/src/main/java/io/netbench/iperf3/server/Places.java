package io.netbench.iperf3.server;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The places of tests whose streams are there. Where a server is to end with its first session there is one, until it turns out
 * that the test which has it does not come to its load. Thread-safe.
 */
final class Places {

    private final SessionListener listener;
    private final int most;
    private final AtomicInteger taken = new AtomicInteger();

    /**
     * All of them are free.
     *
     * @param listener knows whether more may come
     * @param most of them
     */
    Places(SessionListener listener, int most) {
        this.listener = listener;
        this.most = most;
    }

    private int there() {
        return listener.endsWithFirst() ? 1 : most;
    }

    /** Whether there is none for one more test. */
    boolean isFull() {
        return !listener.takesMore() || taken.get() >= there();
    }

    /** Why that is so, in words. */
    String whyFull() {
        return listener.endsWithFirst() || !listener.takesMore()
                ? "this server is to end with the session that it has"
                : "there are " + most + " iperf3 clients already, the limit";
    }

    /** Takes one, if one is free. */
    boolean take() {
        // Whoever had the last place has said so before it gave that back: so the place comes first.
        if (taken.incrementAndGet() <= there() && listener.takesMore()) {
            return true;
        }
        taken.decrementAndGet();
        return false;
    }

    /** One is free again. */
    void giveBack() {
        taken.decrementAndGet();
    }
}
