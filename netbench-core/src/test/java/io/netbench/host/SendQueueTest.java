package io.netbench.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class SendQueueTest {

    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

    @TempDir
    private Path root;

    @Test
    void shouldReadTheQueueOfOneConnection() throws IOException {
        write("tcp", """
                   0: 0200090A:1CF3 0100090A:8CB2 01 00000011:00000000 01:00000019 00000000     0        0 1
                   1: 0200090A:1CF3 0100090A:8CB4 01 0000001F:00000007 01:00000019 00000000     0        0 2
                """);

        assertEquals(
                OptionalLong.of(31), queue("10.9.0.2", 7411, "10.9.0.1", 36020).bytes());
        assertEquals(
                OptionalLong.empty(), queue("10.9.0.2", 7411, "10.9.0.1", 36021).bytes());
    }

    @Test
    void shouldFindAnIpv4ConnectionOfASocketForBothFamilies() throws IOException {
        write(
                "tcp6",
                "   0: 0000000000000000FFFF00000200090A:1CF3 0000000000000000FFFF00000100090A:8CB4 01"
                        + " 00000020:00000000 01:00000019 00000000     0        0 1\n");

        assertEquals(
                OptionalLong.of(32), queue("10.9.0.2", 7411, "10.9.0.1", 36020).bytes());
    }

    @Test
    void shouldNotKnowWhereTheKernelTellsNothing() {
        assertEquals(
                OptionalLong.empty(), queue("10.9.0.2", 7411, "10.9.0.1", 36020).bytes());
    }

    @Test
    void shouldKnowRealConnections() throws IOException {
        for (String address : new String[] {"127.0.0.1", "::1"}) {
            InetAddress loopback = InetAddress.getByName(address);
            try (ServerSocket server = new ServerSocket(0, 1, loopback);
                    Socket client = new Socket(loopback, server.getLocalPort())) {
                SendQueue queue = SendQueue.of((InetSocketAddress) client.getLocalSocketAddress(), (InetSocketAddress)
                        client.getRemoteSocketAddress());
                assertEquals(OptionalLong.of(0), queue.bytes(), address);
            }
        }
    }

    private SendQueue queue(String local, int localPort, String peer, int peerPort) {
        return new SendQueue(root, new InetSocketAddress(local, localPort), new InetSocketAddress(peer, peerPort));
    }

    private void write(String table, String rows) throws IOException {
        Path folder = Files.createDirectories(root.resolve("proc/net"));
        Files.writeString(folder.resolve(table), HEAD + rows);
    }
}
