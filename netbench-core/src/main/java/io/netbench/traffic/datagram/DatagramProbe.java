package io.netbench.traffic.datagram;

import io.netbench.traffic.connection.ConnectionLoop;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.DatagramForm;
import io.netbench.traffic.connection.Payload;
import io.netbench.traffic.connection.SocketFailure;
import io.netbench.transport.Transport;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Sends what tries the way of one connection's datagrams, again and again until it is stopped: the first one, then ones of full
 * size. Owned by one event loop.
 */
final class DatagramProbe implements SendRing.Sender {

    private static final long AGAIN_MS = 100;

    private final DatagramOpening opening;
    private final ConnectionPlan plan;
    private final ConnectionLoop loop;
    private final Transport transport;
    private final EventLoop executor;
    private final BooleanSupplier isOver;
    private final Consumer<String> failed;
    private SendRing ring;
    private Future<?> again;

    /**
     * Makes one that sends nothing yet.
     *
     * @param isOver whether nothing is to be tried any more
     * @param failed hears why no datagram can leave
     */
    DatagramProbe(
            DatagramOpening opening,
            ConnectionPlan plan,
            ConnectionLoop loop,
            Transport transport,
            EventLoop executor,
            BooleanSupplier isOver,
            Consumer<String> failed) {
        this.opening = opening;
        this.plan = plan;
        this.loop = loop;
        this.transport = transport;
        this.executor = executor;
        this.isOver = isOver;
        this.failed = failed;
    }

    /** Sends the first datagram until something else is to be sent. */
    void greet(byte[] greeting) {
        if (!isOver.getAsBoolean()) {
            opening.socket()
                    .channel()
                    .writeAndFlush(Unpooled.directBuffer(greeting.length).writeBytes(greeting))
                    .addListener(sent -> {
                        if (!sent.isSuccess()) {
                            refused(1, false, sent.cause());
                        }
                    });
            repeat(() -> greet(greeting));
        }
    }

    /** Sends datagrams of full size, or where the kernel is to cut many, as many as show that it can. */
    void tryFullSize(DatagramForm form) {
        rest();
        if (isOver.getAsBoolean()) {
            return;
        }
        if (ring == null) {
            if (!opening.hasRoom()) {
                failed.accept(opening.tooLong());
                return;
            }
            makeRing(form, opening.maySegment());
        }
        SendRing.Slot slot = ring.free();
        if (slot != null) {
            int datagrams = Math.min(2, slot.capacity());
            for (int i = 0; i < datagrams; i++) {
                ring.put(slot, i, 0, 0, DatagramHeader.PROBE);
            }
            ring.send(slot, datagrams, false);
            ring.flush();
        }
        if (!isOver.getAsBoolean()) {
            repeat(() -> tryFullSize(form));
        }
    }

    private void repeat(Runnable what) {
        rest();
        again = executor.schedule(what, AGAIN_MS, TimeUnit.MILLISECONDS);
    }

    private void makeRing(DatagramForm form, boolean isSegmented) {
        ring = new SendRing(
                opening.socket().channel(),
                transport,
                form,
                (int) plan.link().load().blockSizeBytes(),
                isSegmented,
                loop.payload(),
                Payload.startOf(loop.seed(), plan.link().id(), plan.index(), true));
        ring.tell(this);
    }

    @Override
    public void sent(int datagrams, boolean ofWindow) {}

    @Override
    public void refused(int datagrams, boolean ofWindow, Throwable cause) {
        String reason = SocketFailure.reason(cause);
        ProbeRefusal refusal = ProbeRefusal.of(reason);
        if (isOver.getAsBoolean() || refusal == ProbeRefusal.PASSES) {
            return;
        }
        if (refusal == ProbeRefusal.TOO_LONG) {
            failed.accept(opening.tooLong());
        } else if (refusal == ProbeRefusal.OF_CUTTING && ring != null && ring.isOfMany() && !opening.mustSegment()) {
            DatagramForm form = ring.form();
            ring.release();
            makeRing(form, false);
            executor.execute(() -> tryFullSize(form));
        } else {
            failed.accept("UDP to " + opening.peerText() + ": " + reason);
        }
    }

    /** Sends nothing until the next try. */
    void rest() {
        if (again != null) {
            again.cancel(false);
            again = null;
        }
    }

    /** Sends nothing any more, and hands over the ring that it used; null if it came to none. */
    SendRing stop() {
        rest();
        return ring;
    }
}
