package io.netbench.traffic.datagram;

import io.netbench.measure.LoadPhase;
import io.netbench.measure.LoadWindow;
import io.netbench.traffic.connection.ConnectionLoop;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.DatagramConnection;
import io.netbench.traffic.connection.ReadableForm;
import io.netbench.traffic.connection.ReceivedDatagrams;
import io.netbench.traffic.connection.SentDatagrams;
import io.netbench.traffic.connection.Wire;
import io.netty.buffer.ByteBuf;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Counts datagrams of a source that does not tell how many it sent, nor which of them count: what is missing below the greatest
 * number that came is lost, and what comes in the window belongs to it.
 */
final class ForeignSink extends DatagramConnection implements DatagramInlet.Receiver {

    /**
     * Beyond it a number is no number of a datagram: a flow of ten millions a second gets there in 40 days. What is missing below
     * such numbers can still be summed up over all flows of very many sessions.
     */
    private static final long MAX_SEQUENCE = 1L << 45;

    private final ReadableForm form;
    private final boolean sourceEndsFirst;
    private final int datagramBytes;
    private final ArrivedDatagrams arrivals;
    private long awaitedBefore;
    private long windowAwaited;
    private long arrivedInWindow;
    private boolean isWindowReached;
    private long awaitedAtEnd = -1;
    private long uniqueAtEnd;

    /** @param sourceEndsFirst whether all that comes when the load is over was sent before that */
    ForeignSink(
            ConnectionPlan plan,
            ConnectionLoop loop,
            Wire wire,
            DatagramWay way,
            ReadableForm form,
            boolean sourceEndsFirst) {
        super(plan, loop, wire, way.options());
        this.form = form;
        this.sourceEndsFirst = sourceEndsFirst;
        arrivals = new ArrivedDatagrams(way, counters());
        datagramBytes = (int) plan.link().load().blockSizeBytes();
    }

    @Override
    protected void prepared(LoadWindow window) {
        arrivals.restart();
    }

    @Override
    public void release(long nowNs) {
        await(isNeverSilent());
    }

    @Override
    public void received(ByteBuf content) {
        if (window() == null) {
            return;
        }
        SequenceWindow sequences = arrivals.sequences();
        long sequence = content.readableBytes() == datagramBytes ? form.sequence(content, 0, sequences.next()) : -1;
        if (sequence < 0 || sequence > MAX_SEQUENCE) {
            arrivals.malformed();
            return;
        }
        long nowNs = nowNs();
        LoadPhase phase = phaseOf(nowNs);
        boolean isInWindow = phase == LoadPhase.WINDOW;
        boolean isOfWindow = isOfWindow(phase);
        if (isOfWindow && !isWindowReached) {
            isWindowReached = true;
            awaitedBefore = sequences.next();
            arrivals.restartTimes();
        }
        if (!arrivals.add(sequence, isOfWindow)) {
            return;
        }
        arrivals.timed(form.sentNs(content, 0), nowNs);
        if (isOfWindow) {
            windowAwaited = sequences.next() - awaitedBefore;
        }
        arrivedInWindow += isInWindow ? 1 : 0;
        arrivals.read(nowNs, isInWindow);
        counters().addReceived(phase, datagramBytes, 1, nowNs);
    }

    private boolean isOfWindow(LoadPhase phase) {
        return phase == LoadPhase.WINDOW || (phase == LoadPhase.DRAIN && sourceEndsFirst);
    }

    @Override
    public void readComplete() {
        if (window() != null) {
            long nowNs = nowNs();
            arrivals.lookForGaps(nowNs, isOfWindow(phaseOf(nowNs)));
        }
    }

    @Override
    public void failed(Throwable cause) {
        socketFailed(cause);
    }

    @Override
    protected void sampled(boolean baseline) {
        arrivals.askForDrops();
    }

    @Override
    protected void heard(ByteBuf words) {}

    @Override
    protected void quiesced() {
        await(false);
    }

    /** What comes now a source that does not know yet that it is over sent after that. */
    @Override
    protected void ended() {
        await(false);
        if (sourceEndsFirst) {
            return;
        }
        awaitedAtEnd = arrivals.sequences().next();
        uniqueAtEnd = arrivals.sequences().unique();
    }

    @Override
    protected void peerEnded() {
        closeWire();
    }

    @Override
    protected void closeSocket() {
        arrivals.close();
    }

    @Override
    public boolean isBusy() {
        return false;
    }

    @Override
    protected boolean isDone() {
        return true;
    }

    @Override
    protected long datagramBytes() {
        return arrivals.sequences().unique() * datagramBytes;
    }

    @Override
    protected long arrivedInWindowBytes() {
        return arrivedInWindow * datagramBytes;
    }

    @Override
    protected OptionalLong sentInWindowBytes() {
        return OptionalLong.empty();
    }

    @Override
    protected Optional<SentDatagrams> sent() {
        return Optional.empty();
    }

    @Override
    protected Optional<ReceivedDatagrams> arrived() {
        boolean hasEnded = awaitedAtEnd >= 0;
        return Optional.of(arrivals.figures(
                hasEnded ? uniqueAtEnd : arrivals.sequences().unique(),
                OptionalLong.of(hasEnded ? awaitedAtEnd : arrivals.sequences().next()),
                OptionalLong.of(windowAwaited)));
    }

    @Override
    protected long begun() {
        return 0;
    }

    @Override
    protected long due() {
        return 0;
    }
}
