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
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.IntCountsHistogram;

/**
 * Counts datagrams of a source that does not tell how many it sent, nor which of them count: what is missing below the greatest
 * number that came is lost, and what comes in the window belongs to it.
 */
final class ForeignSink extends DatagramConnection implements DatagramInlet.Receiver {

    private static final long LEAST_GAP_NS = 1_024;
    private static final long MOST_GAP_NS = 60_000_000_000L;

    /** Beyond it a number is no number of a datagram. */
    private static final long MAX_SEQUENCE = 1L << 53;

    private final DatagramWay way;
    private final ReadableForm form;
    private final int datagramBytes;
    private final SequenceWindow sequences = new SequenceWindow();
    private final Jitter jitter = new Jitter();
    private final SocketLoss socketLoss = new SocketLoss();
    private final AbstractHistogram gapsNs = new IntCountsHistogram(LEAST_GAP_NS, MOST_GAP_NS, 2);
    private OptionalLong dropsNow = OptionalLong.empty();
    private long awaitedBefore;
    private long windowAwaited;
    private long windowUnique;
    private boolean isWindowReached;
    private long awaitedAtEnd = -1;
    private long uniqueAtEnd;
    private long skippedBefore;
    private long malformed;
    private long lastReadNs;

    ForeignSink(ConnectionPlan plan, ConnectionLoop loop, Wire wire, DatagramWay way, ReadableForm form) {
        super(plan, loop, wire, way.options());
        this.way = way;
        this.form = form;
        datagramBytes = (int) plan.link().load().blockSizeBytes();
    }

    @Override
    protected void prepared(LoadWindow window) {
        askForDrops();
        dropsNow.ifPresent(socketLoss::restart);
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
        long sequence = content.readableBytes() == datagramBytes ? form.sequence(content, 0, sequences.next()) : -1;
        if (sequence < 0 || sequence > MAX_SEQUENCE) {
            malformed++;
            return;
        }
        long nowNs = nowNs();
        LoadPhase phase = phaseOf(nowNs);
        if (phase == LoadPhase.WINDOW && !isWindowReached) {
            isWindowReached = true;
            awaitedBefore = sequences.next();
            jitter.restart();
        }
        jitter.add(form.sentNs(content, 0), nowNs);
        if (!sequences.add(sequence)) {
            return;
        }
        if (phase == LoadPhase.WINDOW) {
            windowUnique++;
            windowAwaited = sequences.next() - awaitedBefore;
            if (lastReadNs != 0) {
                gapsNs.recordValue(Math.min(MOST_GAP_NS, nowNs - lastReadNs));
            }
        }
        lastReadNs = nowNs;
        counters().addReceived(phase, datagramBytes, 1, nowNs);
    }

    @Override
    public void readComplete() {
        long missing = sequences.skipped() - skippedBefore;
        if (missing > 0) {
            skippedBefore = sequences.skipped();
            askForDrops();
            if (dropsNow.isPresent()) {
                socketLoss.gap(missing, dropsNow.getAsLong(), 1, nowNs(), phaseOf(nowNs()) == LoadPhase.WINDOW);
            }
        }
    }

    /** The kernel had an error of the path for the socket: whether the peer is gone tells what stands beside the flow. */
    @Override
    public void failed(Throwable cause) {}

    private void askForDrops() {
        OptionalLong drops = way.dropped();
        dropsNow = drops.isPresent() ? drops : dropsNow;
    }

    @Override
    protected void sampled(boolean baseline) {
        askForDrops();
    }

    @Override
    protected void heard(ByteBuf words) {}

    @Override
    protected void quiesced() {
        await(false);
    }

    /** What comes now its source sent when it was over, or does not know yet that it is. */
    @Override
    protected void ended() {
        await(false);
        awaitedAtEnd = sequences.next();
        uniqueAtEnd = sequences.unique();
    }

    @Override
    protected void peerEnded() {
        closeWire();
    }

    @Override
    protected void closeSocket() {
        way.close();
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
        return sequences.unique() * datagramBytes;
    }

    @Override
    protected long arrivedInWindowBytes() {
        return windowUnique * datagramBytes;
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
        long unique = hasEnded ? uniqueAtEnd : sequences.unique();
        long awaited = hasEnded ? awaitedAtEnd : sequences.next();
        return Optional.of(new ReceivedDatagrams(
                unique,
                windowUnique,
                OptionalLong.of(awaited),
                OptionalLong.of(windowAwaited),
                sequences.duplicates(),
                sequences.reordered(),
                sequences.extentSum(),
                sequences.extentMax(),
                sequences.overdue(),
                malformed,
                dropsNow.isEmpty() ? OptionalLong.empty() : OptionalLong.of(socketLoss.lost()),
                false,
                jitter.ns(),
                gapsNs));
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
