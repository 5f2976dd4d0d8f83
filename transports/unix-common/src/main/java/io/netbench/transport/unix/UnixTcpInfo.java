package io.netbench.transport.unix;

import io.netbench.transport.TcpInfo;
import io.netty.channel.Channel;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannel;
import io.netty.util.concurrent.FastThreadLocal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Asks the kernel for {@code TCP_INFO} of a connection: more of it than Netty's own accessors, which end before the
 * fields of Linux 3.15 and later.
 */
public final class UnixTcpInfo {

    private static final int IPPROTO_TCP = 6;
    private static final int TCP_INFO = 11;

    /** One for each event loop. Direct, so that the kernel writes into it without a copy. */
    private static final FastThreadLocal<ByteBuffer> STRUCT = new FastThreadLocal<>() {
        @Override
        protected ByteBuffer initialValue() {
            return ByteBuffer.allocateDirect(TcpInfoDecoder.BYTES).order(ByteOrder.nativeOrder());
        }
    };

    private UnixTcpInfo() {}

    /** What {@link io.netbench.transport.Transport#tcpInfo} of a native transport does. */
    public static Optional<TcpInfo> read(Channel channel) {
        if (!channel.isOpen() || !(((UnixChannel) channel).fd() instanceof Socket socket)) {
            return Optional.empty();
        }
        ByteBuffer struct = STRUCT.get().clear();
        TcpInfoDecoder.markUnwritten(struct);
        try {
            socket.getRawOpt(IPPROTO_TCP, TCP_INFO, struct);
        } catch (IOException closed) {
            return Optional.empty();
        }
        return Optional.of(TcpInfoDecoder.decode(struct.flip()));
    }
}
