package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.iperf3.wire.Cookie;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Sixteen real clients of iperf3 beside everybody who means harm, all at the same time: none of the sixteen notices. */
@Tag("timing")
@Tag("acceptance")
@Timeout(120)
class Iperf3AttackersTest {

    private static final Pattern CONTROL = Pattern.compile("control  .* port ([0-9]+)");
    private static final int CLIENTS = 16;
    private static final double MBIT = 20;
    private static final String PARAMETERS = "{\"tcp\":true,\"omit\":0,\"time\":5,\"parallel\":1,\"len\":131072}";

    @TempDir
    private Path folder;

    private final Map<String, AtomicInteger> attacks = new ConcurrentHashMap<>();
    private volatile boolean isOver;
    private int port;

    /** Does its harm once. */
    @FunctionalInterface
    private interface Attack {
        void on(Socket control, DataOutputStream out) throws IOException;
    }

    private final Map<String, Attack> kinds = new TreeMap<>(Map.of(
            "connects and leaves", (control, out) -> {},
            "says nothing", (control, out) -> hold(control, 200),
            "says garbage",
                    (control, out) -> out.write("what is this".repeat(100).getBytes(StandardCharsets.US_ASCII)),
            "shows a cookie and stalls",
                    (control, out) -> {
                        out.write(Cookie.random().bytes());
                        hold(control, 200);
                    },
            "drips its parameters",
                    (control, out) -> {
                        out.write(Cookie.random().bytes());
                        out.writeInt(PARAMETERS.length());
                        for (byte letter : PARAMETERS.getBytes(StandardCharsets.US_ASCII)) {
                            out.write(letter);
                            hold(control, 20);
                        }
                    },
            "says too much",
                    (control, out) -> {
                        out.write(Cookie.random().bytes());
                        out.writeInt(8193);
                        out.write(new byte[8193]);
                    },
            "says states out of turn",
                    (control, out) -> {
                        out.write(Cookie.random().bytes());
                        out.write(new byte[] {4, 13, 16, 12, -1});
                    },
            "asks for streams and opens none",
                    (control, out) -> {
                        out.write(Cookie.random().bytes());
                        out.writeInt(PARAMETERS.length());
                        out.writeBytes(PARAMETERS);
                        hold(control, 200);
                    },
            "lies about its results", this::lie,
            "resets in the middle",
                    (control, out) -> {
                        byte[] cookie = Cookie.random().bytes();
                        begin(out, cookie);
                        try (Socket data = connect()) {
                            data.getOutputStream().write(cookie);
                            data.getOutputStream().write(new byte[1 << 16]);
                            data.setSoLinger(true, 0);
                            control.setSoLinger(true, 0);
                        }
                    }));

    /** Stays, until it is turned away or nothing has come for so long. */
    private static void hold(Socket control, int milliseconds) throws IOException {
        control.setSoTimeout(milliseconds);
        try {
            while (control.getInputStream().read() >= 0) {
                // What the server says makes no difference.
            }
        } catch (SocketTimeoutException quiet) {
            // Nor that it says nothing.
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(2_000);
        return socket;
    }

    private static void begin(DataOutputStream out, byte[] cookie) throws IOException {
        out.write(cookie);
        out.writeInt(PARAMETERS.length());
        out.writeBytes(PARAMETERS);
        out.flush();
    }

    private void lie(Socket control, DataOutputStream out) throws IOException {
        byte[] cookie = Cookie.random().bytes();
        begin(out, cookie);
        assertEquals(9, control.getInputStream().read());
        assertEquals(10, control.getInputStream().read());
        try (Socket data = connect()) {
            data.getOutputStream().write(cookie);
            assertEquals(1, control.getInputStream().read());
            assertEquals(2, control.getInputStream().read());
            out.write(4);
            String results = "{\"cpu_util_total\":-1e308,\"cpu_util_user\":\"x\",\"cpu_util_system\":null,\"streams\":"
                    + "[{\"id\":2,\"bytes\":-5}]}";
            out.writeInt(results.length());
            out.writeBytes(results);
            out.flush();
            control.getInputStream().readAllBytes();
        }
    }

    private void attack(String name, Attack attack) {
        while (!isOver) {
            try (Socket control = connect();
                    DataOutputStream out = new DataOutputStream(control.getOutputStream())) {
                attack.on(control, out);
                out.flush();
            } catch (IOException turnedAway) {
                // As it should be.
            }
            attacks.computeIfAbsent(name, none -> new AtomicInteger()).incrementAndGet();
        }
    }

    @Test
    void shouldNotLetSixteenClientsNoticeAnyOfThem() throws Exception {
        Iperf3.skipWhereNoneIs();
        try (NetbenchProcess server =
                NetbenchProcess.start(folder, "", List.of("-Djava.io.tmpdir=" + folder), "server -p 0")) {
            server.awaitOnOut("iperf3   ");
            Matcher control = CONTROL.matcher(server.out());
            assertTrue(control.find(), server::out);
            port = Integer.parseInt(control.group(1));
            List<Iperf3> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(Iperf3.start(port, "-t 8 -b " + (int) MBIT + "M -l 16K -J" + (i % 2 == 0 ? "" : " -R")));
            }
            List<Thread> attackers = new ArrayList<>();
            kinds.forEach((name, attack) -> {
                for (int i = 0; i < 2; i++) {
                    Thread thread = new Thread(() -> attack(name, attack), name);
                    thread.setDaemon(true);
                    attackers.add(thread);
                    thread.start();
                }
            });
            try {
                for (Iperf3 client : clients) {
                    assertUnaware(client.end());
                }
            } finally {
                isOver = true;
            }
            for (Thread attacker : attackers) {
                attacker.join();
            }
            System.out.println("attacks beside 16 clients of iperf3: " + new TreeMap<>(attacks));
            assertEquals(kinds.keySet(), new TreeMap<>(attacks).keySet());
            Iperf3.run(port, "-t 1").assertGood();
            server.signal("TERM");
            assertEquals(143, server.exitStatus(), server::err);
            assertEquals("", server.err());
        }
    }

    private static void assertUnaware(Iperf3.Ended client) {
        client.assertGood();
        JsonNode end = client.json().path("end");
        double sent = end.at("/sum_sent/bits_per_second").asDouble() / 1e6;
        double received = end.at("/sum_received/bits_per_second").asDouble() / 1e6;
        System.out.println("client of iperf3 beside attackers: sent " + sent + ", received " + received + " Mbit/s");
        assertEquals(MBIT, sent, 0.02 * MBIT, end::toString);
        assertEquals(MBIT, received, 0.02 * MBIT, end::toString);
    }
}
