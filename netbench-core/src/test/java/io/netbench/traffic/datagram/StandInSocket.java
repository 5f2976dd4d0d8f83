package io.netbench.traffic.datagram;

import io.netbench.transport.Availability;
import io.netbench.transport.DatagramSocket;
import io.netbench.transport.StubTransport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DatagramChannel;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/** Stands for a datagram socket and its kernel: takes all that is sent, or none of it, counts it, and drops what
 * the test says. */
final class StandInSocket extends StubTransport {

    private final DatagramChannel channel;
    private final Deque<ChannelPromise> written = new ArrayDeque<>();
    int sent;
    long dropped;
    boolean refuses;
    boolean isClosed;

    StandInSocket() {
        super("stand-in", 0, Availability.YES);
        channel = (DatagramChannel) Proxy.newProxyInstance(
                StandInSocket.class.getClassLoader(),
                new Class<?>[] {DatagramChannel.class},
                (proxy, method, arguments) -> call(method.getName(), arguments));
    }

    private Object call(String name, Object[] arguments) {
        switch (name) {
            case "alloc" -> {
                return UnpooledByteBufAllocator.DEFAULT;
            }
            case "write" -> {
                ((ByteBuf) arguments[0]).release();
                written.add((ChannelPromise) arguments[1]);
            }
            case "flush" -> {
                while (!written.isEmpty()) {
                    if (refuses) {
                        written.poll()
                                .tryFailure(new IOException(
                                        "sendmsg(..) failed with error(-105): No buffer space available"));
                    } else {
                        sent++;
                        written.poll().trySuccess();
                    }
                }
            }
            case "close" -> isClosed = true;
            default -> throw new UnsupportedOperationException(name);
        }
        return null;
    }

    DatagramChannel channel() {
        return channel;
    }

    DatagramWay way() {
        return new DatagramWay(new DatagramSocket(channel, List.of(), false), this);
    }

    @Override
    public OptionalLong droppedDatagrams(DatagramChannel ignored) {
        return OptionalLong.of(dropped);
    }
}
