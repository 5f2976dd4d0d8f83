package io.netbench.traffic.connection;

import io.netbench.measure.LatencyRecorder;
import io.netbench.measure.LoadWindow;
import io.netbench.measure.StallFigures;
import io.netbench.transport.AppliedOption;
import java.util.List;

/**
 * The end that starts operations and times them: it sends a block and waits for the response, or sends a request and
 * waits for the block.
 */
abstract class Pacer extends Connection {

    final int depth;
    LatencyRecorder latency;
    long started;
    long completed;

    private final long[] startedNs;
    private final int ringMask;
    private final UnitCounter sending;
    private long sentBefore;
    private long limitUnits;
    private boolean isEnded;
    private long endedNs;

    Pacer(ConnectionPlan plan, ConnectionLoop loop, Wire wire, List<AppliedOption> options) {
        super(plan, loop, wire, options);
        depth = plan.link().load().queueDepth();
        startedNs = new long[ringSize(depth)];
        ringMask = startedNs.length - 1;
        sending = new UnitCounter(plan.sentUnitBytes());
        latency = loop.latency(plan.link().id());
    }

    @Override
    void onMoved() {
        latency = loop.latency(plan.link().id());
    }

    /** How many start times are kept for this many operations in flight: a power of two. */
    static int ringSize(int depth) {
        return Integer.highestOneBit(Math.max(1, 2 * depth - 1));
    }

    @Override
    public void prepare(LoadWindow newWindow) {
        super.prepare(newWindow);
        quiescing = true;
        sending.restart(newWindow.limited() && !isSink ? plan.limitBytes() : Long.MAX_VALUE);
        sentBefore = out.sentBytes();
        limitUnits = isSink ? received.limitUnits() : sending.limitUnits();
        started = 0;
        completed = 0;
    }

    /** Called at the release: the first operations may start. */
    abstract void onReleased(long nowNs);

    /** Called when operations completed; may start more. */
    abstract void onCompleted(long nowNs);

    /** Operation {@code index} took from {@code startNs} to {@code nowNs}. */
    abstract void record(long index, long startNs, long nowNs);

    @Override
    public final void release(long nowNs) {
        quiescing = false;
        onReleased(nowNs);
        reportLimit();
    }

    /** How many operations the queue depth and the limit allow to start now. */
    final long room() {
        return Math.min(depth - (started - completed), limitUnits - started);
    }

    final long limitUnits() {
        return limitUnits;
    }

    final boolean isAtLimit() {
        return completed >= limitUnits;
    }

    /** Starts {@code count} operations at one instant, and sends them as one: a system call serves all of them. */
    final void start(long count, long nowNs) {
        long first = started;
        started += count;
        for (long operation = first; operation < started; operation++) {
            startedNs[(int) operation & ringMask] = nowNs;
        }
        if (isSink) {
            expect(true);
        }
        out.send(sending.bytesOf(first, count));
    }

    @Override
    final void onUnits(long units, long nowNs) {
        if (units == 0) {
            return;
        }
        if (units > started - completed) {
            fail("the peer sent more than it was asked for");
            return;
        }
        for (long i = units; i > 0; i--) {
            record(completed, startedNs[(int) completed & ringMask], nowNs);
            completed++;
        }
        if (isSink && started == completed) {
            expect(false);
        }
        onCompleted(nowNs);
        reportLimit();
    }

    private void reportLimit() {
        if (isAtLimit()) {
            reportDone();
        }
    }

    @Override
    void onQuiesce(long nowNs) {}

    @Override
    final void onEnd(long nowNs) {
        isEnded = true;
        endedNs = nowNs;
        onEnded(nowNs);
        out.cut();
        out.finish();
    }

    @Override
    public final boolean isBusy() {
        return started > completed;
    }

    @Override
    final boolean isComplete() {
        return isAtLimit();
    }

    @Override
    OperationFigures operations(long nowNs) {
        long cut = isSink ? 0 : started - sending.unitsIn(out.sentBytes() - sentBefore);
        long untilNs = isEnded ? endedNs : nowNs;
        return new OperationFigures(started, completed, cut, notStarted(), oldestAgeNs(untilNs), stalls());
    }

    /** Age at an instant of the oldest operation that has not completed; 0 where there is none. */
    long oldestAgeNs(long untilNs) {
        return isBusy() ? untilNs - startedNs[(int) completed & ringMask] : 0;
    }

    /** The load ends. */
    void onEnded(long nowNs) {}

    long notStarted() {
        return 0;
    }

    StallFigures stalls() {
        return StallFigures.NONE;
    }
}
