package io.netbench.traffic.handshake;

import io.netbench.time.Deadline;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.SocketClose;
import io.netbench.traffic.connection.SocketFailure;
import io.netbench.traffic.tls.TlsFailure;
import io.netbench.transport.AppliedOption;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The connecting end of a handshake: sends the hello and waits, under a deadline, for an accept that proves that the
 * other end belongs to the run. Until then nothing else is sent.
 */
public final class ConnectHandler extends ChannelInboundHandlerAdapter {

    private final Admission admission;
    private final ConnectionPlan plan;
    private final List<AppliedOption> options;
    private final Deadline deadline;
    private final Promise<Void> established;
    private final byte[] hello;
    private final byte[] answer = new byte[Hello.ACCEPT_BYTES];
    private int filled;
    private Future<?> timeout;

    public ConnectHandler(
            Admission admission,
            ConnectionPlan plan,
            List<AppliedOption> options,
            Deadline deadline,
            Promise<Void> established) {
        this.admission = admission;
        this.plan = plan;
        this.options = options;
        this.deadline = deadline;
        this.established = established;
        hello = admission.helloOf(plan);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        timeout = context.executor()
                .schedule(
                        () -> fail(context, new LateConnectException("connected, but no accept")),
                        deadline.remainingMillis(),
                        TimeUnit.MILLISECONDS);
        context.writeAndFlush(Unpooled.wrappedBuffer(hello));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        int taken = Math.min(buffer.readableBytes(), answer.length - filled);
        buffer.readBytes(answer, filled, taken);
        boolean more = buffer.isReadable();
        buffer.release();
        filled += taken;
        if (filled < answer.length) {
            return;
        }
        if (more || !admission.isAccept(answer, hello)) {
            fail(context, "it answered, but has no part in this run");
            return;
        }
        if (admission.isClosed()) {
            fail(context, "connected when the run was over");
            return;
        }
        timeout.cancel(false);
        NewEnd end = admission.connected(plan, (SocketChannel) context.channel(), options);
        context.pipeline().addLast(end.handler());
        context.pipeline().remove(this);
        end.ready().whenComplete((done, failure) -> {
            if (failure == null) {
                established.trySuccess(null);
            } else {
                established.tryFailure(failure);
            }
        });
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            channelInactive(context);
        } else if (event instanceof SslHandshakeCompletionEvent handshake && handshake.cause() != null) {
            TlsFailure.reason(handshake.cause()).ifPresent(reason -> fail(context, reason));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        fail(context, new TurnedAwayException("it closed the connection during the handshake"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Optional<String> ofTls = TlsFailure.reason(cause);
        if (ofTls.isPresent()) {
            fail(context, ofTls.get());
            return;
        }
        String reason = SocketFailure.reason(cause);
        boolean turnedAway = filled == 0 && cause instanceof IOException;
        fail(context, turnedAway ? new TurnedAwayException(reason) : new TrafficException(reason));
    }

    private void fail(ChannelHandlerContext context, String reason) {
        fail(context, new TrafficException(reason));
    }

    private void fail(ChannelHandlerContext context, TrafficException failure) {
        if (timeout != null) {
            timeout.cancel(false);
        }
        established.tryFailure(failure);
        SocketClose.now(context.channel());
    }
}
