package io.netbench.traffic;

import io.netbench.traffic.handshake.TrafficException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts down to what the owner of a run waits for. Thread-safe: every event loop of the run reports here. */
final class RunLatches {

    private final AtomicInteger awaited;
    private final AtomicInteger tellersLeft;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger loopsToEnd;
    private final CompletableFuture<Void> established = new CompletableFuture<>();
    private final CompletableFuture<Void> limitReached = new CompletableFuture<>();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();

    RunLatches(LocalEnds ends, int loops) {
        awaited = new AtomicInteger(ends.incomingConnections());
        tellersLeft = new AtomicInteger(ends.limitTellers());
        loopsToEnd = new AtomicInteger(loops);
        if (ends.incomingConnections() == 0) {
            established.complete(null);
        }
        if (ends.limitTellers() == 0) {
            limitReached.complete(null);
        }
    }

    /** Completes when every connection that others were to open is there. */
    CompletableFuture<Void> established() {
        return established;
    }

    /** Completes when every end that tells has reached the limit, or can't any more. */
    CompletableFuture<Void> limitReached() {
        return limitReached;
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
        established.completeExceptionally(new TrafficException(reason));
    }

    void limitReachedByOne() {
        if (tellersLeft.decrementAndGet() == 0) {
            limitReached.complete(null);
        }
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
}
