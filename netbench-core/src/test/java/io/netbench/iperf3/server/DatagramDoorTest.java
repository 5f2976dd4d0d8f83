package io.netbench.iperf3.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.dataplane.LoopPlacement;
import io.netbench.transport.Availability;
import io.netbench.transport.DatagramSetup;
import io.netbench.transport.DatagramSocket;
import io.netbench.transport.LoopSettings;
import io.netbench.transport.StubTransport;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatagramDoorTest {

    private final Sockets sockets = new Sockets();
    private final DataLoops loops = new DataLoops(sockets, LoopPlacement.FREE, 1);
    private final DatagramDoor door =
            new DatagramDoor(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), sockets, loops);

    @AfterEach
    void close() {
        loops.close();
    }

    @Test
    void shouldTellWhetherAnotherTestOfTheSameAddressWaits() throws UnknownHostException {
        Visitor first = new Visitor(InetAddress.getByName("192.0.2.1"));
        Visitor second = new Visitor(InetAddress.getByName("192.0.2.1"));
        door.enter(first);
        door.enter(new Visitor(InetAddress.getByName("192.0.2.2")));
        assertFalse(door.isWaitedFor(first), "those of another address do not wait for it");
        door.enter(second);
        assertTrue(door.isWaitedFor(first));
        assertFalse(door.isWaitedFor(second), "it has no turn");
        door.leave(first);

        assertFalse(door.isWaitedFor(first));
        assertFalse(door.isWaitedFor(second));
    }

    private record Visitor(InetAddress client) implements DatagramDoor.Visitor {

        @Override
        public void mayCome() {}

        @Override
        public void came(DatagramSocket flow) {
            flow.channel().close();
        }

        @Override
        public void failed(String why) {}
    }

    private static final class Sockets extends StubTransport {

        private Sockets() {
            super("sockets", 0, Availability.YES);
        }

        @Override
        public EventLoopGroup newEventLoopGroup(LoopSettings settings) {
            return new MultiThreadIoEventLoopGroup(1, settings.threadFactory(), NioIoHandler.newFactory());
        }

        @Override
        public DatagramSocket newDatagramSocket(DatagramSetup setup) {
            return new DatagramSocket(new NioDatagramChannel(), List.of(), false);
        }
    }
}
