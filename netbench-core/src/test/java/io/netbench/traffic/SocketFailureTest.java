package io.netbench.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketFailureTest {

    private static String reason(String message) {
        return SocketFailure.reason(new IOException(message));
    }

    @Test
    void shouldSayWhatToDo() {
        assertEquals(
                "connection refused; is the other side listening there?",
                SocketFailure.reason(
                        new ConnectException("finishConnect(..) failed with error(-111): Connection refused")));
        assertEquals(
                "no answer within --connect-timeout", SocketFailure.reason(new ConnectTimeoutException("timed out")));
        assertEquals(
                "out of file descriptors; raise the limit (ulimit -n)",
                reason("accept(..) failed with error(-24): Too many open files"));
        assertEquals(
                "no free local port, or an address that is not this host's;"
                        + " widen net.ipv4.ip_local_port_range or use fewer connections",
                reason("connect(..) failed: Cannot assign requested address"));
        assertEquals(
                "the peer acknowledged or took nothing for a long time: it is gone or frozen,"
                        + " or the way to it is cut, or so congested that nothing gets through",
                reason("recvAddress(..) failed with error(-110): Connection timed out"));
        assertEquals("the port is taken by another process", reason("bind(..) failed: Address already in use"));
        assertEquals(
                "permission denied; ports below 1024 need privileges", reason("bind(..) failed: Permission denied"));
    }

    @Test
    void shouldCallAResetTheSameOnEveryTransport() {
        for (String message : List.of(
                "Connection reset",
                "Connection reset by peer",
                "Broken pipe",
                "recvAddress(..) failed with error(-104): Connection reset by peer",
                "writevAddresses(..) failed with error(-32): Broken pipe")) {
            assertEquals("the peer reset the connection", reason(message));
        }
    }

    @Test
    void shouldHaveWordsForCausesThatHaveNone() {
        assertEquals("the connection was closed", SocketFailure.reason(new ClosedChannelException()));
        assertEquals(
                "host unreachable: there is no route to it, or nothing answers at that address",
                SocketFailure.reason(new NoRouteToHostException("null: /10.0.0.7:7412")));
        assertEquals("java.io.IOException", SocketFailure.reason(new IOException()));
        assertEquals("no route to host", reason("no route to host"));
    }

    @Test
    void shouldWriteAddressesAsPeopleDo() throws UnknownHostException {
        assertEquals(
                "10.0.0.7:7412",
                SocketFailure.text(new InetSocketAddress(InetAddress.getByAddress(new byte[] {10, 0, 0, 7}), 7412)));
        assertEquals(
                "[fd00:0:0:0:0:0:0:1]:7412",
                SocketFailure.text(new InetSocketAddress(InetAddress.getByName("fd00::1"), 7412)));
        assertEquals("node7:7412", SocketFailure.text(InetSocketAddress.createUnresolved("node7", 7412)));
    }
}
