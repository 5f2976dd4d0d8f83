package io.netbench.traffic.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
                "connection refused: a firewall refuses it, or what listened there has ended",
                SocketFailure.reason(
                        new ConnectException("finishConnect(..) failed with error(-111): Connection refused")));
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
                "permission denied; ports below 1024 need privileges",
                SocketFailure.ofListening(new IOException("bind(..) failed: Permission denied")));
        assertTrue(SocketFailure.reason(
                        new OutOfMemoryError("Cannot reserve 1048576 bytes of direct buffer memory (allocated: 1)"))
                .contains("-XX:MaxDirectMemorySize"));
    }

    @Test
    void shouldSayOfConnectingWhatTheRouteDoes() throws UnknownHostException {
        assertEquals(
                "a route of this host throws away what goes there; see ip route get 10.0.0.7",
                connecting("connect(..) failed with error(-22): Invalid argument", "10.0.0.7"));
        assertEquals(
                "an address of a link alone needs its interface, as in fe80::1%eth0",
                connecting("connect(..) failed with error(-22): Invalid argument", "fe80::1"));
        assertEquals(
                "this host forbids it, by a route or a firewall of its own",
                connecting("connect(..) failed with error(-13): Permission denied", "10.0.0.7"));
        assertTrue(connecting("Network is unreachable", "10.0.0.7").startsWith("host unreachable: "));
        assertTrue(SocketFailure.ofConnecting(
                        new NoRouteToHostException("null: /10.0.0.7:7412"),
                        new InetSocketAddress(InetAddress.getByName("10.0.0.7"), 7412))
                .startsWith("host unreachable: "));
    }

    private static String connecting(String message, String address) throws UnknownHostException {
        return SocketFailure.ofConnecting(
                new IOException(message), new InetSocketAddress(InetAddress.getByName(address), 7412));
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
