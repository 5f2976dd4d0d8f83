package io.netbench.traffic.connection;

import io.netbench.measure.LoadWindow;
import io.netbench.transport.AppliedOption;
import java.util.List;

/**
 * Sends blocks that nobody answers: as fast as the connection takes them, or at a rate, for which it cuts them where they are
 * large. Without responses there is no latency and nothing in flight to count.
 */
final class StreamSource extends Connection implements Paced, Runnable {

    /** Each piece is a system call: so many of them, however small, take as long as a turn that is full of bytes. */
    private static final int MOST_PIECES = 1_024;

    /** Where pieces are so small that a turn has more of them than this, the turn is bounded in time too. */
    private static final int FEW_PIECES = 32;

    private static final long MOST_TURN_NS = 1_000_000L;

    private final PacedSchedule schedule;
    private final UnitCounter blocks;
    private final UnitCounter pieces;
    private final SourceStalls stalls = new SourceStalls();
    private long started;
    private long startedBytes;
    private long limitBytes;
    private long sentBefore;
    private boolean turnScheduled;

    StreamSource(ConnectionPlan plan, ConnectionLoop loop, Wire wire, List<AppliedOption> options) {
        super(plan, loop, wire, options);
        boolean hasRate = plan.link().load().rateBitsPerS().isPresent();
        blocks = new UnitCounter(plan.sentUnitBytes());
        pieces = hasRate ? new UnitCounter(plan.pacedUnitBytes()) : blocks;
        schedule = hasRate ? PacedSchedule.of(plan, loop.seed()) : null;
        if (hasRate) {
            loop.pace(this);
        }
    }

    @Override
    public void prepare(LoadWindow newWindow) {
        super.prepare(newWindow);
        quiescing = true;
        limitBytes = newWindow.limited() ? plan.limitBytes() : Long.MAX_VALUE;
        blocks.restart(limitBytes);
        pieces.restart(limitBytes);
        stalls.restart(newWindow);
        sentBefore = out.sentBytes();
        started = 0;
        startedBytes = 0;
    }

    @Override
    void onMoved() {
        if (schedule != null) {
            loop.pace(this);
            loop.dueAt(loop.nowNs());
        }
    }

    @Override
    public void release(long nowNs) {
        quiescing = false;
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
        long firstPiece = started;
        long now = nowNs;
        if (schedule != null && isDue(now) && out.isReady()) {
            stalls.look(intendedNs(started), now);
        }
        while (isDue(now) && out.isReady() && mayStart(now)) {
            if (out.sentBytes() >= turnEnd || isLong(started - firstPiece, now - nowNs)) {
                turnScheduled = true;
                loop.execute(this);
                return Long.MAX_VALUE;
            }
            // Counted first: what is sent may come back here at once, by a channel that has become writable.
            long piece = started++;
            start(pieces.bytesOf(piece, 1));
            now = loop.nowNs();
        }
        stalls.heldUp(!out.isReady());
        reportLimit();
        return schedule == null || !out.isReady() || started >= pieces.limitUnits()
                ? Long.MAX_VALUE
                : intendedNs(started);
    }

    private static boolean isLong(long pieces, long turnNs) {
        return pieces >= MOST_PIECES || (pieces >= FEW_PIECES && turnNs >= MOST_TURN_NS);
    }

    private void start(long bytes) {
        startedBytes += bytes;
        out.send(bytes);
    }

    private boolean isDue(long nowNs) {
        return started < pieces.limitUnits() && (schedule == null || intendedNs(started) <= nowNs);
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

    /** The sink waits for the end of a block that has begun; the last one may be short. */
    @Override
    void onQuiesce(long nowNs) {
        long begun = startedBytes % plan.sentUnitBytes();
        long rest = Math.min(plan.sentUnitBytes() - begun, limitBytes - startedBytes);
        if (begun > 0 && rest > 0 && !isEnding()) {
            start(rest);
        }
    }

    @Override
    void onEnd(long nowNs) {
        if (schedule != null && window != null && isDue(nowNs) && out.isReady()) {
            stalls.look(intendedNs(started), nowNs);
        }
        out.cut();
        if (loop.foreignHelloBytes().isEmpty()) {
            out.finish();
        }
    }

    @Override
    public boolean isBusy() {
        return !out.isIdle();
    }

    @Override
    boolean isComplete() {
        return started >= pieces.limitUnits() && out.isIdle();
    }

    @Override
    OperationFigures operations(long nowNs) {
        long begun = (startedBytes + plan.sentUnitBytes() - 1) / plan.sentUnitBytes();
        long cut = begun - blocks.unitsIn(out.sentBytes() - sentBefore);
        return new OperationFigures(begun, 0, cut, notStarted(), 0, stalls.figures());
    }

    /** In blocks: of pieces that are due, those that make up whole ones. */
    private long notStarted() {
        return schedule == null
                ? 0
                : blocks.unitsIn(pieces.bytesOf(0, notStarted(schedule, started, pieces.limitUnits())));
    }

    private long intendedNs(long index) {
        return window.startNs() + schedule.offsetNs(index);
    }
}
