package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who comes to the port of metrics, and what it does to an agent. */
@Timeout(120)
class MetricsPortTest {

    private static final int OF_A_KIND = 60;
    /** Of the control port, where coordinators are, which are started one by one. */
    private static final int MOST_LOOPS = 5;

    private static final int SOCKET_DEADLINE_MS = 30_000;

    private MeteredAgent agent;

    @BeforeEach
    void startAgent() throws Exception {
        agent = MeteredAgent.start();
    }

    @AfterEach
    void endAgent() throws Exception {
        agent.close();
    }

    private Socket open() throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(SOCKET_DEADLINE_MS);
        socket.connect(agent.address(), SOCKET_DEADLINE_MS);
        return socket;
    }

    private String ask(String request) throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Who sends far too much is cut off, and may not live to read why. */
    private void assertCutOff(String request) throws IOException {
        try {
            String answer = ask(request);
            assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        } catch (SocketException reset) {
            // That is an answer too.
        }
    }

    @Test
    void shouldAnswerOneRequestAndClose() throws IOException {
        String page =
                ask("GET /metrics HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\nGET /metrics HTTP/1.1\r\n\r\n");

        assertTrue(page.startsWith("HTTP/1.1 200 OK\r\n"), page);
        assertEquals(2, page.split("HTTP/1.1 200 OK", -1).length, "one answer");
        assertTrue(page.contains("content-type: text/plain; version=0.0.4"), page);
        assertTrue(page.contains("netbench_build_info{"), page);
        String head = ask("HEAD /metrics?x=1 HTTP/1.1\r\n\r\n");
        assertTrue(head.startsWith("HTTP/1.1 200 OK\r\n") && !head.contains("netbench_build"), head);
    }

    @Test
    void shouldRefuseWhatIsNoScrape() throws IOException {
        assertTrue(ask("GET / HTTP/1.1\r\n\r\n").startsWith("HTTP/1.1 404"));
        assertTrue(ask("POST /metrics HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\nx")
                .startsWith("HTTP/1.1 405"));
        assertTrue(ask("nonsense\r\n\r\n").startsWith("HTTP/1.1 400"));
        assertCutOff("GET /" + "a".repeat(5_000) + " HTTP/1.1\r\n\r\n");
        assertCutOff("GET /metrics HTTP/1.1\r\n" + "A: b\r\n".repeat(3_000) + "\r\n");
    }

    @Test
    void shouldServePrometheusAndARunWhileHostilePeersComeAndStay() throws Exception {
        List<Socket> hostile = new ArrayList<>();
        int threads = controlThreads();
        try {
            for (int i = 0; i < OF_A_KIND; i++) {
                hostile.add(open());
                Socket slow = open();
                slow.getOutputStream().write("GET /metr".getBytes(StandardCharsets.US_ASCII));
                hostile.add(slow);
                Socket deaf = open();
                deaf.setReceiveBufferSize(1);
                hostile.add(deaf);
            }
            assertTrue(ask("GET /metrics HTTP/1.1\r\n\r\n").contains("netbench_active_runs"));
            CommandRun run = CommandRun.of(
                    ("incast -s 127.0.0.1:" + agent.controlPort() + " -c 1 -b 64k -t 300ms -w 0 --live off --quiet")
                            .split(" "));
            assertEquals(0, run.status(), run::err);
            int more = controlThreads() - threads;
            assertTrue(more <= MOST_LOOPS, "more threads that serve ports: " + more);
            // All of them are closed by the agent, the latest when their time is up.
            for (Socket socket : hostile) {
                assertTrue(isEnded(socket));
            }
        } finally {
            for (Socket socket : hostile) {
                socket.close();
            }
        }
    }

    @Test
    void shouldCountWhoIsTurnedAwayAtTheControlPort() throws Exception {
        try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), agent.controlPort())) {
            stranger.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            stranger.setSoTimeout(SOCKET_DEADLINE_MS);
            // It is told that it is wrong here, and cut off.
            stranger.getInputStream().readAllBytes();
        }
        assertTrue(ask("GET /metrics HTTP/1.1\r\n\r\n").contains("netbench_refusals_total{reason=\"protocol\"} 1.0"));
    }

    private static int controlThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("netbench-control"))
                .count();
    }

    private static boolean isEnded(Socket socket) throws IOException {
        try (InputStream in = socket.getInputStream()) {
            return in.read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void shouldFreeItsPortWithTheAgent() throws Exception {
        InetSocketAddress at = agent.address();
        agent.close();
        long byNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (isTaken(at)) {
            assertTrue(System.nanoTime() - byNs < 0, "the port is still open");
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static boolean isTaken(InetSocketAddress at) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), at.getPort())) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
