package io.netbench.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.plan.HostAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HostWayTest {

    private static final HostAddress HOST = HostAddress.parse("storage1");
    private static final long SECOND_NS = 1_000_000_000L;

    private static HostWay way(InetSocketAddress... places) throws InterruptedException {
        return HostWay.find(Map.of(HOST, List.of(places)), SECOND_NS).get(HOST);
    }

    private static InetSocketAddress at(String address, int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByName(address), port);
    }

    @Test
    void shouldTakeTheFirstAddressThatTakesAConnection() throws IOException, InterruptedException {
        try (ServerSocket agent = new ServerSocket(0, 8, InetAddress.getByName("127.0.0.1"));
                ServerSocket other = new ServerSocket(agent.getLocalPort(), 8, InetAddress.getByName("127.0.0.3"))) {
            int port = other.getLocalPort();
            InetSocketAddress deaf = at("127.0.0.2", port);
            InetSocketAddress first = at("127.0.0.3", port);
            InetSocketAddress second = at("127.0.0.1", port);

            assertEquals(Optional.of(first), way(deaf, first, second).address());
            assertEquals(Optional.of(second), way(second, first, deaf).address());
        }
    }

    @Test
    void shouldSayOfEachAddressWhyItTakesNone() throws IOException, InterruptedException {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        HostWay way = way(
                at("127.0.0.2", port),
                at("127.0.0.3", port),
                InetSocketAddress.createUnresolved("nowhere.invalid", port));

        assertEquals(Optional.empty(), way.address());
        assertTrue(
                way.obstacle()
                        .startsWith("none of its 3 addresses takes a connection at port " + port
                                + " (127.0.0.2: Connection refused, 127.0.0.3: Connection refused, nowhere.invalid: no"
                                + " address is known for this name)"),
                way.obstacle());
    }

    @Test
    void shouldNotTryTheOnlyAddress() throws IOException, InterruptedException {
        InetSocketAddress only = at("127.0.0.2", 1);

        assertEquals(Optional.of(only), way(only).address());
    }

    @Test
    void shouldWaitForNoAddressOnceItIsInterrupted() throws IOException {
        InetAddress here = InetAddress.getByName("127.0.0.1");
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, here)) {
            InetSocketAddress place = new InetSocketAddress(here, full.getLocalPort());
            while (takes(place, waiting)) {
                // Its queue is not full yet.
            }
            Thread.currentThread().interrupt();

            assertThrows(
                    InterruptedException.class,
                    () -> HostWay.find(Map.of(HOST, List.of(place, place)), 3600 * SECOND_NS));
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    private static boolean takes(InetSocketAddress place, List<Socket> waiting) throws IOException {
        Socket socket = new Socket();
        waiting.add(socket);
        try {
            socket.connect(place, 200);
            return true;
        } catch (SocketTimeoutException full) {
            return false;
        }
    }
}
