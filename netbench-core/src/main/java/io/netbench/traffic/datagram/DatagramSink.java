package io.netbench.traffic.datagram;

import io.netbench.measure.LoadPhase;
import io.netbench.measure.LoadWindow;
import io.netbench.traffic.connection.ConnectionLoop;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.DatagramConnection;
import io.netbench.traffic.connection.Payload;
import io.netbench.traffic.connection.ReceivedDatagrams;
import io.netbench.traffic.connection.SentDatagrams;
import io.netbench.traffic.connection.Wire;
import io.netty.buffer.ByteBuf;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Counts datagrams. When its source has said how many it sent, it waits a bounded time for those that are still on their way;
 * what has not come by then is lost.
 */
final class DatagramSink extends DatagramConnection implements DatagramInlet.Receiver {

    /** For how long at most nothing may arrive before what is missing counts as lost, and for how long that is waited for. */
    private static final long MOST_QUIET_NS = 300_000_000L;

    private static final long MOST_WAIT_NS = 3_000_000_000L;

    /** It looks that often meanwhile, but not more often than each millisecond. */
    private static final int LOOKS = 15;

    private static final long LEAST_LOOK_NS = 1_000_000L;

    private final DatagramHeader header;
    private final boolean isCoalesced;
    private final int datagramBytes;
    private final int payloadStart;
    private final ArrivedDatagrams arrivals;
    private final long quietNs;
    private final SentCount sentBySource = new SentCount();
    private long windowBytes;
    private long countedNs;
    private boolean isWindowReached;
    private long uniqueBefore;
    private long sentBefore;
    private boolean isLimited;
    private boolean isSettled;
    private boolean isLooking;
    private boolean hasPeerEnded;

    /** @param drainNs for how long nothing may move in a drain before that is given up */
    DatagramSink(
            ConnectionPlan plan, ConnectionLoop loop, Wire wire, DatagramWay way, DatagramHeader header, long drainNs) {
        super(plan, loop, wire, way.options());
        this.header = header;
        quietNs = Math.min(MOST_QUIET_NS, drainNs / 2);
        arrivals = new ArrivedDatagrams(way, counters());
        isCoalesced = way.isCoalesced();
        datagramBytes = (int) plan.link().load().blockSizeBytes();
        payloadStart = Payload.startOf(loop.seed(), plan.link().id(), plan.index(), true);
    }

    @Override
    protected void prepared(LoadWindow window) {
        isLimited = window.limited();
        isSettled = false;
        uniqueBefore = arrivals.sequences().unique();
        sentBefore = sentBySource.sent();
        sentBySource.forget();
        arrivals.restart();
    }

    @Override
    public void release(long nowNs) {
        // A source that began earlier and had little to send may have stopped by now.
        await(isNeverSilent() && !sentBySource.isKnown());
    }

    /** A read brought datagrams, one behind the other. */
    @Override
    public void received(ByteBuf content) {
        if (window() == null) {
            return;
        }
        long nowNs = nowNs();
        int end = content.readableBytes();
        long fresh = 0;
        if (isCoalesced) {
            arrivals.joined((end + datagramBytes - 1L) / datagramBytes);
        }
        for (int at = 0; at < end; at += datagramBytes) {
            fresh += take(content, at, end - at, nowNs) ? 1 : 0;
        }
        if (fresh == 0) {
            return;
        }
        LoadPhase phase = phaseOf(nowNs);
        long bytes = fresh * datagramBytes;
        windowBytes += phase == LoadPhase.WINDOW ? bytes : 0;
        arrivals.read(nowNs, phase == LoadPhase.WINDOW);
        counters().addReceived(phase, bytes, fresh, nowNs);
    }

    /** Counts one datagram; true if it has not come before. */
    private boolean take(ByteBuf content, int at, int left, long nowNs) {
        if (left < datagramBytes || !header.isAt(content, at)) {
            arrivals.malformed();
            return false;
        }
        int phase = DatagramHeader.phase(content, at);
        if (phase == DatagramHeader.PROBE) {
            return false;
        }
        isWindowReached = phase == DatagramHeader.WINDOW;
        boolean isNew = arrivals.add(DatagramHeader.sequence(content, at), isWindowReached);
        if (isNew && !isCoalesced) {
            arrivals.timed(DatagramHeader.sentNs(content, at), nowNs);
        }
        if (verifies()) {
            verify(content, at);
        }
        return isNew;
    }

    private void verify(ByteBuf content, int at) {
        ByteBuf body = content.slice(at + DatagramHeader.BYTES, datagramBytes - DatagramHeader.BYTES);
        int wrong = payload().firstDifference(body, payloadStart);
        if (wrong >= 0) {
            fail("wrong byte at offset " + (DatagramHeader.BYTES + wrong) + " of datagram "
                    + DatagramHeader.sequence(content, at) + " of connection " + plan.index());
        }
    }

    @Override
    public void readComplete() {
        arrivals.lookForGaps(nowNs(), isWindowReached);
    }

    @Override
    public void failed(Throwable cause) {
        socketFailed(cause);
    }

    @Override
    protected void heard(ByteBuf words) {
        if (!sentBySource.hear(words)) {
            fail("the source said something that makes no sense");
            return;
        }
        arrivals.refused(sentBySource.next() - sentBySource.sent());
        if (sentBySource.isKnown()) {
            // What has not come by now is lost or on its way: that nothing comes is no stall.
            await(false);
            countedNs = nowNs();
            if (!isLooking) {
                look();
            }
        }
    }

    /** Whether there is anything left to wait for; looks again while there may be. */
    private void look() {
        isLooking = false;
        if (isSettled || !sentBySource.isKnown()) {
            return;
        }
        long nowNs = nowNs();
        boolean hasAll = arrivals.sequences().unique() - uniqueBefore >= sentBySource.sent() - sentBefore;
        boolean isQuiet = nowNs - Math.max(arrivals.lastReadNs(), countedNs) >= quietNs;
        if (hasAll || isQuiet || nowNs - countedNs >= MOST_WAIT_NS || arrivals.isClosed()) {
            settled();
        } else {
            isLooking = true;
            later(this::look, Math.max(LEAST_LOOK_NS, quietNs / LOOKS));
        }
    }

    private void settled() {
        isSettled = true;
        await(false);
        SequenceWindow sequences = arrivals.sequences();
        // Of the numbers behind the last one that came some may have been refused.
        long missing = Math.min(sentBySource.next() - sequences.next(), sentBySource.sent() - sequences.unique());
        if (missing > 0) {
            arrivals.gap(
                    missing,
                    nowNs(),
                    isWindowReached || (arrivals.windowUnique() == 0 && phaseOf(countedNs) != LoadPhase.WARMUP));
        }
        if (isLimited) {
            reportLimitReached();
        }
        if (hasPeerEnded) {
            closeWire();
        }
    }

    @Override
    protected void quiesced() {
        await(false);
    }

    @Override
    protected void ended() {}

    @Override
    protected void peerEnded() {
        hasPeerEnded = true;
        if (isSettled || !sentBySource.isKnown()) {
            closeWire();
        }
    }

    @Override
    protected void closeSocket() {
        arrivals.close();
    }

    @Override
    protected void sampled(boolean baseline) {
        arrivals.askForDrops();
    }

    @Override
    public boolean isBusy() {
        return window() != null && !isSettled;
    }

    @Override
    protected boolean isDone() {
        return isSettled;
    }

    @Override
    protected long datagramBytes() {
        return arrivals.sequences().unique() * datagramBytes;
    }

    @Override
    protected long arrivedInWindowBytes() {
        return windowBytes;
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
        return Optional.of(arrivals.figures(arrivals.sequences().unique(), OptionalLong.empty(), OptionalLong.empty()));
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
