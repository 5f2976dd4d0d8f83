package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.StopCause;
import io.netbench.cli.agent.AgentLife;
import io.netbench.cli.agent.SessionLog;
import io.netbench.cli.agent.TimedLines;
import io.netbench.cli.options.DataPortRange;
import io.netbench.cli.options.ListenPlace;
import io.netbench.cli.process.ExitStatus;
import io.netbench.cli.process.Interrupts;
import io.netbench.cli.run.HostedAgent;
import io.netbench.dataplane.AgentLimits;
import io.netbench.dataplane.DataRails;
import io.netbench.dataplane.LoopPlacement;
import io.netbench.plan.AllowedPeers;
import io.netbench.result.ResultJson;
import io.netbench.result.Verdict;
import io.netbench.text.PropertyNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The JSON of {@code netbench -c}: what scripts of iperf3 find in it, with two ends of netbench. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class Iperf3JsonTest {

    @TempDir
    private Path folder;

    private final AgentLife life = new AgentLife(
            new SessionLog(
                    new PrintWriter(new StringWriter()), new TimedLines(new PrintWriter(new StringWriter()), false)),
            false,
            PropertyNames.WORDS);
    private CompletableFuture<Integer> server;
    private int port;

    @BeforeEach
    void startServer() throws Exception {
        ListenPlace place = new ListenPlace(
                InetAddress.getLoopbackAddress(),
                DataRails.NONE,
                Optional.empty(),
                Optional.empty(),
                AllowedPeers.all());
        HostedAgent agent =
                new HostedAgent(place, 0, new DataPortRange(0, 4), AgentLimits.forThisJvm(), LoopPlacement.FREE);
        CompletableFuture<Integer> ready = new CompletableFuture<>();
        server = CompletableFuture.supplyAsync(
                () -> agent.live(life, serving -> ready.complete(serving.controlPort()), new Interrupts()));
        port = ready.get(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void stopServer() throws Exception {
        life.interrupted(StopCause.TERMINATED);
        assertEquals(StopCause.TERMINATED.exitStatus(), server.get(20, TimeUnit.SECONDS));
    }

    private static CommandRun client(int port, String options) {
        String line = "client 127.0.0.1 --as-iperf3 -p " + port + " " + options;
        return CommandRun.of(line.split(" +", -1));
    }

    /** A rate that a busy machine did not reach is not what is looked at here. */
    private static boolean hasRun(CommandRun run) {
        return run.status() == ExitStatus.PASSED || run.status() == Verdict.FAILED_STATUS;
    }

    private JsonNode document(int status, int port, String options) throws IOException {
        Path file = folder.resolve("iperf3.json");
        CommandRun run = client(port, options + " -J --logfile " + file);
        assertEquals(status, hasRun(run) ? ExitStatus.PASSED : run.status(), run::err);
        return ResultJson.mapper().readTree(Files.readString(file));
    }

    private JsonNode document(String options) throws IOException {
        return document(ExitStatus.PASSED, port, options);
    }

    private static List<JsonNode> events(int status, int port, String options) {
        CommandRun run = client(port, options + " --json-stream");
        assertEquals(status, hasRun(run) ? ExitStatus.PASSED : run.status(), run::err);
        return run.out().lines().map(line -> ResultJson.mapper().readTree(line)).toList();
    }

    private static List<String> names(List<JsonNode> events) {
        return events.stream().map(event -> event.path("event").asString()).toList();
    }

    private static Set<String> keys(JsonNode node) {
        return new TreeSet<>(node.propertyNames());
    }

    /** The keys are those of iperf3, and their figures add up. */
    @ParameterizedTest
    @CsvSource({"'', true", "-R, false"})
    void shouldTellWhatBecameOfDatagrams(String way, boolean isSentHere) throws IOException {
        JsonNode document = document("-u -b 10M -t 0.5 --gro off --gso off " + way);

        JsonNode end = document.path("end");
        assertEquals(
                Set.of("cpu_utilization_percent", "streams", "sum", "sum_received", "sum_sent"),
                keys(end),
                end::toString);
        JsonNode stream = end.at("/streams/0");
        assertEquals(Set.of("udp"), keys(stream));
        Set<String> sum = Set.of(
                "start",
                "end",
                "seconds",
                "bytes",
                "bits_per_second",
                "jitter_ms",
                "lost_packets",
                "packets",
                "lost_percent",
                "sender");
        for (String name : List.of("sum", "sum_sent", "sum_received")) {
            assertEquals(new TreeSet<>(sum), keys(end.path(name)), end::toString);
        }
        Set<String> ofStream = new TreeSet<>(sum);
        ofStream.addAll(List.of("socket", "out_of_order"));
        assertEquals(ofStream, keys(stream.path("udp")));
        long packets = end.at("/sum/packets").asLong();
        assertTrue(packets > 0);
        assertEquals(packets * 1448, end.at("/sum/bytes").asLong());
        assertEquals(packets, stream.at("/udp/packets").asLong());
        assertEquals(packets, end.at("/sum_sent/packets").asLong());
        assertEquals(packets, end.at("/sum_received/packets").asLong());
        assertEquals(isSentHere, end.at("/sum/sender").asBoolean());
        assertEquals(isSentHere, stream.at("/udp/sender").asBoolean());
        assertTrue(end.at("/sum_sent/sender").asBoolean());
        assertFalse(end.at("/sum_received/sender").asBoolean());
    }

    @Test
    void shouldTellWhatBecameOfDatagramsInEachInterval() throws IOException {
        JsonNode document = document("-u -b 10M -t 0.5 -i 0.2");

        for (JsonNode interval : document.path("intervals")) {
            for (JsonNode part : List.of(interval.at("/streams/0"), interval.path("sum"))) {
                long came = part.path("packets").asLong()
                        - part.path("lost_packets").asLong(-1);
                assertEquals(part.path("bytes").asLong(), came * 1448, interval::toString);
                assertEquals(
                        part.path("packets").asLong() > 0,
                        part.path("lost_percent").isNumber(),
                        interval::toString);
                assertTrue(part.path("jitter_ms").isMissingNode(), interval::toString);
            }
        }
        assertTrue(document.path("intervals").size() >= 2, document::toString);
    }

    /** Which of several flows lost what is told by nobody, and neither are the bytes that each of several sent. */
    @Test
    void shouldLeaveOutWhatIsNotKnownOfEachOfSeveralStreams() throws IOException {
        JsonNode udp = document("-u -b 10M -t 0.3 -P 2").path("end");
        assertEquals(2, udp.path("streams").size());
        assertEquals(Set.of("socket", "start", "end", "seconds", "sender"), Set.copyOf(keys(udp.at("/streams/1/udp"))));
        assertTrue(udp.at("/sum/packets").asLong() > 0);

        JsonNode tcp = document("-t 0.3 -P 2").path("end");
        assertTrue(tcp.at("/sum_sent/bytes").asLong() > 0);
        assertTrue(tcp.at("/streams/0/sender/bytes").isMissingNode(), tcp::toString);
        assertTrue(tcp.at("/streams/0/sender/bits_per_second").isMissingNode(), tcp::toString);
        assertTrue(tcp.at("/streams/0/receiver/bytes").asLong() > 0);
        assertTrue(document("-t 0.3").at("/end/streams/0/sender/bytes").asLong() > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-u -b 5M"})
    void shouldTellWhoSendsOnEachOfTwoWays(String protocol) throws IOException {
        JsonNode document = document("--bidir -t 0.3 " + protocol);

        if (!protocol.isEmpty()) {
            JsonNode connected = document.at("/start/connected");
            assertEquals(connected.at("/0/remote_port"), connected.at("/1/remote_port"), document::toString);
        }
        assertTrue(document.at("/intervals/0/sum/sender").asBoolean());
        assertFalse(document.at("/intervals/0/sum_bidir_reverse/sender").asBoolean(true));
        JsonNode second = document.at("/end/streams/1");
        assertFalse(second.path(protocol.isEmpty() ? "sender" : "udp")
                .path("sender")
                .asBoolean(true));
        assertEquals(
                protocol.isEmpty() ? Set.of() : Set.of("sum", "sum_bidir_reverse"),
                Set.copyOf(keys(document.path("end")).stream()
                        .filter(key -> key.matches("sum(_bidir.*)?"))
                        .toList()));
    }

    @Test
    void shouldTellBlocksWhereTheyEndIt() throws IOException {
        JsonNode test = document("-k 8 -l 100k").at("/start/test_start");
        assertEquals(8, test.path("blocks").asLong());
        assertEquals(0, test.path("bytes").asLong());

        test = document("-n 800k").at("/start/test_start");
        assertEquals(0, test.path("blocks").asLong());
        assertEquals(819_200, test.path("bytes").asLong());
    }

    /** As iperf3 has it without a timer. */
    @Test
    void shouldHaveOneIntervalOfAllThatIsMeasuredWhereNoneIsAskedFor() throws IOException {
        JsonNode document = document("-t 2.5 -O 1 -i 0 -b 100M");

        assertEquals(0, document.at("/start/test_start/interval").asInt());
        JsonNode intervals = document.path("intervals");
        assertEquals(1, intervals.size(), intervals::toString);
        assertFalse(intervals.at("/0/sum/omitted").asBoolean(true));
        assertTrue(intervals.at("/0/sum/start").asDouble() < 0.5, intervals::toString);
        assertTrue(intervals.at("/0/sum/end").asDouble() > 1.5, intervals::toString);
        assertTrue(
                intervals.at("/0/streams/0/bytes").asLong()
                        > 0.5 * document.at("/end/sum_received/bytes").asLong(),
                document::toString);

        assertEquals(
                List.of("start", "interval", "end"), names(events(ExitStatus.PASSED, port, "-t 1.2 -i 0 -b 100M")));
    }

    @Test
    void shouldTellOfConnectionsOnlyWhenTheyAreKnown() {
        List<JsonNode> events = events(ExitStatus.PASSED, port, "-t 0.3 -b 10M");

        assertEquals("start", names(events).get(0));
        assertTrue(
                events.get(0).at("/data/connected").isMissingNode(),
                () -> events.get(0).toString());
        assertTrue(events.get(0).at("/data/test_start").isObject());
    }

    /** No server, or one that does not answer; with the other protocol too. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--iperf3"})
    void shouldSayWhyThereWasNoSession(String protocol) throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        assertNoSession(free, protocol, "connection refused");
    }

    @Test
    void shouldSayThatNobodyTookAConnectionInTime() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> waiting = new ArrayList<>();
            try {
                fill(full, waiting);

                assertNoSession(
                        full.getLocalPort(), "--connect-timeout 100", "no answer within 100 ms, by --connect-timeout");
            } finally {
                for (Socket socket : waiting) {
                    socket.close();
                }
            }
        }
    }

    private static void fill(ServerSocket server, List<Socket> waiting) throws IOException {
        for (int i = 0; i < 10; i++) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 200);
            } catch (SocketTimeoutException isFull) {
                return;
            }
        }
    }

    private void assertNoSession(int at, String options, String error) throws IOException {
        JsonNode document = document(ExitStatus.FAILED, at, options + " --extra-data 4711");

        assertEquals(Set.of("start", "intervals", "end", "error", "extra_data"), Set.copyOf(keys(document)));
        assertTrue(document.path("error").asString().contains(error), document::toString);
        assertEquals(0, document.path("intervals").size());
        assertEquals(0, document.path("end").size());
        assertEquals(0, document.at("/start/connected").size());
        assertEquals(at, document.at("/start/connecting_to/port").asInt());

        List<JsonNode> events = events(ExitStatus.FAILED, at, options);
        assertEquals(List.of("error", "end"), names(events));
        assertTrue(events.get(0).path("data").asString().contains(error), events::toString);
    }

    /** A server of iperf3 that has a test already, and a client that waits for its end until it is left. */
    @Test
    void shouldSayThatAServerIsBusyOrWasLeft() throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answers = CompletableFuture.runAsync(() -> refuseAll(busy));
            assertNoSession(busy.getLocalPort(), "--iperf3", "is busy with another test; wait for it with --wait 60s");

            try (NetbenchProcess client = NetbenchProcess.start(
                    folder,
                    "",
                    List.of("-Djava.io.tmpdir=" + folder),
                    "-c 127.0.0.1 --iperf3 --wait 60 -J -p " + busy.getLocalPort())) {
                client.awaitOnErr("busy");
                client.signal("TERM");
                assertEquals(StopCause.TERMINATED.exitStatus(), client.exitStatus());
                JsonNode document = ResultJson.mapper().readTree(client.out());
                assertTrue(document.path("error").asString().contains("left"), document::toString);
            }
            busy.close();
            answers.get(20, TimeUnit.SECONDS);
        }
    }

    private static void refuseAll(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getInputStream().readNBytes(37);
                client.getOutputStream().write(-1);
            } catch (IOException over) {
                // The next one, or the end.
            }
        }
    }
}
