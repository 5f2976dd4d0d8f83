package io.netbench.traffic.connection;

import io.netbench.measure.LinkCounters;
import io.netbench.measure.LoadPhase;
import io.netbench.measure.LoadWindow;
import io.netbench.measure.StallFigures;
import io.netbench.transport.AppliedOption;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * One end of a connection whose blocks are datagrams. They go beside the connection, which lives and ends as any other: it says
 * who belongs to the run, what has been sent, and that a peer is gone.
 */
public abstract class DatagramConnection extends Connection {

    private final List<AppliedOption> socketOptions;

    /**
     * Makes an end.
     *
     * @param options of the socket that carries the datagrams
     */
    protected DatagramConnection(ConnectionPlan plan, ConnectionLoop loop, Wire wire, List<AppliedOption> options) {
        super(plan, loop, wire, options);
        socketOptions = options;
    }

    /** The peer said something over the connection; whoever hears it does not keep the buffer. */
    protected abstract void heard(ByteBuf words);

    /** Makes ready for a release. */
    protected abstract void prepared(LoadWindow window);

    /** No more datagrams may leave until the next release. */
    protected abstract void quiesced();

    /** The load is over. */
    protected abstract void ended();

    /** The peer has closed its side, in order: closes this one, by {@link #closeWire}, when it has seen what it waits for. */
    protected abstract void peerEnded();

    /** The connection is over, in order or not: the datagram socket has no more use. May be called several times. */
    protected abstract void closeSocket();

    /** Whether all that bytes call for is through at this end. */
    protected abstract boolean isDone();

    /** Payload of the datagrams that were sent, or that came and had not come before. */
    protected abstract long datagramBytes();

    /** Part of it that arrived in the measured window. */
    protected abstract long arrivedInWindowBytes();

    /** Part of it that was sent in the measured window. */
    protected abstract OptionalLong sentInWindowBytes();

    /** What the end knows when it is over, of a source. */
    protected abstract Optional<SentDatagrams> sent();

    /** The same of a sink. */
    protected abstract Optional<ReceivedDatagrams> arrived();

    /** Datagrams that a rate called for and that were not sent. */
    protected abstract long due();

    /** Datagrams that were sent since the last release. */
    protected abstract long begun();

    /** The kernel is asked about the socket. */
    protected abstract void sampled(boolean baseline);

    /** Stretches in which datagrams were due and none was sent, though only the host kept it from that. */
    protected StallFigures stalls() {
        return StallFigures.NONE;
    }

    /** Says something to the peer, over the connection. */
    protected final void say(ByteBuf words) {
        if (wire.isOpen()) {
            wire.write(words);
            wire.flush();
        }
    }

    /** Says that nothing more follows, when all that was said before is sent. */
    protected final void finishWire() {
        out.finish();
    }

    /** Closes when all that was said is sent. */
    protected final void closeWire() {
        out.close();
    }

    protected final void later(Runnable task, long delayNs) {
        loop.eventLoop().schedule(task, delayNs, TimeUnit.NANOSECONDS);
    }

    protected final long nowNs() {
        return loop.nowNs();
    }

    /**
     * Something went wrong with the datagram socket. Of an error of the path, such as an unreachable port, what the peer's end tells
     * is enough; anything else is a fault of this program's.
     */
    protected final void socketFailed(Throwable cause) {
        if (!(cause instanceof IOException)) {
            fail("UDP: " + cause);
        }
    }

    protected final LoadWindow window() {
        return window;
    }

    protected final LinkCounters counters() {
        return counters;
    }

    /** The phase of what arrives now. */
    protected final LoadPhase phaseOf(long nowNs) {
        return window.phaseOf(nowNs, course.endsAtNs());
    }

    /** Whether a datagram may leave. */
    protected final boolean maySend(long nowNs) {
        return mayStart(nowNs);
    }

    protected final void setQuiescing(boolean now) {
        quiescing = now;
    }

    protected final void reportLimitReached() {
        reportDone();
    }

    /** Whether datagrams come so often that silence is no pause of their schedule. */
    protected final boolean isNeverSilent() {
        return plan.link().load().rateBitsPerS().isEmpty() || plan.leavesNoPause();
    }

    /** Tells whether datagrams are awaited here, so that silence is a stall. */
    protected final void await(boolean now) {
        expect(now);
    }

    protected final void paceBy(Paced paced) {
        loop.pace(paced);
    }

    protected final void askAgainAt(long atNs) {
        loop.dueAt(atNs);
    }

    protected final Payload payload() {
        return loop.payload();
    }

    protected final boolean verifies() {
        return loop.verifies();
    }

    /** How many datagrams of a schedule had not been sent when the load ended. */
    protected final long missed(PacedSchedule schedule, long started, long limit) {
        return notStarted(schedule, started, limit);
    }

    @Override
    public final boolean isMovable() {
        return false;
    }

    @Override
    final void receive(ByteBuf buffer) {
        try {
            heard(buffer);
        } finally {
            buffer.release();
        }
    }

    @Override
    final void onUnits(long units, long nowNs) {}

    @Override
    public final void prepare(LoadWindow newWindow) {
        super.prepare(newWindow);
        prepared(newWindow);
    }

    @Override
    final void onQuiesce(long nowNs) {
        quiesced();
    }

    @Override
    final void onEnd(long nowNs) {
        ended();
    }

    @Override
    final void close() {
        peerEnded();
    }

    @Override
    final void onClosed() {
        closeSocket();
    }

    @Override
    final boolean isComplete() {
        return isDone();
    }

    @Override
    final OperationFigures operations(long nowNs) {
        return isSink ? OperationFigures.NONE : new OperationFigures(begun(), 0, 0, due(), 0, stalls());
    }

    @Override
    final long carriedBeside() {
        return datagramBytes();
    }

    @Override
    final long lifetimeBytes() {
        return datagramBytes();
    }

    @Override
    final long windowBytes() {
        return arrivedInWindowBytes();
    }

    @Override
    final OptionalLong windowSentBytes() {
        return sentInWindowBytes();
    }

    @Override
    final long responseBytes() {
        return 0;
    }

    @Override
    final List<AppliedOption> options() {
        return socketOptions;
    }

    @Override
    final Optional<SentDatagrams> datagramsSent() {
        return sent();
    }

    @Override
    final Optional<ReceivedDatagrams> datagramsReceived() {
        return arrived();
    }

    @Override
    public final long payloadBytes() {
        return datagramBytes();
    }

    /** What was lost never arrives: that all is settled, each sink knows for itself. */
    @Override
    public final long balancedBytes() {
        return 0;
    }

    @Override
    public final void sampleTcp(boolean baseline) {
        sampled(baseline);
    }

    @Override
    public final void sampleTcpAtEnd() {}
}
