package io.netbench.control.net;

import io.netbench.time.Clock;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A connection to the control port, seen before gRPC sees it. While none of its calls was let in it is a stranger's: it
 * has a time, an amount of bytes and a number of calls, and is closed beyond. For its channel's event loop.
 */
final class Visit extends ChannelInboundHandlerAdapter {

    /** Longer than gRPC leaves a connection without a call, so that a coordinator hears of that first. */
    private static final long STRANGER_S = 12;

    /** Room for the handshake of TLS with a chain of certificates, and a first call with its token. */
    private static final int STRANGER_BYTES = 64 << 10;

    private static final int STRANGER_CALLS = 8;

    private final Visits visits;
    private final Clock clock;
    private ChannelHandlerContext context;
    private boolean metered;
    private int guests;
    private int bytesLeft;
    private int callsLeft;
    private Future<?> patience;

    Visit(Visits visits, Clock clock) {
        this.visits = visits;
        this.clock = clock;
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        visits.came(this, active.channel());
        becomeStranger();
        active.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        visits.left(this, inactive.channel());
        if (patience != null) {
            patience.cancel(false);
        }
        inactive.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object message) {
        if (guests == 0 && message instanceof ByteBuf bytes) {
            bytesLeft -= bytes.readableBytes();
            if (bytesLeft < 0) {
                ReferenceCountUtil.release(message);
                reading.close();
                return;
            }
        }
        if (!metered) {
            metered = true;
            meter(reading);
        }
        reading.fireChannelRead(message);
    }

    /** Frames are those that TLS has decrypted; gRPC has added its handler by the first read. */
    private void meter(ChannelHandlerContext reading) {
        ChannelHandlerContext tls = reading.pipeline().context(SslHandler.class);
        reading.pipeline().addAfter(tls == null ? reading.name() : tls.name(), null, new FrameMeter(clock));
    }

    /** A call has begun, and nobody has looked at its token yet. */
    void knocked() {
        if (guests == 0 && --callsLeft < 0) {
            context.close();
        }
    }

    /** A call was let in. */
    void entered() {
        if (guests++ == 0) {
            visits.welcome(this);
            patience.cancel(false);
        }
    }

    /** A call that was let in is over; may be called by any thread. */
    void leaves() {
        context.executor().execute(() -> {
            if (--guests == 0) {
                becomeStranger();
            }
        });
    }

    /** Ends it; may be called by any thread. */
    void close() {
        context.channel().close();
    }

    private void becomeStranger() {
        if (context.channel().isActive()) {
            bytesLeft = STRANGER_BYTES;
            callsLeft = STRANGER_CALLS;
            patience = context.executor().schedule(this::close, STRANGER_S, TimeUnit.SECONDS);
            visits.suspect(this);
        }
    }
}
