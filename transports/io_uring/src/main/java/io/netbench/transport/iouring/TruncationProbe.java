package io.netbench.transport.iouring;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoHandlerConfig;
import io.netty.channel.uring.IoUringSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Finds out on a connection over loopback whether this kernel throws away what a truncating read of the ring takes. */
final class TruncationProbe extends ChannelInboundHandlerAdapter {

    private static final int BYTES = 64;
    private static final byte SENT = 0x5A;
    private static final byte UNTOUCHED = 0x3C;
    private static final long DEADLINE_MS = 1_000;

    private final CompletableFuture<Boolean> answer = new CompletableFuture<>();

    private final Consumer<Channel> discarding;

    private TruncationProbe(Consumer<Channel> discarding) {
        this.discarding = discarding;
    }

    /** Whether it does; asked of the kernel once. */
    static boolean passes() {
        return Outcome.PASSED;
    }

    /** Whether memory that is handed out for reads stays as it was, and bytes are counted, after {@code discarding}. */
    static boolean leavesMemoryAlone(Consumer<Channel> discarding) {
        if (Truncation.obstacle().isPresent()) {
            return false;
        }
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(
                1,
                new DefaultThreadFactory("netbench-probe", true),
                DiscardingHandler.factory(IoUringIoHandler.newFactory(new IoUringIoHandlerConfig().setRingSize(8))));
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new TruncationProbe(discarding).ask(loops, server);
        } catch (IOException | ExecutionException | TimeoutException refused) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            loops.shutdownGracefully(0, DEADLINE_MS, TimeUnit.MILLISECONDS);
        }
    }

    private boolean ask(EventLoopGroup loops, ServerSocket server)
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        Channel channel = new Bootstrap()
                .group(loops)
                .channelFactory(IoUringSocketChannel::new)
                .handler(this)
                .connect(server.getLocalSocketAddress())
                .channel();
        server.setSoTimeout((int) DEADLINE_MS);
        try (Socket peer = server.accept()) {
            byte[] payload = new byte[BYTES];
            Arrays.fill(payload, SENT);
            peer.getOutputStream().write(payload);
            return answer.get(DEADLINE_MS, TimeUnit.MILLISECONDS);
        } finally {
            channel.close();
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.channel().config().setRecvByteBufAllocator(new PatternedMemory());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        discarding.accept(context.channel());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        answer.complete(buffer.readableBytes() == BYTES && buffer.forEachByte(value -> value == UNTOUCHED) < 0);
        buffer.release();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        answer.completeExceptionally(cause);
    }

    private static final class Outcome {
        private static final boolean PASSED = leavesMemoryAlone(DiscardingHandler::discardReceived);
    }

    /** Memory that shows whether somebody wrote to it. */
    private static final class PatternedMemory extends DefaultMaxMessagesRecvByteBufAllocator {

        @Override
        public MaxMessageHandle newHandle() {
            return new MaxMessageHandle() {
                @Override
                public ByteBuf allocate(ByteBufAllocator allocator) {
                    ByteBuf buffer = allocator.directBuffer(BYTES, BYTES);
                    buffer.writeBytes(pattern()).clear();
                    return buffer;
                }

                @Override
                public int guess() {
                    return BYTES;
                }
            };
        }

        private static byte[] pattern() {
            byte[] pattern = new byte[BYTES];
            Arrays.fill(pattern, UNTOUCHED);
            return pattern;
        }
    }
}
