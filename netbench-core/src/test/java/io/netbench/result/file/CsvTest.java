package io.netbench.result.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.result.EndpointFlow;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.ProbeResult;
import io.netbench.result.RunResult;
import io.netbench.result.UnderLoad;
import io.netbench.text.Property;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {

    @TempDir
    private Path folder;

    @Test
    void shouldQuoteWhatWouldBreakALine() {
        assertEquals(
                "plain,\"a,b\",\"say \"\"hi\"\"\",two\ufffdlines,\" edge\",,,1.5,1000000000000\n",
                CsvLine.of(Arrays.asList(
                        "plain", "a,b", "say \"hi\"", "two\nlines", " edge", null, Optional.empty(), 1.5, 1e12)));
    }

    @Test
    void shouldWriteOneRowForEachLink() throws IOException {
        Path file = folder.resolve("links.csv");

        LinkCsv.write(SampleResults.incomplete(), output(file), Outlet.filesOnly(Patience.endless()));

        List<String> lines = Files.readAllLines(file);
        assertEquals(1 + 8, lines.size());
        assertTrue(lines.get(0).startsWith("run_id,label,load,source,sink,status,bytes,"));
        assertTrue(lines.get(6).contains(",,incast,client-6,server-1,failed,,,"), lines.get(6));
        assertTrue(lines.get(1).contains(",,incast,client-1,server-1,ok,1381"), lines.get(1));
    }

    @Test
    void shouldTellTheInterfacesOfBothEnds() throws IOException {
        Path file = folder.resolve("links.csv");

        LinkCsv.write(SampleResults.severalInterfaces(), output(file), Outlet.filesOnly(Patience.endless()));

        List<String> lines = Files.readAllLines(file);
        assertTrue(lines.get(0)
                .endsWith(",source_interfaces,source_interface_connections,source_interface_bits_per_s,"
                        + "sink_interfaces,sink_interface_connections,sink_interface_bits_per_s,failures"));
        assertTrue(lines.get(1).endsWith(",eth2;eth3,2;1,25000000000;,,,,"), lines.get(1));
    }

    @Test
    void shouldTellWhereDatagramsWereLost() throws IOException {
        Path file = folder.resolve("runs.csv");
        Path links = folder.resolve("links.csv");

        RunCsv.append(SampleResults.datagrams(), output(file), Outlet.filesOnly(Patience.endless()));
        LinkCsv.write(SampleResults.datagrams(), output(links), Outlet.filesOnly(Patience.endless()));

        List<String> lines = Files.readAllLines(file);
        assertTrue(
                lines.get(0)
                        .endsWith(",failed_links,datagrams_sent,datagrams_lost,datagrams_lost_in_sockets,"
                                + "datagrams_lost_in_hosts,datagrams_lost_in_nics,datagrams_lost_in_network,"
                                + "datagrams_refused"),
                lines.get(0));
        assertTrue(lines.get(1).endsWith(",0,400000,4000,500,300,200,3000,0"), lines.get(1));
        List<String> rows = Files.readAllLines(links);
        assertTrue(
                rows.get(0).contains(",jitter_ns,datagrams_refused,datagrams_overdue,datagrams_malformed,"),
                rows.get(0));
        assertTrue(rows.get(1).contains(",100000,99000,1000,500,3,7,,0,0,1,"), rows.get(1));
    }

    @Test
    void shouldWriteOneRowForEachLoadOfARun() throws IOException {
        Path file = folder.resolve("runs.csv");

        RunCsv.append(SampleResults.several(), output(file), Outlet.filesOnly(Patience.endless()));

        List<String> lines = Files.readAllLines(file);
        assertEquals(4, lines.size());
        assertTrue(lines.get(1).contains(",incast,incast,push,mesh,1,8,8,"), lines.get(1));
        assertTrue(lines.get(2).contains(",push,broadcast,push,mesh,1,4,4,"), lines.get(2));
        assertTrue(lines.get(3).contains(",probe,incast,push,mesh,1,1,1,"), lines.get(3));
        assertTrue(lines.get(3).contains(",3000000000,9000000000,"), "its own window: " + lines.get(3));
    }

    @Test
    void shouldWriteWhatEachSourceSentAndEachSinkReceived() throws IOException {
        Path file = folder.resolve("endpoints.csv");
        RunResult run = SampleResults.several();

        EndpointCsv.write(run, output(file), Outlet.filesOnly(Patience.endless()));

        List<String> lines = Files.readAllLines(file);
        assertTrue(lines.get(0).startsWith("run_id,label,endpoint,host,direction,links,failed_links,bytes,"));
        EndpointFlow in = run.endpoints().get(1).in().orElseThrow();
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.contains(",server-1,this host,in,9,0," + in.bytes() + ",")
                                && line.endsWith(",1,0,0,0,0")),
                lines::toString);
        assertTrue(lines.stream().anyMatch(line -> line.contains(",server-1,this host,out,4,0,")), lines::toString);
        assertTrue(lines.stream()
                .anyMatch(line ->
                        line.contains(",client-3,this host,in,1,0,") && line.endsWith(",1,300000000,300000000")));
    }

    @Test
    void shouldWriteWhatProbesSawBeforeUnderAndAfterTheLoad() throws IOException {
        Path file = folder.resolve("probes.csv");
        Histogram recorded = new Histogram(3);
        recorded.recordValue(2_000_000);
        LatencyHistogram under = LatencyHistogram.of(recorded, 0);
        ProbeResult foreign = new ProbeResult(
                "foreign", 8, null, under, null, 0, 1_000L, 2_000L, 2.5, 3.5, 400L, List.of(), absent("idle", "after"));
        UnderLoad seen = new UnderLoad(
                64, Optional.of(6.25), Optional.empty(), 1, 0.01, List.of(foreign), List.of(), List.of(), Map.of());

        ProbeCsv.write(
                SampleResults.incast().withLatencyUnderLoad(Optional.of(seen), List.of(), List.of()),
                output(file),
                Outlet.filesOnly(Patience.endless()));

        List<String> lines = Files.readAllLines(file);
        assertTrue(lines.get(0).startsWith("run_id,label,probe,load,pairs,probes_per_s,probes,latency_p50_ns,"));
        assertEquals(4, lines.size());
        assertTrue(lines.get(1).endsWith(",foreign,before,8,6.25,,,,,,,,,,"), lines.get(1));
        assertTrue(lines.get(2).contains(",foreign,under,8,6.25,1,"), lines.get(2));
        assertTrue(lines.get(2).endsWith(",1000,2000,2.5,3.5,"), lines.get(2));
        assertTrue(lines.get(3).endsWith(",foreign,after,8,6.25,,,,,,,,,,400"), lines.get(3));
    }

    private static Map<String, String> absent(String... figures) {
        return Stream.of(figures).collect(Collectors.toMap(figure -> figure, figure -> "not measured"));
    }

    @Test
    void shouldHaveAsManyFieldsAsHeadings() throws IOException {
        Path file = folder.resolve("links.csv");
        LinkCsv.write(SampleResults.incast(), output(file), Outlet.filesOnly(Patience.endless()));
        Path runs = folder.resolve("runs.csv");
        RunCsv.append(SampleResults.incast(), output(runs), Outlet.filesOnly(Patience.endless()));

        for (Path table : List.of(file, runs)) {
            List<String> lines = Files.readAllLines(table);
            assertEquals(lines.get(0).split(",", -1).length, lines.get(1).split(",", -1).length);
        }
    }

    @Test
    void shouldWriteTheHeaderOnceWhenRunsAreAppended() throws IOException {
        Output runs = output(folder.resolve("runs.csv"));

        RunCsv.requireAppendable(runs);
        RunCsv.append(SampleResults.incast(), runs, Outlet.filesOnly(Patience.endless()));
        RunCsv.requireAppendable(runs);
        RunCsv.append(SampleResults.fabric(12), runs, Outlet.filesOnly(Patience.endless()));

        List<String> lines = Files.readAllLines(folder.resolve("runs.csv"));
        assertEquals(3, lines.size());
        assertTrue(lines.get(0).startsWith("run_id,started_at,label,"));
        assertTrue(lines.get(2).contains("\"rack 4, after the switch upgrade\""));
    }

    @Test
    void shouldBeginARowInALineOfItsOwn() throws IOException {
        Output runs = output(folder.resolve("runs.csv"));
        RunCsv.append(SampleResults.incast(), runs, Outlet.filesOnly(Patience.endless()));
        String cut = Files.readString(folder.resolve("runs.csv")).stripTrailing();
        Files.writeString(folder.resolve("runs.csv"), cut);

        RunCsv.append(SampleResults.incast(), runs, Outlet.filesOnly(Patience.endless()));

        assertEquals(3, Files.readAllLines(folder.resolve("runs.csv")).size());
    }

    @Test
    @Timeout(30)
    void shouldHandARowToAPipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        RunCsv.requireAppendable(output(pipe));
        RunCsv.append(SampleResults.incast(), output(pipe), Outlet.filesOnly(Patience.endless()));

        assertEquals(2, read.get().lines().count());
    }

    @Test
    @Timeout(30)
    void shouldNotWaitForEverForWhoHoldsTheFile() throws Exception {
        Path file = folder.resolve("runs.csv");
        Output runs = output(file);
        RunCsv.append(SampleResults.incast(), runs, Outlet.filesOnly(Patience.endless()));
        // A lock counts between processes; within one it is refused.
        Process holder = new ProcessBuilder(
                        "python3",
                        "-c",
                        "import fcntl,sys; f=open(sys.argv[1],'r+'); fcntl.lockf(f,fcntl.LOCK_EX); print(1,flush=True);"
                                + " sys.stdin.read()",
                        file.toString())
                .start();
        try {
            assumeTrue(holder.getInputStream().read() == '1', "there is no python3");
            AtomicLong nowNs = new AtomicLong();
            Patience brief = Patience.of(Duration.ofSeconds(30), () -> nowNs.addAndGet(10_000_000_000L), wait -> {});

            String message = assertThrows(
                            OutputException.class,
                            () -> RunCsv.append(SampleResults.incast(), runs, Outlet.filesOnly(brief)))
                    .getMessage();

            assertTrue(message.endsWith("another program holds it; nothing was taken for 30 s"), message);
        } finally {
            holder.destroy();
        }
    }

    @Test
    void shouldRefuseAFileWithAnotherHeader() throws IOException {
        Path file = Files.writeString(folder.resolve("runs.csv"), "run_id,speed\n1,fast\n");
        Output runs = output(file);

        assertTrue(assertThrows(OutputException.class, () -> RunCsv.requireAppendable(runs))
                .getMessage()
                .contains("its header is not that of"));
        assertThrows(
                OutputException.class,
                () -> RunCsv.append(SampleResults.incast(), runs, Outlet.filesOnly(Patience.endless())));
        assertEquals("run_id,speed\n1,fast\n", Files.readString(file));
    }

    @Test
    void shouldWriteHeaderAndRowToStandardOutput() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        RunCsv.append(SampleResults.incast(), new Output(Property.CSV_RUN, "-"), new Outlet(out, Patience.endless()));

        assertEquals(2, out.toString(StandardCharsets.UTF_8).lines().count());
    }

    private static Output output(Path file) {
        return new Output(Property.CSV, file.toString());
    }
}
