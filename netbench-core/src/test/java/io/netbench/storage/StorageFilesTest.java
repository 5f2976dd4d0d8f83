package io.netbench.storage;

import static io.netbench.result.StorageDirection.READ;
import static io.netbench.result.StorageDirection.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.airlift.compress.zstd.ZstdOutputStream;
import io.netbench.result.RateRange;
import io.netbench.result.StorageDirection;
import io.netbench.result.StorageLayer;
import io.netbench.result.StorageResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures that were taken from the files by hand: those of real runs, and of the shape that tools document. */
class StorageFilesTest {

    private static final double MIB = 1 << 20;

    static byte[] bytes(String file) {
        try (var in = StorageFilesTest.class.getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }

    static List<StorageResult> read(String file) {
        return StorageFiles.read(file, new ByteArrayInputStream(bytes(file)));
    }

    private static List<StorageResult> readText(String text) {
        return StorageFiles.read("it", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String complaint(String text) {
        return assertThrows(StorageFileException.class, () -> readText(text)).getMessage();
    }

    private static String text(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    /** Of files with one result for each direction. Rates in bytes per second; - is what the file does not say. */
    @ParameterizedTest
    @CsvSource({
        "elbencho-local.jsonl, WRITE, 3647022661, 1048576, 1, 4, 1, 4",
        "elbencho-local.jsonl, READ, 19963963706, 1048576, 1, 4, 1, 4",
        "elbencho-local.csv, WRITE, 3646947328, 1048576, 1, 4, 1, 4",
        "elbencho-local.csv, READ, 19963838464, 1048576, 1, 4, 1, 4",
        "elbencho-hosts.csv, WRITE, 2012217344, 262144, 2, 4, 4, 16",
        "elbencho-hosts.csv, READ, 17293115392, 262144, 2, 4, 4, 16",
        "fio-seq-read.json, READ, 4268354003, 1048576, 1, 4, 1, 4",
        "fio-two-groups.json, WRITE, 5337270180, 131072, 1, 1, 8, 8",
        "fio-two-groups.json, READ, 1345960747, 131072, 1, 2, 8, 16",
        "fio-client.json, READ, 2029595312, 1048576, 1, 2, 1, 2",
        "fio-3.1-mixed.txt, READ, 65536000, 65536, 1, 2, 4, -",
        "fio-3.1-mixed.txt, WRITE, 131072000, 131072, 1, 2, 4, -",
        "ior.json, WRITE, 1397681658.2656, 1048576, 1, 4, 1, 4",
        "ior.json, READ, 11706448425.37, 1048576, 1, 4, 1, 4",
        "ior.txt, WRITE, 3345911644.16, 262144, 1, 2, 1, 2",
        "ior.txt, READ, 1872190504.96, 262144, 1, 2, 1, 2",
        "ior-old.txt, WRITE, 262668288, 47008, 4, 16, 1, 16",
        "ior.csv, WRITE, 1153957888, 1048576, -, 4, 1, 4",
        "ior.csv, READ, 4089446400, 1048576, -, 4, 1, 4",
        "warp-get.json, READ, 3145728000, 10485760, 4, 80, 1, 80",
        "warp-mixed.json, READ, 943718400, 10485760, 1, 20, 1, -",
        "warp-mixed.json, WRITE, 314572800, 10485760, 1, 20, 1, -",
        "rados-write.json, WRITE, 1047552998.76864, 4194304, 1, 16, 1, 16",
        "rados-read.json, READ, 2097152000, 4194304, 1, -, 1, -",
        "elbencho-mixed.jsonl, WRITE, 20761804800, 1048576, 4, 64, 4, -",
        "elbencho-mixed.jsonl, READ, 20656947200, 1048576, 4, 64, 4, -",
        "osd-bench.json, WRITE, 429496729.6, 4194304, 1, -, -, -"
    })
    void shouldReadFiguresAsTheyStand(
            String file,
            StorageDirection direction,
            double bytesPerS,
            long block,
            String hosts,
            String workers,
            String depth,
            String inFlight) {
        List<StorageResult> results = read(file).stream()
                .filter(result -> result.shape().direction() == direction)
                .toList();

        assertEquals(1, results.size(), results.toString());
        StorageResult result = results.get(0);
        assertEquals(bytesPerS, result.bytesPerS(), bytesPerS * 1e-9);
        assertEquals(block, result.shape().blockSizeBytes());
        assertEquals(hosts, shown(result.shape().hosts()));
        assertEquals(workers, shown(result.shape().workers()));
        assertEquals(depth, shown(result.shape().depthPerWorker()));
        assertEquals(inFlight, shown(result.shape().inFlight()));
    }

    @ParameterizedTest
    @CsvSource({
        "fio-3.1-mixed.txt, true",
        "elbencho-mixed.jsonl, true",
        "warp-mixed.json, true",
        "fio-two-groups.json, false",
        "elbencho-local.csv, false",
        "warp-get.json, false",
    })
    void shouldTellWhereReadsAndWritesRanAtTheSameTime(String file, boolean isMixed) {
        for (StorageResult result : read(file)) {
            assertEquals(isMixed, result.shape().mixed());
            assertEquals(isMixed, result.shape().absent().containsKey("in_flight"));
        }
    }

    /** Of jobs of their own, it is known what was in flight of either direction; what is read to verify comes later. */
    @Test
    void shouldKnowWhatJobsOfEitherDirectionHadInFlight() {
        String reader = entry("r", "{\"iodepth\":\"4\",\"ioengine\":\"libaio\"}", 1000, figures(300, 9000, 3, 1000));
        String writer = entry("w", "{\"iodepth\":\"8\",\"ioengine\":\"libaio\"}", 1000, figures(300, 9000, 3, 1000))
                .replace("read", "write");
        String verifier = entry("v", "{\"rw\":\"write\",\"verify\":\"crc32c\"}", 2000, figures(300, 9000, 3, 1000));
        String verified = verifier.replaceFirst("\"read\":(\\{[^}]*})", "\"read\":$1,\"write\":$1");

        List<StorageResult> beside = readText(document(5000, reader + "," + writer));
        List<StorageResult> after = readText(document(5000, verified));

        assertEquals(
                List.of(4L, 8L),
                beside.stream().map(result -> result.shape().inFlight()).toList());
        assertTrue(beside.stream().allMatch(result -> result.shape().mixed()));
        assertEquals(2, after.size());
        assertTrue(after.stream().noneMatch(result -> result.shape().mixed()), after.toString());
    }

    /** Clients of warp give themselves names by chance. */
    @Test
    void shouldCountClientsOfWarpAndNotTakeTheirNamesForHosts() {
        StorageResult result = read("warp-get.json").get(0);

        assertEquals(4, result.shape().hosts());
        assertEquals(List.of(), result.clients());
        assertEquals(List.of("s1:9000", "s2:9000"), result.servers());
    }

    /** Stretches of time in which no operation ended. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"skipped\":true,\"obj_size\":0,\"requests\":0}",
                "{\"obj_size\":0,\"requests\":0,\"dur_avg_millis\":0}"
            })
    void shouldReadAWarpThatStalled(String stretch) {
        String stalled = text("warp-mixed.json")
                .replace(
                        "{\"single_sized_requests\"",
                        "{\"single_sized_requests\":" + stretch + "},{\"single_sized_requests\"");

        assertEquals(read("warp-mixed.json"), readText(stalled));
    }

    private static String shown(Object figure) {
        return figure == null ? "-" : figure.toString();
    }

    @Test
    void shouldReadTheSamePhasesFromBothFilesOfElbencho() {
        List<StorageResult> json = read("elbencho-hosts.jsonl");
        List<StorageResult> csv = read("elbencho-hosts.csv");

        assertEquals(
                List.of("WRITE", "READ"), json.stream().map(StorageResult::name).toList());
        for (int i = 0; i < json.size(); i++) {
            assertEquals(csv.get(i).shape(), json.get(i).shape());
            assertEquals(csv.get(i).bytesPerS(), json.get(i).bytesPerS(), MIB);
            assertEquals(csv.get(i).startedAt(), json.get(i).startedAt());
            assertEquals(csv.get(i).latencyNs(), json.get(i).latencyNs());
            assertEquals(csv.get(i).version(), json.get(i).version());
        }
        assertEquals(1_833_000.0, csv.get(0).latencyNs().mean());
        assertEquals(0.133, csv.get(0).durationS());
        assertEquals(Instant.parse("2026-11-27T20:09:56.758Z"), csv.get(0).startedAt());
        assertEquals(1919 * MIB, csv.get(0).range().orElseThrow().low());
        assertEquals(2323 * MIB, csv.get(0).range().orElseThrow().high());
        assertTrue(
                csv.get(0).notes().get(0).contains("17 %"), csv.get(0).notes().toString());
    }

    @ParameterizedTest
    @CsvSource({"elbencho-netbench.csv, 4227334144", "elbencho-netbench.jsonl, 4227732246"})
    void shouldTakeHalfOfElbenchosNetbenchAsANetwork(String file, double bytesPerS) {
        StorageResult result = read(file).get(0);

        assertEquals(StorageLayer.NETWORK, result.layer());
        assertEquals(bytesPerS, result.bytesPerS());
        assertEquals(WRITE, result.shape().direction());
        assertEquals(1, result.shape().hosts());
        assertEquals(4, result.shape().inFlight());
        assertTrue(result.notes().get(0).contains("half"), result.notes().toString());
    }

    /** Columns of slow I/Os of elbencho, in its documented shape. */
    @Test
    void shouldReadSlowIosOfElbenchoFromTheirNumberAndKeepRandomOnesApart() {
        String header =
                "ISO date,label,hosts,threads,block size,random,IO depth,operation,IOPS [last],MiB/s [last],command\n";
        List<StorageResult> results = readText(header + "2026-01-01T00:00:00+0000,,1,1,4096,1,1,READ,300,1,x\n"
                + "2026-01-01T00:00:00+0000,,1,1,4096,0,1,READ,300,1,x\n"
                + "2026-01-01T00:00:00+0000,,1,1,1048576,0,1,READ,5000,5000,x\n");

        assertEquals(
                List.of("READ random", "READ", "READ"),
                results.stream().map(StorageResult::name).toList());
        assertEquals(300 * 4096, results.get(0).bytesPerS());
        assertEquals(5000 * MIB, results.get(2).bytesPerS());
    }

    /** What warp wrote before its version 1, in its documented shape. */
    @Test
    void shouldReadTheAnalysisOfAnOlderWarp() {
        String get =
                "{\"type\":\"GET\",\"skipped\":false,\"start_time\":\"2021-02-03T04:05:06Z\",\"concurrency\":20,\"hosts\":2,"
                        + "\"single_sized_requests\":{\"skipped\":false,\"obj_size\":10485760,\"requests\":9,\"dur_avg_millis\":12,"
                        + "\"dur_median_millis\":11,\"dur_99_millis\":30},\"throughput\":{\"measure_duration_millis\":30000,"
                        + "\"average_bps\":1234567890.5,\"average_ops\":117.7},\"throughput_by_host\":{\"http://s1:9000\":{}}}";
        String stat = "{\"type\":\"STAT\",\"skipped\":false,\"throughput\":{\"average_bps\":0}}";

        List<StorageResult> results =
                readText("{\"type\":\"mixed\",\"mixed\":true,\"operations\":[" + get + "," + stat + "]}");

        assertEquals(1, results.size());
        StorageResult result = results.get(0);
        assertEquals(1234567890.5, result.bytesPerS());
        assertEquals(READ, result.shape().direction());
        assertEquals(10485760, result.shape().blockSizeBytes());
        assertEquals(20, result.shape().workers());
        assertNull(result.shape().inFlight());
        assertNull(result.shape().hosts());
        assertEquals(11e6, result.latencyNs().p50());
        assertEquals(30, result.durationS());
        assertTrue(result.notes().get(0).contains("same time"), result.notes().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3;fio-3.33;m;0;0 | it: is fio's terse output, which is not read; give fio --output-format=json",
                "m: (groupid=0, jobs=1): err= 0 | it: is fio's output for people, which is not read; give fio --output-format=json",
                "Total time run: 10.1 | it: is rados bench's output for people, which is not read; give rados bench --format json",
                "'ISO Date,Label,Phase,RuntimeMS' | it: is elbencho's --livecsv, which is not read; give elbencho --csvfile or --jsonfile"
            })
    void shouldSayWhatToAskForInsteadOfAnOutputThatIsNotRead(String text, String complaint) {
        assertEquals(complaint, complaint(text));
    }

    @Test
    void shouldReadLatencyOfFio() {
        StorageResult one = read("fio-seq-read.json").get(0);
        assertEquals(958738.293126, one.latencyNs().mean());
        assertEquals(134144, one.latencyNs().p50());
        assertEquals(16187392, one.latencyNs().p99());
        assertEquals(3.002, one.durationS());
        assertEquals("fio-3.33", one.version().orElseThrow());

        // Bins of both jobs together: their medians are the same.
        StorageResult two = read("fio-two-groups.json").get(1);
        assertEquals(READ, two.shape().direction());
        assertEquals(1204224, two.latencyNs().p50());

        StorageResult clients = read("fio-client.json").get(0);
        assertEquals(981410.36, clients.latencyNs().mean(), 0.01);
        assertNull(clients.latencyNs().p50());
        assertEquals(List.of("127.0.0.1"), clients.clients());
    }

    @Test
    void shouldKeepRepetitionsOfIorAsARange() {
        StorageResult write = read("ior.json").get(0);

        assertEquals(1088.9954 * MIB, write.range().orElseThrow().low());
        assertEquals(1576.8709 * MIB, write.range().orElseThrow().high());
        assertEquals(2, write.range().orElseThrow().runs());
        assertEquals(0.00295 * 1e9, write.latencyNs().mean(), 1);
        assertEquals("4.1.0+dev", write.version().orElseThrow());
    }

    @Test
    void shouldNotTakeTestsOfIorForRepetitionsOfEachOther() {
        String json = text("ior.json");
        String text = text("ior.txt");
        String old = text("ior-old.txt");
        List<StorageResult> all = new ArrayList<>();
        for (String file : List.of(
                json,
                json.replace("\"randomOffset\": 0", "\"randomOffset\": 1"),
                json.replace("\"filePerProc\": 1", "\"filePerProc\": 0"),
                json.replace("POSIX", "MPIIO"),
                text.replace("ordering in a file  : sequential", "ordering in a file  : random"),
                text.replace(": no tasks offsets", ": constant task offset"),
                old.replace("single-shared-file", "file-per-process"))) {
            all.addAll(readText(file));
        }

        assertEquals(
                List.of("write -F", "write -F -z", "write", "write -a MPIIO -F", "write -z", "write -C", "write -F"),
                all.stream()
                        .map(StorageResult::name)
                        .filter(name -> name.startsWith("write"))
                        .toList());
        assertEquals(
                List.of("write", "write -z"),
                names(readText(
                        old.substring(0, old.indexOf("Summary of all tests")).replace("\nFinished", "")
                                + old.substring(old.indexOf("Test 0"), old.indexOf("Summary of all tests"))
                                        .replace("Test 0", "Test 1")
                                        .replace("sequential offsets", "random offsets"))));
    }

    @Test
    void shouldTellTestsOfIorsCsvApartByTheirRepetitionsThatBeginAgain() {
        String csv = text("ior.csv");
        String rows = csv.substring(csv.indexOf('\n') + 1);
        List<StorageResult> results =
                readText(csv + rows + rows.lines().findFirst().orElseThrow() + "\n");

        assertEquals(List.of("write", "read", "write of test 2", "read of test 2", "write of test 3"), names(results));
        assertEquals(
                List.of(2, 2, 2, 2, 0),
                results.stream()
                        .map(result -> result.range().map(RateRange::runs).orElse(0))
                        .toList());
    }

    private static List<String> names(List<StorageResult> results) {
        return results.stream().map(StorageResult::name).toList();
    }

    @Test
    void shouldReadRepetitionsOfAnIorThatWasCutShortBeforeItsSummary() {
        String whole = text("ior.txt");
        StorageResult read = readText(whole.substring(0, whole.indexOf("Summary of all tests")))
                .get(1);

        assertEquals(1785.46 * MIB, read.bytesPerS());
        assertEquals(262144, read.shape().blockSizeBytes());
        assertEquals(2, read.shape().workers());
        assertEquals(0.00028 * 1e9, read.latencyNs().mean(), 1);
    }

    /** {@code for n in 1 4; do srun -N $n ior ...; done > ior.txt}: each run has its own hosts, mode and latency. */
    @Test
    void shouldReadRunsOfIorThatFollowEachOther() {
        String first = text("ior.txt");
        String second = first.replace("nodes               : 1", "nodes               : 4")
                .replace("ordering in a file  : sequential", "ordering in a file  : random")
                .replace("0.000057", "0.000093");
        String cut = second.substring(0, second.indexOf("Summary of all tests"));
        String without = second.substring(0, second.lastIndexOf("\nread "));

        for (String later : List.of(second, cut, without)) {
            List<StorageResult> results = readText(first + later);

            assertEquals(List.of("write", "read", "write -z", "read -z"), names(results));
            assertEquals(
                    List.of(1, 1, 4, 4),
                    results.stream().map(result -> result.shape().hosts()).toList());
            assertEquals(57_000, results.get(0).latencyNs().mean(), 1);
            assertEquals(93_000, results.get(2).latencyNs().mean(), 1);
        }
        String damaged = first + second.replace("    0.02006         NA", "         NA");
        assertTrue(complaint(damaged).contains("line " + (2 * first.lines().count() - 2) + " has"), complaint(damaged));
    }

    @ParameterizedTest
    @CsvSource({
        "64k, '', 65536",
        "4M, '', 4194304",
        "1mb, '', 1048576",
        "1mib, '', 1000000",
        "1mib, 1000, 1048576",
        "1mb, 1000, 1000000",
        "8192, '', 8192",
        "'4k,1m', '', 4096",
    })
    void shouldReadSizesInFiosOwnWay(String size, String base, long bytes) {
        String kbBase = base.isEmpty() ? "" : ",\"kb_base\":\"" + base + "\"";
        StorageResult result = readText(fio("{\"bs\":\"" + size + "\"" + kbBase + "}", "read", "\"bw_bytes\":1000,"))
                .get(0);

        assertEquals(bytes, result.shape().blockSizeBytes());
    }

    @Test
    void shouldTakeTheMeanOfBlocksOfSeveralSizes() {
        StorageResult result = readText(fio("{\"bsrange\":\"4k-64k\"}", "read", "\"bw_bytes\":1000,"))
                .get(0);

        assertEquals(1000, result.shape().blockSizeBytes());
        assertTrue(result.notes().get(0).contains("several sizes"));
    }

    @Test
    void shouldAddUpJobsWhoseBlocksHadSeveralSizes() {
        String options = "{\"bssplit\":\"4k/50:64k/50\",\"numjobs\":\"2\",\"direct\":\"1\"}";
        String one = entry("b", options, 1000, figures(300, 9000, 3, 1000));
        String two = entry("b", options, 1000, figures(200, 7000, 1, 1000));

        List<StorageResult> results = readText(document(1000, one + "," + two));

        assertEquals(1, results.size());
        assertEquals(500, results.get(0).bytesPerS());
        assertEquals(4000, results.get(0).shape().blockSizeBytes());
        assertEquals(2, results.get(0).shape().workers());
        assertEquals(
                List.of("its blocks had several sizes: the mean is taken"),
                results.get(0).notes());
    }

    @Test
    void shouldTakeTheLastStateOfARunAndAllRunsOfAFile() {
        String states = document(100_900, entry("a", "{}", 883, figures(400, 353, 1, 883)))
                + document(101_900, entry("a", "{}", 1883, figures(300, 565, 2, 1883)))
                + document(102_017, entry("a", "{}", 2001, figures(290, 580, 3, 2001)));
        String next = document(104_100, entry("a", "{}", 2001, figures(280, 581, 3, 2001)));

        List<StorageResult> results = readText(states + "\n" + next);

        assertEquals(
                List.of(290.0, 280.0),
                results.stream().map(StorageResult::bytesPerS).toList());
        assertTrue(results.get(0).notes().get(0).contains("--status-interval"));
    }

    /** Hosts whose jobs began at once, and files of which were put together: none of them is a state of the next. */
    @ParameterizedTest
    @CsvSource({
        // By time, 0.3 s apart.
        "10001, 4000, 10002, 4100",
        // Of the same size: the slower one ran longer.
        "10001, 4000, 10301, 4000",
    })
    void shouldNotTakeHostsForStatesOfEachOther(long oneMs, long oneBytes, long otherMs, long otherBytes) {
        String one = document(100_000, entry("a", "{}", oneMs, figures(400, oneBytes, 4, oneMs, 7)));
        String other = document(100_300, entry("a", "{}", otherMs, figures(410, otherBytes, 4, otherMs, 6)));

        List<StorageResult> results = readText(one + other);

        assertEquals(
                List.of(400.0, 410.0),
                results.stream().map(StorageResult::bytesPerS).toList());
        assertTrue(results.get(1).notes().stream().noneMatch(note -> note.contains("--status-interval")));
    }

    /** Nothing came for two seconds; and the last state was written when the one before it had all. */
    @Test
    void shouldTakeStatesOfAStallAndOfTheEndForThoseOfOneRun() {
        String states = document(103_000, entry("a", "{}", 3000, figures(400, 1200, 3, 3000, 9)))
                + document(105_000, entry("a", "{}", 5000, figures(240, 1200, 3, 5000, 9)))
                + document(106_000, entry("a", "{}", 6000, figures(250, 1500, 4, 6000, 2100)))
                + document(106_015, entry("a", "{}", 6000, figures(250, 1500, 4, 6000, 2100)));

        assertEquals(
                List.of(250.0),
                readText(states).stream().map(StorageResult::bytesPerS).toList());
    }

    @Test
    void shouldTellWhenEachGroupOfFioBegan() {
        String first = entry("a", "{}", 10_000, figures(300, 9000, 3, 10_000));
        String second =
                entry("a", "{}", 20_000, figures(200, 7000, 1, 20_000)).replace("\"groupid\":0", "\"groupid\":1");

        assertEquals(
                List.of(Instant.ofEpochMilli(70_500), Instant.ofEpochMilli(80_500)),
                readText(document(100_500, first + "," + second)).stream()
                        .map(StorageResult::startedAt)
                        .toList());
    }

    @Test
    void shouldNotTakeTheOptionsOfOneSectionForThoseOfAll() {
        String options = "{\"bs\":\"1m\",\"numjobs\":\"3\",\"iodepth\":\"4\",\"direct\":\"1\"}";

        StorageResult result = readText(document(1000, entry("a", options, 5029, figures(1000, 96000, 3, 1023))))
                .get(0);

        assertEquals(5, result.shape().workers());
        assertNull(result.shape().inFlight());
        assertEquals(32000, result.shape().blockSizeBytes());
        assertTrue(
                result.notes().get(0).contains("group_reporting"),
                result.notes().toString());
    }

    @Test
    void shouldNotAddUpJobsThatWaitedForEachOther() {
        String first = entry("a", "{}", 1000, figures(300, 9000, 3, 1000));
        String second = entry("b", "{\"wait_for\":\"a\"}", 1000, figures(200, 7000, 1, 1000));

        assertEquals(
                List.of(300.0, 200.0),
                readText(document(1000, first + "," + second)).stream()
                        .map(StorageResult::bytesPerS)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"net", "null", "rdma"})
    void shouldNotTakeAnEngineWithoutStorageForOne(String engine) {
        String job = entry("a", "{\"ioengine\":\"" + engine + "\"}", 1000, figures(300, 9000, 3, 1000));

        assertEquals(
                "it: fio JSON: ioengine must be one with a storage behind it, got: " + engine,
                complaint(document(1000, job)));
    }

    @Test
    void shouldSayWhatHeldFioBackAndThatItWasCached() {
        String job = entry("a", "{\"rate\":\"20m\"}", 1000, figures(300, 9000, 3, 1000));

        assertEquals(
                List.of(
                        "its own option rate=20m held it back, so the storage may give more",
                        "it was not direct: the page cache of the client took part"),
                readText(document(1000, job)).get(0).notes());
    }

    @Test
    void shouldReadDocumentsOnOneLine() {
        String job = entry("a", "{}", 1000, figures(300, 9000, 3, 1000));

        assertEquals(
                2, readText(document(1000, job).strip() + document(5000, job)).size());
    }

    @ParameterizedTest
    @CsvSource({"lat_ns, 1", "lat, 1000"})
    void shouldTakeTheLatencyThatWasMeasured(String kind, double unit) {
        String latency = ",\"clat_ns\":{\"mean\":0,\"N\":0},\"" + kind
                + "\":{\"mean\":7,\"N\":3,\"percentile\":{\"50.000000\":5}}";
        String figures = figures(300, 9000, 3, 1000).replace("}", latency + "}");

        StorageResult result =
                readText(document(1000, entry("a", "{}", 1000, figures))).get(0);

        assertEquals(7 * unit, result.latencyNs().mean());
        assertEquals(5 * unit, result.latencyNs().p50());
        assertEquals("the file has none", result.latencyNs().absent().get("p99"));
    }

    private static String document(long ms, String jobs) {
        return "{\"fio version\":\"fio-3.33\",\"timestamp_ms\":" + ms + ",\"jobs\":[" + jobs + "]}\n";
    }

    private static String entry(String name, String options, long ms, String read) {
        return "{\"jobname\":\"%s\",\"groupid\":0,\"job options\":%s,\"job_runtime\":%d,\"read\":%s}"
                .formatted(name, options, ms, read);
    }

    private static String figures(long rate, long bytes, long ios, long ms) {
        return "{\"bw_bytes\":%d,\"io_bytes\":%d,\"total_ios\":%d,\"runtime\":%d}".formatted(rate, bytes, ios, ms);
    }

    private static String figures(long rate, long bytes, long ios, long ms, long slowest) {
        String latency =
                ",\"clat_ns\":{\"min\":1,\"max\":%d,\"mean\":%d,\"N\":%d}}".formatted(slowest, slowest / 2, ios);
        return figures(rate, bytes, ios, ms).replace("}", latency);
    }

    @Test
    void shouldTellTheDepthThatFioCouldNotReach() {
        StorageResult result = readText(fio(
                        "{\"iodepth\":\"32\",\"ioengine\":\"psync\",\"direct\":\"1\"}", "read", "\"bw_bytes\":1000,"))
                .get(0);

        assertEquals(1, result.shape().inFlight());
        assertEquals(List.of("32 in flight were asked for, and 1 was"), result.notes());
    }

    @Test
    void shouldReadRatesOfOldFio() {
        assertEquals(102400, readText(fio("{}", "write", "\"bw\":100,")).get(0).bytesPerS());
    }

    /** Rates and bytes of fio 2 are in KiB; its early versions did not write their options. */
    @Test
    void shouldReadBlocksOfOldFio() {
        String several = entry("b", "{\"bssplit\":\"4k/50:64k/50\"}", 1000, ofTwo(3000, 100, ""));
        String early = "{\"jobname\":\"b\",\"groupid\":0,\"read\":" + ofTwo(64_000, 1000, "") + "}";
        String earlier = "{\"jobname\":\"b\",\"groupid\":0,\"read\":" + ofTwo(64_000, 0, ",\"iops\":500") + "}";

        assertEquals(30 * 1024, readText(document(9000, several)).get(0).shape().blockSizeBytes());
        for (String job : List.of(early, earlier.replace("\"total_ios\":0,", ""))) {
            StorageResult result = readText(document(9000, job)).get(0);
            assertEquals(65536, result.shape().blockSizeBytes());
            assertNull(result.shape().workers());
            assertNull(result.shape().depthPerWorker());
            assertNull(result.shape().inFlight());
            assertTrue(result.shape().absent().get("depth_per_worker").contains("no options"));
            assertEquals(
                    List.of("the file has no options of its jobs: the mean of its blocks is taken"), result.notes());
        }
    }

    private static String ofTwo(long kib, long ios, String more) {
        return "{\"io_bytes\":%d,\"bw\":100,\"total_ios\":%d,\"runtime\":2000%s}".formatted(kib, ios, more);
    }

    private static String fio(String options, String direction, String rate) {
        return "{\"fio version\":\"fio-3.33\",\"jobs\":[{\"jobname\":\"j\",\"groupid\":0,\"error\":0,\"job options\":"
                + options + ",\"" + direction + "\":{\"io_bytes\":100000," + rate + "\"total_ios\":100}}]}";
    }

    @Test
    void shouldReadAllResultsOfAFileThatRunsWereAppendedTo() {
        String file = text("elbencho-hosts.csv");
        assertEquals(4, readText(file + file).size());
        assertEquals(
                4,
                readText(text("fio-two-groups.json") + text("fio-two-groups.json"))
                        .size());
        assertEquals(4, readText(text("ior.json") + text("ior.json")).size());
    }

    @Test
    void shouldUnpack() throws IOException {
        for (byte[] packed : List.of(
                packed("warp-get.json", GZIPOutputStream::new), packed("warp-get.json", ZstdOutputStream::new))) {
            assertEquals(read("warp-get.json"), StorageFiles.read("packed", new ByteArrayInputStream(packed)));
        }
    }

    /** At each of its bytes: what is cut off, or another bit. */
    @Test
    void shouldSayThatAPackedFileIsDamaged() throws IOException {
        for (byte[] packed : List.of(
                packed("osd-bench.json", GZIPOutputStream::new), packed("osd-bench.json", ZstdOutputStream::new))) {
            for (int at = 4; at < packed.length; at++) {
                readOrRefuse(Arrays.copyOf(packed, at));
                for (int bit = 0; bit < 8; bit++) {
                    byte[] bent = packed.clone();
                    bent[at] ^= (byte) (1 << bit);
                    readOrRefuse(bent);
                }
            }
        }
    }

    private static void readOrRefuse(byte[] packed) {
        try {
            StorageFiles.read("it", new ByteArrayInputStream(packed));
        } catch (StorageFileException refused) {
            assertTrue(refused.getMessage().startsWith("it: "), refused.getMessage());
        }
    }

    private interface Packing {

        OutputStream around(OutputStream out) throws IOException;
    }

    private static byte[] packed(String file, Packing packing) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = packing.around(packed)) {
            out.write(bytes(file));
        }
        return packed.toByteArray();
    }

    @Test
    void shouldSayThatAPackedFileIsCutOff() throws IOException {
        byte[] gzip = packed("osd-bench.json", GZIPOutputStream::new);
        byte[] zstd = packed("osd-bench.json", ZstdOutputStream::new);

        assertEquals("it: is packed with gzip, and damaged", refusal(Arrays.copyOf(gzip, gzip.length / 2)));
        assertEquals("it: is packed with zstd, and damaged", refusal(Arrays.copyOf(zstd, zstd.length / 2)));
    }

    private static String refusal(byte[] packed) {
        return assertThrows(StorageFileException.class, () -> StorageFiles.read("it", new ByteArrayInputStream(packed)))
                .getMessage();
    }

    @Test
    void shouldReadWhatAnotherSystemWroteAsUtf16() {
        byte[] utf16 = ("\ufeff" + text("ior.json")).getBytes(StandardCharsets.UTF_16LE);
        assertEquals(read("ior.json"), StorageFiles.read("it", new ByteArrayInputStream(utf16)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"bw_bytes\":NaN, | it: fio JSON: jobs[0].read.bw_bytes must be a number from 0 to 1e18, got: NaN",
                "\"bw_bytes\":-3, | it: fio JSON: jobs[0].read.bw_bytes must be a number from 0 to 1e18, got: -3",
                "\"bw_bytes\":1e400, | it: fio JSON: jobs[0].read.bw_bytes must be a number from 0 to 1e18, got: Infinity",
                "\"bw_bytes\":[1], | it: fio JSON: jobs[0].read.bw_bytes must be a number from 0 to 1e18, got: an array",
                "\"bw_bytes\":nan, | it: fio JSON: line 1 can't be read as JSON, in jobs[0].read.bw_bytes",
            })
    void shouldNameTheFieldThatIsWrong(String rate, String complaint) {
        assertEquals(complaint, complaint(fio("{}", "read", rate)));
    }

    @Test
    void shouldNameWhatIsMissing() {
        assertEquals(
                "it: fio JSON: jobs[0].read.bw is missing",
                complaint(fio("{}", "read", "").replace("groupid", "bw_bytes")));
        assertEquals(
                "it: elbencho JSON: config.threads is missing",
                complaint(text("elbencho-local.jsonl").replace("threads", "thread")));
        assertEquals(
                "it: elbencho CSV: line 2, column MiB/s [last]: must be a number from 0 to 1e18, got: fast",
                complaint(text("elbencho-local.csv").replace("3478,3478,100", "3478,fast,100")));
    }

    @Test
    void shouldSayWhereAFileIsCutOff() {
        String fio = text("fio-seq-read.json");
        assertEquals(
                "it: fio JSON: is cut off in line 30, in jobs[0].read.total_ios",
                complaint(fio.substring(0, fio.indexOf("12220"))));
        String csv = text("elbencho-local.csv");
        assertTrue(
                complaint(csv.substring(0, csv.length() / 2 + 500)).contains("it: elbencho CSV: line "),
                complaint(csv.substring(0, csv.length() / 2 + 500)));
    }

    @Test
    void shouldNameTheReaderThatCameNearest() {
        assertEquals(
                "it: rados bench JSON: bandwidth is missing", complaint("{\"total_time_run\":1,\"write_size\":4096}"));
        assertEquals(
                "it: no result of a storage tool; IOR CSV comes nearest, but it has no numTasks",
                complaint("access,bw(MiB/s),xfer(KiB)\n"));
        String foreign = complaint("hello, world\n");
        assertTrue(foreign.startsWith("it: no result of a storage tool; netbench reads fio JSON, "), foreign);
        assertEquals("it: is empty", complaint(" \n"));
    }

    @Test
    void shouldRefuseWhatIsNested() {
        String nested = "{\"fio version\":\"fio-3.33\",\"bw_bytes\":1,\"jobs\":" + "[".repeat(10 << 20);
        assertEquals(
                "it: fio JSON: something in it is nested too deep, or too long, in jobs[0][0]",
                complaint(nested).replaceAll("(\\[0])+\\.*$", "[0][0]"));
    }

    @Test
    void shouldRefuseWhatIsNoText() {
        byte[] file = bytes("ior.txt");
        file[120] = (byte) 0xe9;
        String complaint = assertThrows(
                        StorageFileException.class, () -> StorageFiles.read("it", new ByteArrayInputStream(file)))
                .getMessage();
        assertEquals("it: IOR text: line 3 is not UTF-8", complaint);
    }

    @Test
    void shouldRefuseAFolderAndNothing(@TempDir Path folder) {
        assertTrue(assertThrows(StorageFileException.class, () -> StorageFiles.read(folder))
                .getMessage()
                .endsWith(": is a folder"));
        assertTrue(assertThrows(StorageFileException.class, () -> StorageFiles.read(folder.resolve("none")))
                .getMessage()
                .endsWith("none: no such file or folder"));
        assertFalse(StorageFiles.formats().isEmpty());
    }
}
