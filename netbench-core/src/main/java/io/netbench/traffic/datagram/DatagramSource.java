package io.netbench.traffic.datagram;

import io.netbench.measure.LoadWindow;
import io.netbench.measure.StallFigures;
import io.netbench.traffic.connection.ConnectionLoop;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.DatagramConnection;
import io.netbench.traffic.connection.DatagramForm;
import io.netbench.traffic.connection.Paced;
import io.netbench.traffic.connection.PacedSchedule;
import io.netbench.traffic.connection.ReceivedDatagrams;
import io.netbench.traffic.connection.SentDatagrams;
import io.netbench.traffic.connection.SocketFailure;
import io.netbench.traffic.connection.SourceStalls;
import io.netbench.traffic.connection.Wire;
import io.netty.buffer.ByteBuf;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * Sends datagrams: as fast as the kernel takes them, or at a rate, by a schedule that no stall moves. One counts as sent when
 * the kernel has taken it. When it stops it tells the sink how many these were,
 * and meanwhile, where the kernel refuses any, now and then.
 */
final class DatagramSource extends DatagramConnection
        implements Paced, Runnable, SendRing.Sender, DatagramInlet.Receiver {

    /** The most that one turn sends before the loop serves others: a sink of the same loop must not drown meanwhile. */
    private static final int MAX_TURN_BYTES = 256 << 10;

    /** The least time between two tellings of what was refused. */
    private static final long TELL_NS = 100_000_000L;

    private final CompletableFuture<Void> mayFlow;
    private final DatagramWay way;
    private final SendRing ring;
    private final PacedSchedule planned;
    private final int datagramBytes;
    private final SourceStalls stalls = new SourceStalls();
    private PacedSchedule schedule;

    /** The first start: whoever tells how evenly the flow comes sees a leap where stamps begin anew. */
    private OptionalLong stampsFromNs = OptionalLong.empty();

    private long sequence;
    private long started;
    private long limit;
    private long handedOver;
    private long sent;
    private long messages;
    private long windowSent;
    private long refused;
    private long windowRefused;
    private long refusedTold;
    private long toldNs;
    private String refusal;
    private boolean isBlocked;
    private boolean turnScheduled;
    private boolean isAtLimit;
    private boolean owesCount;
    private boolean owesEnd;
    private boolean isClosed;

    DatagramSource(ConnectionPlan plan, ConnectionLoop loop, Wire wire, DatagramWay way, SendRing ring) {
        this(plan, loop, wire, way, ring, CompletableFuture.completedFuture(null));
    }

    /** @param mayFlow completes when the sink is ready; before that a release waits for it */
    DatagramSource(
            ConnectionPlan plan,
            ConnectionLoop loop,
            Wire wire,
            DatagramWay way,
            SendRing ring,
            CompletableFuture<Void> mayFlow) {
        super(plan, loop, wire, way.options());
        this.mayFlow = mayFlow;
        this.way = way;
        this.ring = ring;
        datagramBytes = (int) plan.link().load().blockSizeBytes();
        planned = plan.link().load().rateBitsPerS().isPresent() ? PacedSchedule.of(plan, loop.seed()) : null;
        ring.tell(this);
        if (planned != null) {
            paceBy(this);
        }
    }

    @Override
    protected void prepared(LoadWindow window) {
        setQuiescing(true);
        long bytes = window.limited() ? plan.limitBytes() : Long.MAX_VALUE;
        limit = bytes == Long.MAX_VALUE ? bytes : (bytes + datagramBytes - 1) / datagramBytes;
        stalls.restart(window);
        if (stampsFromNs.isEmpty()) {
            stampsFromNs = OptionalLong.of(window.startNs());
        }
        started = 0;
        schedule = planned;
        isAtLimit = false;
        owesCount = false;
    }

    @Override
    public void release(long nowNs) {
        if (mayFlow.isDone()) {
            flow(nowNs);
        } else {
            LoadWindow released = window();
            mayFlow.thenRun(() -> later(() -> flowLate(released), 0));
        }
    }

    private void flow(long nowNs) {
        setQuiescing(false);
        askAgainAt(startWhatIsDue(nowNs));
    }

    /** What was due while the sink was not ready is not made up for: all at once, it would be a load that nobody asked for. */
    private void flowLate(LoadWindow released) {
        if (!released.equals(window())) {
            return;
        }
        long nowNs = nowNs();
        if (schedule != null) {
            schedule = schedule.later(Math.max(0, nowNs - released.startNs()));
        }
        flow(nowNs);
    }

    /** The next turn, after the loop has served others. */
    @Override
    public void run() {
        turnScheduled = false;
        askAgainAt(startWhatIsDue(nowNs()));
    }

    @Override
    public long startWhatIsDue(long nowNs) {
        if (window() == null || turnScheduled || isClosed) {
            return Long.MAX_VALUE;
        }
        long now = nowNs;
        if (schedule != null && !isBlocked && isDue(now)) {
            stalls.look(intendedNs(started), now);
        }
        isBlocked = false;
        long turnEnd = started + Math.max(1, MAX_TURN_BYTES / datagramBytes);
        while (isDue(now) && maySend(now)) {
            SendRing.Slot slot = ring.free();
            isBlocked = slot == null;
            if (isBlocked) {
                break;
            }
            if (started >= turnEnd) {
                ring.flush();
                turnAgain();
                return Long.MAX_VALUE;
            }
            send(slot, (int) Math.min(slot.capacity(), dueAt(now) - started), now);
            now = nowNs();
        }
        ring.flush();
        stalls.heldUp(isBlocked);
        if (refused > refusedTold && nowNs - toldNs >= TELL_NS) {
            refusedTold = refused;
            toldNs = nowNs;
            say(SentCount.soFar(sent, sent + refused));
        }
        if (started >= limit && !isAtLimit) {
            isAtLimit = true;
            owesCount = true;
        }
        settle();
        return schedule == null || isBlocked || started >= limit ? Long.MAX_VALUE : intendedNs(started);
    }

    private void send(SendRing.Slot slot, int datagrams, long nowNs) {
        boolean ofWindow = window().measures(nowNs) || window().isFromSilence();
        long sentNs = nowNs - stampsFromNs.getAsLong();
        for (int i = 0; i < datagrams; i++) {
            ring.put(slot, i, sequence++, sentNs, ofWindow ? DatagramForm.WINDOW : DatagramForm.BEFORE_WINDOW);
        }
        started += datagrams;
        handedOver += datagrams;
        ring.send(slot, datagrams, ofWindow);
    }

    private boolean isDue(long nowNs) {
        return started < limit && (schedule == null || intendedNs(started) <= nowNs);
    }

    private long dueAt(long nowNs) {
        return schedule == null ? limit : Math.min(limit, schedule.dueAt(nowNs - window().startNs()));
    }

    private long intendedNs(long index) {
        return window().startNs() + schedule.offsetNs(index);
    }

    private void turnAgain() {
        if (!turnScheduled) {
            turnScheduled = true;
            // The loop runs a task that was handed over before it looks for what came; what is scheduled waits for
            // that.
            later(this, 0);
        }
    }

    @Override
    public void sent(int datagrams, boolean ofWindow) {
        handedOver -= datagrams;
        sent += datagrams;
        messages++;
        windowSent += ofWindow ? datagrams : 0;
        goOn();
    }

    @Override
    public void refused(int datagrams, boolean ofWindow, Throwable cause) {
        handedOver -= datagrams;
        if (!(cause instanceof ClosedChannelException)) {
            refused += datagrams;
            windowRefused += ofWindow ? datagrams : 0;
            refusal = refusal == null ? SocketFailure.reason(cause) : refusal;
        }
        goOn();
    }

    private void goOn() {
        if (isBlocked || (handedOver == 0 && (owesCount || owesEnd))) {
            turnAgain();
        }
    }

    /** Tells how many it sent, once the kernel has taken or refused all. */
    private void settle() {
        if (handedOver > 0 || isClosed) {
            return;
        }
        if (owesCount) {
            owesCount = false;
            say(SentCount.words(sent, sequence));
            if (isAtLimit) {
                reportLimitReached();
            }
        }
        if (owesEnd) {
            owesEnd = false;
            finishWire();
        }
    }

    @Override
    protected void quiesced() {
        owesCount = true;
        settle();
    }

    @Override
    protected void ended() {
        if (schedule != null && window() != null && !isBlocked && isDue(nowNs())) {
            stalls.look(intendedNs(started), nowNs());
        }
        owesCount = true;
        owesEnd = true;
        settle();
    }

    /** Nobody has anything to send to a source: it is not this connection's. */
    @Override
    public void received(ByteBuf content) {}

    @Override
    public void failed(Throwable cause) {
        socketFailed(cause);
    }

    @Override
    protected void heard(ByteBuf words) {
        fail("the sink answered datagrams, which have no answers");
    }

    @Override
    protected void peerEnded() {
        closeWire();
    }

    @Override
    protected void closeSocket() {
        if (!isClosed) {
            isClosed = true;
            way.close();
            ring.release();
        }
    }

    @Override
    protected void sampled(boolean baseline) {}

    @Override
    public boolean isBusy() {
        return handedOver > 0 || owesCount;
    }

    @Override
    protected boolean isDone() {
        return started >= limit && handedOver == 0;
    }

    @Override
    protected long datagramBytes() {
        return sent * datagramBytes;
    }

    @Override
    protected long arrivedInWindowBytes() {
        return 0;
    }

    @Override
    protected OptionalLong sentInWindowBytes() {
        return window() == null ? OptionalLong.empty() : OptionalLong.of(windowSent * datagramBytes);
    }

    @Override
    protected Optional<SentDatagrams> sent() {
        return Optional.of(new SentDatagrams(
                sent, messages, windowSent, refused, windowRefused, Optional.ofNullable(refusal), ring.isOfMany()));
    }

    @Override
    protected Optional<ReceivedDatagrams> arrived() {
        return Optional.empty();
    }

    @Override
    protected long begun() {
        return started;
    }

    @Override
    protected long due() {
        // By what was asked for: what a late release left out was due all the same.
        return planned == null || window() == null ? 0 : missed(planned, started, limit);
    }

    @Override
    protected StallFigures stalls() {
        return stalls.figures();
    }
}
