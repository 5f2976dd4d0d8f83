package io.netbench.agent;

import io.netbench.control.Protocol;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Tells a coordinator whose words wait behind a load from one that is gone. On a line that the load itself keeps full, words
 * and acknowledgements take seconds: then a lease that is about to run out is stretched, as long as the load moves, and
 * within a bound. A coordinator that has frozen is not waited for: its kernel acknowledges at once what it is sent.
 *
 * <p>Belongs to the run's thread.
 */
final class LeasePatience {

    private final RunLease lease;
    private final Executor thread;
    private BooleanSupplier unacknowledged = () -> false;
    private Supplier<CompletableFuture<Long>> movement = () -> CompletableFuture.completedFuture(0L);
    private Runnable onStretched = () -> {};
    private Long moved;

    LeasePatience(RunLease lease, Executor thread) {
        this.lease = lease;
        this.thread = thread;
    }

    /**
     * How the way to the coordinator is judged: it is slow if what was said a heartbeat ago is not acknowledged yet.
     */
    void judgeWayBy(BooleanSupplier newUnacknowledged) {
        unacknowledged = newUnacknowledged;
    }

    /**
     * How the load is judged.
     *
     * @param newMovement a figure that grows with every byte that moves
     * @param newOnStretched hears that the lease lasts longer
     */
    void judgeLoadBy(Supplier<CompletableFuture<Long>> newMovement, Runnable newOnStretched) {
        movement = newMovement;
        onStretched = newOnStretched;
        moved = null;
    }

    /** Has a look, before the next heartbeat is sent. */
    void look() {
        long marginNs = Math.max(lease.lengthNs() / 2, 3 * Protocol.HEARTBEAT_NS);
        if (!lease.endsWithin(marginNs)) {
            moved = null;
        } else if (unacknowledged.getAsBoolean()) {
            movement.get().thenAcceptAsync(mark -> judge(mark, marginNs), thread);
        }
    }

    private void judge(long mark, long marginNs) {
        if (moved != null && moved != mark && lease.stretch(marginNs)) {
            onStretched.run();
        }
        moved = mark;
    }
}
