package io.netbench.traffic.connection;

import io.netbench.measure.LoadWindow;
import io.netbench.transport.AppliedOption;
import java.util.List;

/**
 * The end that answers: a sink answers each block with a response, a source each request with a block, and the sink of a
 * stream nothing at all. At the hub of a barrier the answer waits until the round is complete.
 */
public final class Responder extends Connection implements RoundMember {

    private final RoundBarrier barrier;
    private final UnitCounter sending;
    private final boolean answers;
    private final boolean expectsAlways;
    private final boolean expectsAfterRelease;
    private long requested;
    private long answered;
    private long sentBefore;
    private boolean released;

    /**
     * Makes the end that answers.
     *
     * @param barrier of the hub that this end belongs to; null when it answers at once
     */
    public Responder(
            ConnectionPlan plan, ConnectionLoop loop, Wire wire, List<AppliedOption> options, RoundBarrier barrier) {
        super(plan, loop, wire, options);
        this.barrier = barrier;
        sending = new UnitCounter(plan.sentUnitBytes());
        answers = !plan.link().load().isStream();
        expectsAlways = isSink
                && !plan.load().barrier()
                && (plan.link().load().rateBitsPerS().isEmpty() || plan.leavesNoPause());
        expectsAfterRelease = isSink && barrier != null;
    }

    @Override
    public void prepare(LoadWindow newWindow) {
        super.prepare(newWindow);
        sending.restart(newWindow.limited() && !isSink ? plan.limitBytes() : Long.MAX_VALUE);
        sentBefore = out.sentBytes();
        requested = 0;
        answered = 0;
    }

    @Override
    public void release(long nowNs) {
        released = true;
        expect(expectsAlways || expectsAfterRelease);
        reportLimit();
    }

    @Override
    void onUnits(long units, long nowNs) {
        requested += units;
        if (isSink) {
            expect(received.isMidUnit() || (expectsAlways && released && !quiescing && !received.isAtLimit()));
            reportLimit();
        }
        if (units == 0) {
            return;
        }
        if (barrier != null && !quiescing) {
            barrier.arrive(this, nowNs);
        } else {
            answer(nowNs);
        }
    }

    private void reportLimit() {
        if (plan.tellsLimit() && received.isAtLimit()) {
            reportDone();
        }
    }

    private void answer(long nowNs) {
        long owed = owedUnits();
        if (answers && owed > 0 && !isCutting() && holdsLease(nowNs)) {
            long bytes = sending.bytesOf(answered, owed);
            answered += owed;
            out.send(bytes);
        }
    }

    /** Units asked for and not answered; what is asked beyond the limit acknowledges and is not answered. */
    private long owedUnits() {
        return Math.min(requested, sending.limitUnits()) - answered;
    }

    /** A source stops at the end; a sink goes on to answer what still arrives. */
    private boolean isCutting() {
        return isEnding() && !isSink;
    }

    @Override
    void onQuiesce(long nowNs) {
        answer(nowNs);
        expect(false);
    }

    @Override
    void onEnd(long nowNs) {
        if (!isSink) {
            out.cut();
            out.finish();
        }
    }

    @Override
    public boolean isBusy() {
        return (answers && owedUnits() > 0) || !out.isIdle() || received.isMidUnit() || isUnacknowledged();
    }

    private boolean isUnacknowledged() {
        return answered > 0 && window.limited() && plan.requestsAcknowledge() && requested <= sending.limitUnits();
    }

    @Override
    boolean isComplete() {
        return isSink ? received.isAtLimit() : answered >= sending.limitUnits() && out.isIdle();
    }

    @Override
    OperationFigures operations(long nowNs) {
        if (isSink) {
            return OperationFigures.NONE;
        }
        long cut = answered + owedUnits() - sending.unitsIn(out.sentBytes() - sentBefore);
        return new OperationFigures(0, 0, cut, 0, 0);
    }

    @Override
    public void releaseRound(long nowNs) {
        if (isEnding()) {
            return;
        }
        answer(nowNs);
        expect(expectsAfterRelease && !received.isAtLimit());
    }

    @Override
    public boolean takesPart() {
        return isSink ? !received.isAtLimit() : requested <= sending.limitUnits();
    }

    @Override
    public Connection connection() {
        return this;
    }
}
