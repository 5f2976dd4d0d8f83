package io.netbench.traffic;

import io.netbench.transport.AppliedOption;
import io.netty.channel.socket.SocketChannel;
import java.util.List;

/**
 * Sends blocks that nobody answers: as fast as the connection takes them, or at a rate. Without responses there is no
 * latency and nothing in flight to count.
 */
final class StreamSource extends Connection implements Paced, Runnable {

    private final PacedSchedule schedule;
    private final UnitCounter sending;
    private long started;
    private long sentBefore;
    private boolean turnScheduled;

    StreamSource(ConnectionPlan plan, TrafficLoop loop, SocketChannel channel, List<AppliedOption> options) {
        super(plan, loop, channel, options);
        sending = new UnitCounter(plan.sentUnitBytes());
        boolean hasRate = plan.link().load().rateBitsPerS().isPresent();
        schedule = hasRate ? PacedSchedule.of(plan, loop.seed()) : null;
        if (hasRate) {
            loop.pace(this);
        }
    }

    @Override
    void prepare(LoadWindow newWindow) {
        super.prepare(newWindow);
        sending.restart(newWindow.limited() ? plan.limitBytes() : Long.MAX_VALUE);
        sentBefore = out.sentBytes();
        started = 0;
    }

    @Override
    void onMoved() {
        if (schedule != null) {
            loop.pace(this);
            loop.dueAt(loop.nowNs());
        }
    }

    @Override
    void release(long nowNs) {
        startWhatIsDue(nowNs);
    }

    @Override
    void onWritable() {
        super.onWritable();
        loop.dueAt(startWhatIsDue(loop.nowNs()));
    }

    /** The next turn, after the loop has served others. */
    @Override
    public void run() {
        turnScheduled = false;
        loop.dueAt(startWhatIsDue(loop.nowNs()));
    }

    @Override
    public long startWhatIsDue(long nowNs) {
        if (window == null || turnScheduled) {
            return Long.MAX_VALUE;
        }
        long turnEnd = out.sentBytes() + PayloadWriter.MAX_TURN_BYTES;
        long now = nowNs;
        while (isDue(now) && out.isReady() && mayStart(now)) {
            if (out.sentBytes() >= turnEnd) {
                turnScheduled = true;
                loop.execute(this);
                return Long.MAX_VALUE;
            }
            long block = started++;
            out.send(sending.bytesOf(block, 1));
            now = loop.nowNs();
        }
        reportLimit();
        return schedule == null || !out.isReady() || started >= sending.limitUnits()
                ? Long.MAX_VALUE
                : intendedNs(started);
    }

    private boolean isDue(long nowNs) {
        return started < sending.limitUnits() && (schedule == null || intendedNs(started) <= nowNs);
    }

    private void reportLimit() {
        if (isComplete()) {
            reportDone();
        }
    }

    @Override
    void onUnits(long units, long nowNs) {
        fail("the sink answered a stream, which has no responses");
    }

    @Override
    void onQuiesce(long nowNs) {}

    @Override
    void onEnd(long nowNs) {
        out.cut();
        out.finish();
    }

    @Override
    boolean isBusy() {
        return !out.isIdle();
    }

    @Override
    boolean isComplete() {
        return started >= sending.limitUnits() && out.isIdle();
    }

    @Override
    OperationFigures operations(long nowNs) {
        long cut = started - sending.unitsIn(out.sentBytes() - sentBefore);
        long notStarted = schedule == null ? 0 : notStarted(schedule, started, sending.limitUnits());
        return new OperationFigures(started, 0, cut, notStarted, 0);
    }

    private long intendedNs(long index) {
        return window.startNs() + schedule.offsetNs(index);
    }
}
