package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netbench.cli.process.ExitStatus;
import io.netbench.result.Finding;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.LinkResult;
import io.netbench.result.ResultJson;
import io.netbench.result.ResultSchema;
import io.netbench.result.RunResult;
import io.netbench.result.file.ResultReader;
import io.netbench.time.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code netbench client --iperf3} with servers that are iperf3's own. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class Iperf3ServersTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void requireIperf3() {
        assumeTrue(Iperf3Server.program().isPresent(), "iperf3 is not installed");
    }

    private CommandRun client(Iperf3Server server, String options) {
        List<String> line =
                new ArrayList<>(List.of("client", "127.0.0.1", "-p", Integer.toString(server.port()), "--iperf3"));
        line.addAll(List.of(options.strip().split(" +", -1)));
        return CommandRun.of(line.toArray(String[]::new));
    }

    private RunResult measure(Iperf3Server server, String options) throws IOException {
        Path file = folder.resolve("result.json");
        CommandRun run = client(server, options + " --json " + file);
        assertEquals(ExitStatus.PASSED, run.status(), () -> run.err() + run.out() + server.output());
        ResultSchema.assertValid(Files.readString(file));
        return ResultReader.read(file);
    }

    private static String note(RunResult result) {
        return result.notes().stream()
                .filter(note -> note.code().equals("iperf3_server"))
                .map(Finding::text)
                .findFirst()
                .orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-t 0.5 -P 2 -i 0.2", "-t 0.5 -R -P 3", "-n 30M -P 2", "-n 30M -R", "-t 0.5 -O 1 -M 1400"})
    void shouldMeasureWithAServerOfIperf3(String options) throws IOException {
        try (Iperf3Server server = Iperf3Server.start(folder)) {
            requireWhole(measure(server, options), server);
        }
    }

    /** Where a transport does not tell what has arrived, the server's own count is all that there is. */
    @ParameterizedTest
    @ValueSource(strings = {"-n 30M -O 0", "-n 30M -P 2", "-k 200 -O 0"})
    void shouldEndByBytesThatNobodyAcknowledges(String options) throws IOException {
        try (Iperf3Server server = Iperf3Server.start(folder)) {
            LinkResult link =
                    measure(server, options + " --transport nio").links().get(0);

            assertTrue(link.bytes() >= 25_000_000, link::toString);
        }
    }

    static Stream<String> cells() {
        return Stream.of("", " -R", " --bidir")
                .flatMap(way -> Stream.of(1, 2, 8, 128).map(streams -> way + " -P " + streams))
                .flatMap(cell -> Stream.of(" -t 2", " -n 100M", " -k 800").map(end -> cell + end))
                .flatMap(cell -> Stream.of(" -O 0", " -O 1").map(omit -> cell + omit));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-u -t 1 -b 10M", "-u -t 1 -b 10M -R -P 2 -O 0", "-u -n 1M -b 20M --bidir", "-u -k 200 -b 5M -R"
            })
    void shouldMeasureDatagramsWithAServerOfIperf3(String options) throws IOException {
        try (Iperf3Server server = Iperf3Server.start(folder)) {
            requireCounted(measure(server, options), server);
        }
    }

    static Stream<String> cellsOfDatagrams() {
        return Stream.of("-u -b 10M", "-u -b 10M -R", "-u -b 10M --bidir")
                .flatMap(way -> Stream.of(1, 2, 8).map(flows -> way + " -P " + flows))
                .flatMap(cell -> Stream.of(" -t 2", " -n 1M", " -k 800").map(end -> cell + end))
                .flatMap(cell -> Stream.of(" -O 0", " -O 1").map(omit -> cell + omit));
    }

    @ParameterizedTest
    @MethodSource("cellsOfDatagrams")
    @Tag("acceptance")
    void shouldMeasureInEveryCellOfDatagrams(String options) throws IOException {
        try (Iperf3Server server = Iperf3Server.start(folder)) {
            requireCounted(measure(server, options), server);
        }
    }

    private static void requireCounted(RunResult result, Iperf3Server server) {
        for (LinkResult link : result.links()) {
            LinkDatagrams datagrams = link.datagrams().orElseThrow();
            assertTrue(datagrams.received() > 0, () -> link + server.output());
            assertTrue(datagrams.lost() <= datagrams.sent() / 100, () -> link + server.output());
            assertTrue(link.bytes() > 0, () -> link + server.output());
        }
        assertTrue(note(result).startsWith("The server's own count"), () -> result.notes() + server.output());
        assertTrue(
                result.notes().stream().noneMatch(note -> note.code().equals("drain_given_up")),
                () -> result.notes().toString());
    }

    @ParameterizedTest
    @MethodSource("cells")
    @Tag("acceptance")
    void shouldMeasureInEveryCell(String options) throws IOException {
        try (Iperf3Server server = Iperf3Server.start(folder)) {
            requireWhole(measure(server, options), server);
        }
    }

    private static void requireWhole(RunResult result, Iperf3Server server) {
        LinkResult link = result.links().get(0);
        assertTrue(link.bytes() > 0, link::toString);
        assertNotNull(link.goodputHistogramSmooth(), link::toString);
        assertTrue(note(result).startsWith("The server's own count"), () -> result.notes() + server.output());
    }

    @Test
    @Tag("timing")
    void shouldAgreeWithTheServerWhereTheRateIsLimited() throws IOException {
        try (Iperf3Server server = Iperf3Server.start(folder)) {
            JsonNode iperf3 = json(server, "-t 2 -O 0 -b 80M -J --iperf3-json");
            double received = iperf3.at("/end/sum_received/bits_per_second").asDouble();

            assertEquals(80e6, received, 0.02 * 80e6);
            assertEquals(1, iperf3.at("/end/streams").size());
            assertTrue(iperf3.at("/end/cpu_utilization_percent/remote_total").isNumber());
            assertTrue(iperf3.at("/intervals/0/sum/bits_per_second").isNumber(), iperf3::toString);
        }
    }

    /** What came of it the server tells at the end; till then it is known what left. */
    @Test
    void shouldTellOfDatagramsWhileTheyFlowAndAtTheEnd() throws IOException {
        try (Iperf3Server server = Iperf3Server.start(folder)) {
            JsonNode iperf3 = json(server, "-u -t 1 -O 0 -b 10M -P 2 -i 0.5 -J --iperf3-json");

            for (String part : List.of("/intervals/0/sum", "/intervals/0/streams/0", "/intervals/0/streams/1")) {
                JsonNode told = iperf3.at(part);
                assertTrue(told.path("packets").asLong() > 0, iperf3::toString);
                assertEquals(
                        told.path("packets").asLong() * 1448, told.path("bytes").asLong(), iperf3::toString);
                assertTrue(told.path("lost_packets").isMissingNode(), iperf3::toString);
            }
            assertTrue(iperf3.at("/end/sum_received/packets").asLong() > 0, iperf3::toString);
            assertEquals(0, iperf3.at("/end/sum_received/lost_packets").asLong(-1), iperf3::toString);
            assertTrue(iperf3.at("/end/sum_received/jitter_ms").isNumber(), iperf3::toString);
        }
    }

    private JsonNode json(Iperf3Server server, String options) throws IOException {
        Path file = folder.resolve("iperf3.json");
        CommandRun run = client(server, options + " --logfile " + file);
        assertEquals(ExitStatus.PASSED, run.status(), () -> run.err() + server.output());
        return ResultJson.mapper().readTree(Files.readString(file));
    }

    @Test
    void shouldShowWhatTheServerShows() throws IOException {
        try (Iperf3Server server = Iperf3Server.start(folder)) {
            CommandRun run = client(server, "-t 0.3 -O 0 -b 10M --get-server-output");

            assertTrue(run.out().contains("Server output:"), () -> run.out() + run.err());
            assertTrue(run.out().contains("Accepted connection from"), run::out);
        }
    }

    @Test
    void shouldNameABusyServerAndWaitForItIfAsked() throws Exception {
        try (Iperf3Server server = Iperf3Server.start(folder)) {
            CompletableFuture<CommandRun> first =
                    CompletableFuture.supplyAsync(() -> client(server, "-t 3 -O 0 -b 10M"));
            Await.until("a test goes on", () -> server.output().contains("Accepted connection"));
            CommandRun refused = client(server, "-t 0.2 -O 0");
            assertEquals(ExitStatus.FAILED, refused.status());
            assertTrue(refused.err().contains("is busy with another test"), refused::err);
            assertEquals(1, refused.err().lines().count(), refused::err);
            CommandRun waited = client(server, "-t 0.2 -O 0 --wait 30");
            assertEquals(ExitStatus.PASSED, waited.status(), waited::err);
            assertEquals(ExitStatus.PASSED, first.get(30, TimeUnit.SECONDS).status());
        }
    }

    @Test
    void shouldSayThatAServerIsIperf3s() throws IOException {
        try (Iperf3Server server = Iperf3Server.start(folder)) {
            Path file = folder.resolve("result.json");
            CommandRun run = CommandRun.of(
                    "client", "127.0.0.1", "-p", Integer.toString(server.port()), "--json", file.toString());

            assertEquals(ExitStatus.FAILED, run.status());
            String told = "is an iperf3 server; give --iperf3 to speak its protocol";
            assertTrue(run.err().contains(told), run::err);
            assertTrue(ResultReader.read(file).errors().get(0).text().contains(told), run::err);
            assertEquals(1, run.err().lines().count(), run::err);
        }
    }

    @Test
    void shouldSayWhenTheServerEndsInTheMiddle() throws Exception {
        CompletableFuture<CommandRun> run;
        try (Iperf3Server server = Iperf3Server.start(folder)) {
            run = CompletableFuture.supplyAsync(() -> client(server, "-t 20 -O 0 -b 10M"));
            Await.until("data flows", () -> server.output().contains("sec"));
        }
        CommandRun ended = run.get(30, TimeUnit.SECONDS);

        assertEquals(ExitStatus.FAILED, ended.status(), ended::out);
        assertTrue(ended.err().contains("the iperf3 server") || ended.out().contains("the iperf3 server"), ended::err);
    }
}
