package io.netbench.traffic.connection;

import io.netbench.measure.LinkCounters;
import io.netbench.measure.LoadPhase;
import io.netbench.measure.LoadWindow;
import io.netbench.measure.TcpInfoTracker;
import io.netbench.transport.AppliedOption;
import io.netbench.transport.TcpInfo;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * One end of one connection after its handshake: counts what arrives, and tells its kind about it. What the four kinds
 * share is here: the life of a connection from its release to the end of both streams, and what went wrong.
 *
 * <p>Everything runs on the event loop that owns the wire. Within a warm-up that may become another one; then nothing is
 * handed to the wire, and nothing is read from it, until the new loop has it.
 */
public abstract class Connection {

    /** How much earlier than its load's end a peer may close: the clocks of two agents never agree to the last bit. */
    private static final long EARLY_END_NS = 100_000_000L;

    /** And they drift, since nobody compares them once the load runs: by less than this part of its time, 200 ppm. */
    private static final long DRIFT_PART = 5_000;

    private static final String NOT_READY =
            "the %s was not ready when its peer began: its host is too busy for what is measured to be right";

    /** A block costs its system calls and wake-ups besides the copying, about as much as copying this much. */
    private static final long UNIT_WORK_BYTES = 64 << 10;

    /** How long after a stream's end the order to end may still come: two agents hear of it at different times. */
    private static final long LATE_ORDER_MS = 250;

    /** The begin of a stream is acknowledged as if it were a byte. */
    private static final int STREAM_BEGIN_BYTES = 1;

    public final ConnectionPlan plan;
    final PayloadWriter out;
    final UnitCounter received;
    public final boolean isSink;

    private final TcpInfoTracker tcp = new TcpInfoTracker();
    private final List<AppliedOption> options;
    final Wire wire;
    private final InetSocketAddress localAddress;
    private final InetSocketAddress remoteAddress;
    private final int verifyStart;

    ConnectionLoop loop;
    LinkCounters counters;
    LoadCourse course;
    LoadWindow window;

    /** No operation may begin: the load has quiesced, or where this end starts them, it has not been released yet. */
    boolean quiescing;

    private long receivedBytes;
    private long windowBytes;
    private long sentBeforeWindow = -1;
    private Silence silence;
    private long receivedAtLook;
    private long receivedWhenQuiet = -1;
    private OptionalLong firstStartNs = OptionalLong.empty();
    private boolean expecting;
    private boolean ending;
    private long endedNs;
    private boolean doneReported;
    private boolean closedReported;
    private Input input = Input.OPEN;
    private String failure;
    private String givenUp;
    private long unsentBytes;

    Connection(ConnectionPlan plan, ConnectionLoop loop, Wire wire, List<AppliedOption> options) {
        this.plan = plan;
        this.loop = loop;
        this.wire = wire;
        this.options = options;
        isSink = plan.side() == Side.SINK;
        counters = loop.counters(plan.link().id());
        course = loop.course(plan.load().id());
        out = new PayloadWriter(wire, loop.payload(), payloadStart(!isSink), this::sendOn);
        received = new UnitCounter(plan.receivedUnitBytes());
        verifyStart = loop.verifies() ? payloadStart(isSink) : -1;
        localAddress = wire.localAddress();
        remoteAddress = wire.remoteAddress();
    }

    private int payloadStart(boolean blockDirection) {
        return Payload.startOf(loop.seed(), plan.link().id(), plan.index(), blockDirection);
    }

    /** The load begins: called at its release, on the loop. */
    public abstract void release(long nowNs);

    /** {@code bytes} arrived that completed {@code units} units. */
    abstract void onUnits(long units, long nowNs);

    /** No more operations may begin; what is under way goes on to its end. */
    abstract void onQuiesce(long nowNs);

    /** The load is over: the source stops, mid-block if need be. */
    abstract void onEnd(long nowNs);

    /** Whether an operation is under way at this end, or bytes are owed. */
    public abstract boolean isBusy();

    /** Whether all that bytes or rounds call for is through at this end. */
    abstract boolean isComplete();

    /** What this end knows of its operations once the connection is over. */
    abstract OperationFigures operations(long nowNs);

    /** The connection has another loop now: what is recorded goes to that loop's recorders. */
    void onMoved() {}

    /** Whether it can change its loop now. */
    public boolean isMovable() {
        return input == Input.OPEN && !ending && !quiescing && wire.isOpen();
    }

    /** What its loop had to do for it so far, in bytes and in units of work that cost as much as copying these. */
    public final long work() {
        return carriedBeside() + out.sentBytes() + receivedBytes + received.units() * UNIT_WORK_BYTES;
    }

    /**
     * Leaves its loop, a moment later.
     *
     * @param handOver called on that loop then: it gives the connection to another one, if it can still be moved
     */
    public final void leave(Runnable handOver) {
        out.pause();
        ConnectionLoop oldLoop = loop;
        // What the wire had put into the old loop's queue comes before the task that hands the connection over.
        wire.leave(() -> oldLoop.execute(handOver));
    }

    /** Takes up its work on the loop that it was handed to. Called there. */
    public final void settle(ConnectionLoop newLoop) {
        boolean isExpecting = expecting;
        loop = newLoop;
        counters = newLoop.counters(plan.link().id());
        course = newLoop.course(plan.load().id());
        expecting = false;
        onMoved();
        wire.join(newLoop.eventLoop(), refusal -> {
            if (refusal.isEmpty()) {
                expect(isExpecting);
                out.goOn(newLoop.payload());
                onWritable();
            } else {
                fail("its event loop could not be changed: " + SocketFailure.reason(refusal.get()));
                reportClosed();
            }
        });
    }

    /** Its loop expects nothing of it any more, until it has settled. */
    public final void depart() {
        if (expecting) {
            counters.expect(-1);
        }
    }

    /** A wire that was not writable takes more. */
    void onWritable() {
        out.resume();
    }

    /** Makes ready for a release. Called on the loop before any agent's load begins, with no byte under way. */
    public void prepare(LoadWindow newWindow) {
        if (firstStartNs.isEmpty()) {
            firstStartNs = OptionalLong.of(newWindow.startNs());
        }
        if (receivedWhenQuiet >= 0 && receivedBytes > receivedWhenQuiet) {
            fail(NOT_READY.formatted(isSink ? "sink" : "source"));
        }
        window = newWindow;
        quiescing = false;
        received.restart(newWindow.limited() && isSink ? plan.limitBytes() : Long.MAX_VALUE);
    }

    public final void quiesce(long nowNs) {
        quiescing = true;
        onQuiesce(nowNs);
    }

    public final void end(long nowNs) {
        if (!ending) {
            ending = true;
            endedNs = nowNs;
            onEnd(nowNs);
        }
    }

    /** It was asked whether it is quiet: what comes before it is made ready for another start comes too early. */
    public final void notesQuiet() {
        receivedWhenQuiet = receivedBytes;
    }

    final boolean mayStart(long nowNs) {
        return !quiescing && !ending && nowNs < window.measureToNs() && holdsLease(nowNs);
    }

    /** Whether somebody still holds the load; if not, the connection is reset. Asked before anything is sent. */
    final boolean holdsLease(long nowNs) {
        boolean held = loop.isLeaseHeld(nowNs);
        if (!held) {
            fail("the lease ran out: the coordinator was not heard in time");
        }
        return held;
    }

    /** Bytes arrived; takes the buffer over. */
    void receive(ByteBuf buffer) {
        int bytes = buffer.readableBytes();
        if (verifyStart >= 0) {
            verify(buffer);
        }
        buffer.release();
        if (window == null) {
            fail("the peer sent before the start");
            return;
        }
        long nowNs = loop.nowNs();
        receivedBytes += bytes;
        if (isSink) {
            LoadPhase phase = window.phaseOf(nowNs, course.endsAtNs());
            if (phase == LoadPhase.WINDOW) {
                windowBytes += bytes;
            }
            long blocks = received.add(bytes);
            counters.addReceived(phase, bytes, blocks, nowNs);
            onUnits(blocks, nowNs);
        } else {
            counters.addResponseBytes(bytes);
            onUnits(received.add(bytes), nowNs);
        }
    }

    /** The wire has become writable, or a long send had to let others have their turn. */
    final void sendOn() {
        if (holdsLease(loop.nowNs())) {
            onWritable();
        }
    }

    /** The peer sends nothing more. */
    final void inputEnded() {
        if (input == Input.OPEN) {
            onInputEnded();
        }
    }

    /** Something went wrong with the wire. */
    final void broke(Throwable cause) {
        if (input != Input.OPEN) {
            return;
        }
        if (cause instanceof IOException) {
            endIfDue();
            lose(SocketFailure.reason(cause));
        } else {
            fail(cause.toString());
        }
    }

    /** The instant counts for a peer that closes, not when this loop comes to its order to end. */
    private void endIfDue() {
        long nowNs = loop.nowNs();
        if (nowNs >= course.endsAtNs()) {
            end(nowNs);
        }
    }

    /** The wire is closed. */
    final void closed() {
        inputEnded();
        judgeEnd();
        onClosed();
        reportClosed();
    }

    /** A wire that is closed while no loop has it never tells of that. */
    private void reportClosed() {
        if (!closedReported) {
            closedReported = true;
            loop.closed();
        }
    }

    private void onInputEnded() {
        sampleTcp(false);
        input = Input.UNEXPLAINED;
        if (isEndExpected(loop.nowNs())) {
            judgeEnd();
        } else {
            loop.eventLoop().schedule(this::judgeEnd, LATE_ORDER_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void judgeEnd() {
        if (input != Input.UNEXPLAINED) {
            return;
        }
        input = Input.ENDED;
        if (isEndExpected(loop.nowNs())) {
            closeInOrder();
        } else {
            fail("the peer closed the connection");
        }
    }

    private void closeInOrder() {
        end(loop.nowNs());
        expect(false);
        close();
    }

    /** The peer sends nothing more, in order: closes when all is sent. */
    void close() {
        out.close();
    }

    /** The wire is closed, or about to be: what stands beside it has no more use. */
    void onClosed() {}

    /** Bytes that went another way than over the wire, in and out. */
    long carriedBeside() {
        return 0;
    }

    private boolean isEndExpected(long nowNs) {
        if (ending || failure != null) {
            return true;
        }
        return nowNs >= course.endsAtNs() - earlyEndNs(nowNs) || (window != null && isComplete());
    }

    private long earlyEndNs(long nowNs) {
        long sinceStartNs = firstStartNs.isPresent() ? nowNs - firstStartNs.getAsLong() : 0;
        return Math.max(EARLY_END_NS, sinceStartNs / DRIFT_PART);
    }

    /** Something is wrong with the connection, whenever that is found: its link has failed. */
    public final void fail(String reason) {
        if (failure == null) {
            failure = blackHole().map(found -> reason + "; " + found).orElse(reason);
            expect(false);
            loop.failed(plan, failure);
            if (plan.tellsLimit()) {
                reportDone();
            }
        }
        reset();
    }

    /** The connection can't go on. What was measured by the end of the load stays right: only its drain is not seen. */
    private void lose(String reason) {
        if (!ending || blackHole().isPresent()) {
            fail(reason);
            return;
        }
        if (failure == null && givenUp == null && loop.foreignHelloBytes().isEmpty()) {
            givenUp = reason;
            expect(false);
        }
        reset();
    }

    /** The load is over, and the peer reads on only as far as it likes: closes without a drain. */
    public final void hangUp() {
        expect(false);
        input = Input.ENDED;
        if (wire.isOpen()) {
            unsentBytes = out.unsentBytes();
            wire.hangUp();
        }
    }

    private void reset() {
        input = Input.ENDED;
        onClosed();
        if (wire.isOpen()) {
            unsentBytes = out.unsentBytes();
            wire.reset();
        }
    }

    /** Resets the connection if it is still open. */
    public final void abort(String reason) {
        if (wire.isOpen()) {
            lose(reason);
        }
    }

    /** Resets the connection if it is still open; its link has failed, be it that the load has ended. */
    public final void abortFailed(String reason) {
        if (wire.isOpen()) {
            fail(reason);
        }
    }

    /** Grows with every byte that this end received, that its kernel took, or that it sent for the first time. */
    public final long movedBytes() {
        DrainProgress progress = new DrainProgress(
                isSink, receivedBytes, out.unsentBytes(), isOpen() ? wire.tcpInfo() : Optional.empty());
        long takenBytes = out.sentBytes() - progress.unsentBytes();
        long leftBytes = takenBytes - progress.notSentBytes();
        return progress.receivedBytes() + progress.receivedSegments() + takenBytes + leftBytes + carriedBeside();
    }

    public final boolean isOpen() {
        return wire.isOpen();
    }

    /**
     * How far this end has come in its drain. It differs from an earlier one if a byte arrived since, or the kernel took
     * one or had one acknowledged; where the kernel does not tell that, it is empty while this end has something to send.
     */
    public final Optional<DrainProgress> drainProgress() {
        Optional<TcpInfo> info = wire.tcpInfo();
        return info.isEmpty() && !isSink
                ? Optional.empty()
                : Optional.of(new DrainProgress(isSink, receivedBytes + carriedBeside(), out.unsentBytes(), info));
    }

    /** This end has reached the limit, or can't any more. */
    final void reportDone() {
        if (!doneReported) {
            doneReported = true;
            course.limitReachedByOne();
        }
    }

    /** Tells the stall detector whether bytes are owed to this sink. */
    final void expect(boolean now) {
        if (expecting != now) {
            expecting = now;
            counters.expect(now ? 1 : -1);
        }
    }

    /** Operations that a schedule called for until the load ended, and that were not started. */
    final long notStarted(PacedSchedule schedule, long started, long limitUnits) {
        long endNs = Math.min(ending ? endedNs : loop.nowNs(), window.measureToNs());
        long due = Math.min(limitUnits, schedule.dueAt(endNs - window.startNs() - 1));
        return Math.max(0, due - started);
    }

    /** Whether it failed, so that what was sent and received need not agree. */
    public final boolean isLost() {
        return failure != null;
    }

    /** Whether it has been told that the load is over. */
    public final boolean isEnding() {
        return ending;
    }

    public final ConnectionFigures figures() {
        return new ConnectionFigures(
                plan.link().id(),
                plan.index(),
                !isSink,
                plan.isPacer(),
                lifetimeBytes(),
                isSink ? OptionalLong.of(windowBytes()) : OptionalLong.empty(),
                isSink ? OptionalLong.empty() : windowSentBytes(),
                responseBytes(),
                window == null ? OperationFigures.NONE : operations(loop.nowNs()),
                Optional.ofNullable(failure),
                Optional.ofNullable(givenUp),
                localAddress,
                remoteAddress,
                options(),
                tcp.figures(),
                datagramsSent(),
                datagramsReceived());
    }

    /** Payload of blocks that the kernel took of this end, or that arrived at it, since the connection began. */
    long lifetimeBytes() {
        return isSink ? receivedBytes : out.sentBytes() - unsentBytes;
    }

    /** Part of it that arrived in the measured window. */
    long windowBytes() {
        return windowBytes;
    }

    /** Payload that the kernel took from the window's begin on; empty where that was never told. */
    OptionalLong windowSentBytes() {
        return sentBeforeWindow < 0
                ? OptionalLong.empty()
                : OptionalLong.of(out.sentBytes() - unsentBytes - sentBeforeWindow);
    }

    /** Bytes of responses that this end sent or received. */
    long responseBytes() {
        return isSink ? out.sentBytes() : receivedBytes;
    }

    /** Options of the socket that carries the blocks. */
    List<AppliedOption> options() {
        return options;
    }

    /** What this end knows of the datagrams that it sent; empty where blocks are none. */
    Optional<SentDatagrams> datagramsSent() {
        return Optional.empty();
    }

    /** What this end knows of the datagrams that it received; empty where blocks are none. */
    Optional<ReceivedDatagrams> datagramsReceived() {
        return Optional.empty();
    }

    /** Payload of blocks that left this end, or arrived at it, since the connection began. */
    public long payloadBytes() {
        return isSink ? receivedBytes : out.sentBytes();
    }

    /** What both ends of a connection that is quiet have in common: all that was sent has arrived. */
    public long balancedBytes() {
        return payloadBytes();
    }

    /**
     * Payload of a source that its peer's kernel has acknowledged, of a peer that is no netbench.
     *
     * @return empty where the kernel does not tell, or the connection is closed
     */
    public final OptionalLong acknowledgedBytes() {
        int hello = loop.foreignHelloBytes().orElse(0);
        return wire.tcpInfo()
                .map(TcpInfo::bytesAcked)
                .map(bytes ->
                        OptionalLong.of(Math.max(0, Math.min(out.sentBytes(), bytes - STREAM_BEGIN_BYTES - hello))))
                .orElse(OptionalLong.empty());
    }

    /**
     * Asks the kernel.
     *
     * @param baseline whether what is counted from now on belongs to the window
     */
    public void sampleTcp(boolean baseline) {
        if (baseline) {
            sentBeforeWindow = out.sentBytes() - out.unsentBytes();
        }
        wire.tcpInfo().ifPresent(info -> {
            if (baseline) {
                tcp.baseline(info);
            } else {
                tcp.sample(info);
            }
        });
    }

    /** Asks the kernel at the end of the load, for what it tells of that time. */
    public void sampleTcpAtEnd() {
        wire.tcpInfo().ifPresent(tcp::end);
    }

    /** Whether its peer's host is dead, as far as this connection and others to that host can tell. */
    public final boolean isPeerDead(long nowNs, long deadlineNs) {
        if (silence == null) {
            silence = new Silence(loop.peerHost(remoteAddress.getAddress()));
        }
        if (receivedBytes != receivedAtLook) {
            receivedAtLook = receivedBytes;
            silence.broken(nowNs);
            return false;
        }
        return wire.tcpInfo()
                .filter(info -> silence.isDeath(info, nowNs, deadlineNs))
                .isPresent();
    }

    /** Whether this end failed since only small packets pass. */
    private Optional<String> blackHole() {
        return wire.tcpInfo()
                .flatMap(BlackHole::of)
                // Once the kernel itself has given up, it knows of nothing that is on its way.
                .or(() -> Optional.ofNullable(tcp.latest()).flatMap(BlackHole::of));
    }

    /** What the latest sample told of this end; {@code null} where nothing was told. */
    public final TcpInfo tcpInfo() {
        return tcp.latest();
    }

    private void verify(ByteBuf buffer) {
        int position = (int) ((verifyStart + receivedBytes) % Payload.WINDOW_BYTES);
        int wrong = loop.payload().firstDifference(buffer, position);
        if (wrong >= 0) {
            fail("wrong byte at offset " + (receivedBytes + wrong) + " of connection " + plan.index());
        }
    }

    /** What is known of the stream that the peer sends. */
    private enum Input {
        OPEN,

        /** It ended, and nothing has told why. */
        UNEXPLAINED,

        ENDED
    }
}
