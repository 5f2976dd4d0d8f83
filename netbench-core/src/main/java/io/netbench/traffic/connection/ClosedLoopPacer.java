package io.netbench.traffic.connection;

import io.netbench.transport.AppliedOption;
import java.util.List;

/**
 * Keeps as many operations in flight as the queue depth says: one that completes starts the next. At the hub of a
 * barrier it is the round that starts the next one instead.
 */
final class ClosedLoopPacer extends Pacer implements RoundMember {

    private final RoundBarrier barrier;

    /**
     * Makes a pacer that waits for its release.
     *
     * @param barrier of the hub that this end belongs to; null when it starts its own operations
     */
    ClosedLoopPacer(
            ConnectionPlan plan, ConnectionLoop loop, Wire wire, List<AppliedOption> options, RoundBarrier barrier) {
        super(plan, loop, wire, options);
        this.barrier = barrier;
    }

    @Override
    void onReleased(long nowNs) {
        startWhatMay(nowNs);
    }

    @Override
    void onCompleted(long nowNs) {
        if (barrier != null) {
            barrier.arrive(this, nowNs);
        } else if (isAtLimit() && plan.requestsAcknowledge()) {
            out.send(plan.sentUnitBytes());
        } else {
            startWhatMay(nowNs);
        }
    }

    @Override
    void record(long index, long startNs, long nowNs) {
        if (window.measures(startNs)) {
            latency.record(nowNs - startNs);
        }
    }

    private void startWhatMay(long nowNs) {
        long room = room();
        if (room > 0 && mayStart(nowNs)) {
            start(room, nowNs);
        }
    }

    @Override
    public void releaseRound(long nowNs) {
        startWhatMay(nowNs);
    }

    @Override
    public boolean takesPart() {
        return !isAtLimit();
    }

    @Override
    public Connection connection() {
        return this;
    }
}
