package io.netbench.traffic;

import io.netbench.traffic.handshake.UnestablishedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts down to what the owner of a run waits for. Thread-safe: every event loop of the run reports here. */
final class RunLatches {

    private final AtomicInteger awaited;
    private final List<Limit> limits = new ArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger loopsToEnd;
    private final CompletableFuture<Void> established = new CompletableFuture<>();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    RunLatches(LocalEnds ends, int loops) {
        awaited = new AtomicInteger(ends.incomingConnections());
        ends.limitTellers().forEach(tellers -> limits.add(new Limit(tellers)));
        loopsToEnd = new AtomicInteger(loops);
        if (ends.incomingConnections() == 0) {
            established.complete(null);
        }
    }

    /** Completes when every connection that others were to open is there. */
    CompletableFuture<Void> established() {
        return established;
    }

    /** Completes when every end of a load that tells has reached its limit, or can't any more. */
    CompletableFuture<Void> limitReached(int load) {
        return limits.get(load).reached;
    }

    /** Completes when every loop has ended its load, and no connection is open. */
    CompletableFuture<Void> finished() {
        return finished;
    }

    void establishedOne() {
        if (awaited.decrementAndGet() == 0) {
            established.complete(null);
        }
    }

    /** Not all connections will come up; of no consequence when they have. */
    void cannotEstablish(String reason) {
        established.completeExceptionally(new UnestablishedException(reason));
    }

    void limitReachedByOne(int load) {
        limits.get(load).countDown();
    }

    void connectionOpened() {
        open.incrementAndGet();
    }

    void connectionClosed() {
        open.decrementAndGet();
        finishIfOver();
    }

    void loopEnded() {
        loopsToEnd.decrementAndGet();
        finishIfOver();
    }

    private void finishIfOver() {
        if (loopsToEnd.get() <= 0 && open.get() == 0) {
            finished.complete(null);
        }
    }

    /** How many ends of a load are still to reach its limit. */
    private static final class Limit {

        private final AtomicInteger tellersLeft;
        private final CompletableFuture<Void> reached = new CompletableFuture<>();

        Limit(int tellers) {
            tellersLeft = new AtomicInteger(tellers);
            if (tellers == 0) {
                reached.complete(null);
            }
        }

        void countDown() {
            if (tellersLeft.decrementAndGet() == 0) {
                reached.complete(null);
            }
        }
    }
}
