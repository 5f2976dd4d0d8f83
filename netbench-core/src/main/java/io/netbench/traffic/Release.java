package io.netbench.traffic;

import java.util.concurrent.CompletableFuture;

/** Gathers the instants at which the event loops released the load of one start. Thread-safe. */
final class Release {

    private final CompletableFuture<ReleaseInstants> instants = new CompletableFuture<>();
    private int loopsLeft;
    private long earliestNs = Long.MAX_VALUE;
    private long latestNs = Long.MIN_VALUE;

    Release(int loops) {
        loopsLeft = loops;
    }

    /** Completes when the last loop has released its load. */
    CompletableFuture<ReleaseInstants> instants() {
        return instants;
    }

    /** A loop released its load. */
    synchronized void at(long nowNs) {
        earliestNs = Math.min(earliestNs, nowNs);
        latestNs = Math.max(latestNs, nowNs);
        if (--loopsLeft == 0) {
            instants.complete(new ReleaseInstants(earliestNs, latestNs));
        }
    }
}
