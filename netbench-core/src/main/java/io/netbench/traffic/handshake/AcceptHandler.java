package io.netbench.traffic.handshake;

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
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The listening end of a handshake: reads one hello under a deadline, checks it, answers, and hands the connection over.
 * Whoever sends anything else is closed without an answer and counted.
 */
public final class AcceptHandler extends ChannelInboundHandlerAdapter implements HalfOpenHandshakes.Handshake {

    /** How long a peer has for its hello. */
    public static final long HELLO_MS = 1_000;

    /** The same where TLS comes first, whatever its pace: a busy host may have many handshakes to compute. */
    public static final long TLS_HELLO_MS = 4_000;

    private final Admission admission;
    private final HalfOpenHandshakes halfOpen;
    private final InetAddress peer;
    private final List<AppliedOption> options;
    private final byte[] frame = new byte[Hello.BYTES];
    private ChannelHandlerContext context;
    private int filled;
    private boolean over;
    private Future<?> timeout;

    public AcceptHandler(
            Admission admission, HalfOpenHandshakes halfOpen, InetAddress peer, List<AppliedOption> options) {
        this.admission = admission;
        this.halfOpen = halfOpen;
        this.peer = peer;
        this.options = options;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext newContext) {
        context = newContext;
        boolean isEncrypted = SocketClose.isEncrypted(context.channel());
        timeout = isEncrypted
                ? refuseLater("no TLS and no hello within four seconds", TLS_HELLO_MS)
                : refuseLater("no hello within a second", HELLO_MS);
        halfOpen.begin(this, peer);
    }

    private Future<?> refuseLater(String reason, long afterMs) {
        return context.executor().schedule(() -> refuse(reason), afterMs, TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        if (over) {
            buffer.release();
            return;
        }
        int taken = Math.min(buffer.readableBytes(), frame.length - filled);
        buffer.readBytes(frame, filled, taken);
        boolean more = buffer.isReadable();
        buffer.release();
        filled += taken;
        if (more) {
            refuse("bytes before the accept");
        } else if (filled == frame.length) {
            check();
        }
    }

    private void check() {
        Optional<Hello> hello = admission.proved(frame);
        if (hello.isEmpty()) {
            refuse("no hello of this run");
            return;
        }
        halfOpen.proved(this);
        SocketChannel channel = (SocketChannel) context.channel();
        Optional<NewEnd> end = admission.accepted(hello.get(), channel, options);
        if (end.isEmpty()) {
            refuse("a hello for a connection that is not expected");
            return;
        }
        context.pipeline().addLast(end.get().handler());
        context.writeAndFlush(Unpooled.wrappedBuffer(admission.acceptOf(frame)));
        context.pipeline().remove(this);
        end.get().ready().whenComplete((done, failure) -> {
            if (failure == null) {
                admission.establishedOne();
            } else {
                admission.cannotEstablish("accepted connection: " + SocketFailure.reason(failure));
            }
        });
    }

    @Override
    public void giveUp() {
        context.executor().execute(() -> refuse("silent while too many others came"));
    }

    private void refuse(String reason) {
        if (!over) {
            admission.strangerRefused(reason);
            // It stays where it is: TLS still tells of what was wrong.
            end();
            SocketClose.now(context.channel());
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ignored, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            refuse("closed before a hello");
        } else if (event instanceof SslHandshakeCompletionEvent handshake && handshake.cause() != null) {
            TlsFailure.reason(handshake.cause()).ifPresent(this::refuse);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ignored) {
        refuse("closed before a hello");
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ignored) {
        end();
    }

    private void end() {
        if (!over) {
            over = true;
            timeout.cancel(false);
            halfOpen.over(this);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ignored, Throwable cause) {
        if (over) {
            return;
        }
        Optional<String> ofTls = TlsFailure.reason(cause);
        if (ofTls.isPresent()) {
            refuse(ofTls.get());
            return;
        }
        if (!(cause instanceof IOException)) {
            // No fault of the peer's, and the next one would fare no better: memory is out.
            admission.cannotEstablish("accepted connection: " + SocketFailure.reason(cause));
        }
        SocketClose.now(context.channel());
    }
}
