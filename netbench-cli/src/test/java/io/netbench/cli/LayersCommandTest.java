package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.result.ResultJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a person gets who has files of real storage tools, and one of netbench. */
class LayersCommandTest {

    @TempDir
    private Path folder;

    /** Forty clients that push to a server over a fabric, in blocks of 1 MiB. */
    private Path network;

    @BeforeEach
    void writeNetwork() throws IOException {
        network = folder.resolve("net.json");
        Files.writeString(network, ResultJson.mapper().writeValueAsString(SampleResults.fabric(1)));
    }

    private String file(String name) {
        Path copy = folder.resolve(name);
        try (InputStream in = LayersCommandTest.class.getResourceAsStream("/io/netbench/storage/" + name)) {
            Files.write(copy, in.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return copy.toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    private CommandRun layers(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "layers";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandRun.of(all);
    }

    @Test
    void shouldNameTheLayerThatLimits() {
        CommandRun run = layers(network.toString(), file("ior.json"), "--write");

        assertEquals("", run.err());
        assertTrue(
                run.out().startsWith("writes of 1 MiB, from 1 host, 4 in flight   IOR write -F (4.1.0+dev)"),
                run.out());
        assertTrue(run.out().contains(" network  "), run.out());
        assertTrue(run.out().lines().allMatch(line -> line.length() <= 120), run.out());
        assertTrue(!run.out().contains("reads of"), run.out());
    }

    @Test
    void shouldRefuseToWriteOverWhatItReads() throws IOException {
        String storage = file("ior.json");
        String disks = file("osd-bench.json");
        for (String place : List.of(network.toString(), storage, disks)) {
            String held = Files.readString(Path.of(place));
            CommandRun run = layers(network.toString(), storage, "--write", "--disk", disks, "--json", place);

            assertEquals(2, run.status(), run.out());
            assertTrue(
                    run.err().startsWith("netbench layers: --json " + place + ": is the result itself; give another"),
                    run.err());
            assertEquals(held, Files.readString(Path.of(place)));
        }
    }

    @Test
    void shouldFailWhereADocumentCannotBeWrittenAndWriteTheOther() throws IOException {
        Path page = folder.resolve("page.html");
        CommandRun run = layers(
                network.toString(), file("ior.json"), "--write", "--json", "/dev/full", "--html", page.toString());

        assertEquals(1, run.status(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("netbench layers: --json /dev/full: "), run.err());
        assertTrue(Files.size(page) > 0);
    }

    @Test
    void shouldEndWithOneAndSayWhatToMeasureWhereTheShapeIsMissing() {
        CommandRun run = layers(network.toString(), file("fio-seq-read.json"));

        assertEquals(1, run.status());
        assertTrue(run.out().contains("Not compared: the network run has no links in its direction"), run.out());
        assertTrue(run.out().contains("\n   netbench broadcast --read -s 1 -c 1 -b 1m -P 4 -q 1\n"), run.out());
    }

    @Test
    void shouldTakeElbenchosNetworkAsANetworkAndNeverAsStorage() {
        CommandRun run = layers(file("elbencho-netbench.csv"), file("ior.json"), "--write");

        assertTrue(run.out().contains("half of it is taken"), run.out());
        assertTrue(run.out().contains("The network is not the limit: it gives 3.02 times"), run.out());
        assertEquals(0, run.status());

        CommandRun alone = layers(network.toString(), file("elbencho-netbench.csv"));
        assertEquals(2, alone.status());
        assertTrue(alone.err().contains("no storage result"), alone.err());
    }

    @Test
    void shouldShowDisksToo() {
        CommandRun run = layers(network.toString(), file("ior.json"), "--write", "--disk", file("osd-bench.json"));

        assertTrue(run.out().contains(" disks    ceph osd bench"), run.out());
        assertTrue(run.out().contains("narrowest"), run.out());
    }

    @Test
    void shouldNotAddUpWhatOneDiskGaveSeveralTimes() throws IOException {
        Path disk = folder.resolve("disk.csv");
        String once = Files.readString(Path.of(file("elbencho-local.csv")));
        String rows = once.substring(once.indexOf('\n') + 1);
        Files.writeString(disk, once + rows.replace("2026-11-27T2", "2026-11-28T2"));
        Files.writeString(folder.resolve("two.json"), disks("seq", 0) + disks("rand", 1));

        CommandRun repeats = layers(network.toString(), file("ior.json"), "--write", "--disk", disk.toString());
        CommandRun two = layers(network.toString(), file("ior.json"), "--write", "--disk", folder + "/two.json");

        assertTrue(repeats.out().contains("3.40"), repeats.out());
        assertTrue(repeats.out().contains("of the disks: the median of 2 results is taken"), repeats.out());
        assertEquals(2, two.status());
        assertTrue(
                two.err()
                        .contains("two.json: 2 measurements in it are of writes of 1 MiB (fio seq, fio rand), and are"
                                + " not added up: keep one of them"),
                two.err());
    }

    /** One write of a second by fio, of which the time is a number of hours after 1970. */
    private static String disks(String name, int hour) {
        return ("{\"fio version\":\"fio-3.33\",\"timestamp\":%d,\"jobs\":[{\"jobname\":\"%s\",\"groupid\":0,"
                        + "\"job options\":{\"bs\":\"1m\",\"direct\":\"1\"},\"write\":{\"io_bytes\":900000000,"
                        + "\"bw_bytes\":100000000,\"total_ios\":900,\"runtime\":9000}}]}%n")
                .formatted((hour + 1) * 3600, name);
    }

    @Test
    void shouldRefuseHostsThatWroteAtTheSameTimeAsRepeats() throws IOException {
        Path hosts = folder.resolve("hosts.json");
        Files.writeString(hosts, disks("seq", 0) + disks("seq", 0));
        CommandRun run = layers(network.toString(), hosts.toString());

        assertEquals(2, run.status());
        assertTrue(run.err().contains("ran at the same time: they are parts of one load"), run.err());
        CommandRun mirror = layers("--mirror", hosts.toString());
        assertTrue(mirror.err().contains("ran at the same time"), mirror.err());
    }

    @Test
    void shouldAskByNameForWhatAFileDoesNotSay() {
        CommandRun asked = layers(network.toString(), file("ior.csv"));
        assertEquals(2, asked.status());
        assertEquals(1, asked.err().lines().count());
        assertTrue(
                asked.err()
                        .contains(
                                "ior.csv: IOR, write: the file does not say how many client hosts it had; give --hosts"),
                asked.err());

        CommandRun told = layers(network.toString(), file("ior.csv"), "--hosts", "2", "--write");
        assertTrue(told.out().startsWith("writes of 1 MiB, from 2 hosts, 4 in flight"), told.out());
        // What a file says counts.
        CommandRun contradicted = layers(network.toString(), file("ior.json"), "--hosts", "2", "--write");
        assertTrue(contradicted.out().contains("so that counts, not the 2 of --hosts"), contradicted.out());
    }

    @Test
    void shouldTakeTheBlockThatAProtocolMakes() {
        CommandRun run = layers(network.toString(), file("rados-write.json"), "-b", "1m");
        CommandRun mirror = layers("--mirror", file("rados-write.json"), "-b", "1m");
        CommandRun unknown = layers(network.toString(), file("warp-mixed.json"), "--write", "-b", "1m");

        assertTrue(run.out().startsWith("writes of 1 MiB, from 1 host, 64 in flight"), run.out());
        assertTrue(
                oneLine(run.out())
                        .contains("I/Os of 4 MiB are taken as going over the network in blocks of 1 MiB, all of an"
                                + " I/O at once: 64 in flight, not 16"),
                run.out());
        assertFalse(run.out().contains("mean of an I/O"), run.out());
        assertTrue(
                oneLine(run.out())
                        .contains("the storage result has no latency: it is of I/Os of 4 MiB, not of blocks of 1 MiB"),
                run.out());
        assertEquals("netbench incast -s 1 -c 1 -b 1m -P 16 -q 4\n", mirror.out());
        assertTrue(
                unknown.out().startsWith("writes of 1 MiB, from 1 host, in flight unknown   warp PUT"), unknown.out());
    }

    @Test
    void shouldSayThatResultsOfNetworksAreNoneOfStorage() {
        CommandRun networks = layers(network.toString(), file("elbencho-netbench.csv"));
        CommandRun other = layers(network.toString(), file("fio-seq-read.json"), "--write");

        assertEquals(2, networks.status());
        assertEquals(
                "netbench layers: no storage result is among the files, only results of networks (elbencho's NET phase"
                        + " is one): name a file of fio, IOR, elbencho or another storage tool with what it wrote or"
                        + " read (see 'netbench layers --help')\n",
                networks.err());
        assertEquals(
                "netbench layers: the storage results among the files are all of the other direction: leave --read and"
                        + " --write out (see 'netbench layers --help')\n",
                other.err());
    }

    @Test
    void shouldWriteADocument() throws IOException {
        Path json = folder.resolve("layers.json");
        Path page = folder.resolve("layers.html");
        CommandRun run =
                layers(network.toString(), file("ior.json"), "--json", json.toString(), "--html", page.toString());

        JsonNode document = ResultJson.mapper().readTree(Files.readString(json));
        assertEquals("netbench-layers/1", document.path("schema").stringValue());
        assertEquals(2, document.path("comparisons").size());
        JsonNode write = document.path("comparisons").path(0).path("comparison");
        assertEquals("IOR", write.path("storage").path("tool").stringValue());
        assertEquals(
                1_048_576,
                write.path("storage").path("shape").path("block_size_bytes").asInt());
        assertEquals(
                write.path("storage").path("bytes_per_s").asDouble()
                        / write.path("network").path("bytes_per_s").asDouble(),
                write.path("ratio").path("value").asDouble(),
                1e-9);
        assertTrue(run.out().contains(write.path("sentence").stringValue().substring(0, 40)), run.out());
        String shown = Files.readString(page);
        assertTrue(shown.contains("class=\"waterfall\"") && shown.contains("write -F"), shown);
    }

    @Test
    void shouldPrintTheCommandThatFitsEachShapeOnce() {
        CommandRun run =
                layers("--mirror", file("fio-two-groups.json"), file("fio-seq-read.json"), file("warp-get.json"));

        assertEquals(0, run.status());
        assertEquals(
                List.of(
                        "netbench incast -s 1 -c 1 -b 128k -P 1 -q 8",
                        "netbench broadcast --read -s 1 -c 1 -b 128k -P 2 -q 8",
                        "netbench broadcast --read -s 1 -c 1 -b 1m -P 4 -q 1",
                        "netbench broadcast --read -s s1,s2 -c 4 -b 10m -P 10 -q 1"),
                run.out().lines().toList());
        assertTrue(run.err().contains("--servers and --hosts"), run.err());

        CommandRun hosts = layers(
                "--mirror", file("fio-seq-read.json"), "-s", "storage1", "--hosts", "c1", "--", "--launch", "ssh");
        assertEquals("netbench broadcast --read -s storage1 -c c1 -b 1m -P 4 -q 1 --launch ssh\n", hosts.out());
        assertEquals("", hosts.err());
    }

    @Test
    void shouldRunTheCommandThatFitsAndCompare() {
        CommandRun run = layers(
                "--mirror", "--run", file("ior.json"), "--write", "--", "-t", "300ms", "-w", "100ms", "--live", "off");

        assertTrue(run.out().contains("incast"), run.out());
        assertTrue(run.out().contains("writes of 1 MiB, from 1 host, 4 in flight   IOR write"), run.out());
        assertTrue(run.out().contains("storage over network is"), run.out() + run.err());
    }

    @Test
    void shouldShowARunBesideARate() {
        CommandRun run =
                CommandRun.of("incast", "-c", "1", "-t", "300ms", "-w", "100ms", "--live", "off", "--beside", "1MB/s");

        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains(" storage  as given"), run.out());
        assertTrue(run.out().contains("times what storage gave; it is not the limit."), run.out());
    }

    @Test
    void shouldShowARunBesideAFile() {
        CommandRun run = CommandRun.of(
                "incast",
                "-c",
                "1",
                "-t",
                "300ms",
                "-w",
                "100ms",
                "--live",
                "off",
                "--beside",
                file("rados-write.json"));

        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains(" storage  rados bench write"), run.out());
        assertTrue(run.out().contains("mean of an I/O 63.9 ms, of a block on the network"), run.out());

        CommandRun otherWay = CommandRun.of(
                "incast",
                "-c",
                "1",
                "-t",
                "300ms",
                "-w",
                "100ms",
                "--live",
                "off",
                "--beside",
                file("fio-seq-read.json"));
        assertTrue(otherWay.out().contains("no result in the file writes, and this run does"), otherWay.out());
    }

    @Test
    void shouldTakeRepeatsInAFileBesideARunTogether() throws IOException {
        String once = Files.readString(Path.of(file("rados-write.json")));
        Path repeats = folder.resolve("repeats.json");
        String bandwidth = "\"bandwidth\":";
        Files.writeString(
                repeats,
                once.replace(bandwidth, bandwidth + "1")
                        + once.replace(bandwidth, bandwidth + "3")
                        + once.replace(bandwidth, bandwidth + "2"));
        CommandRun run = CommandRun.of(
                "incast", "-c", "1", "-t", "300ms", "-w", "100ms", "--live", "off", "--beside", repeats.toString());

        assertTrue(run.out().contains(" storage  rados bench write   25.16   2.93"), run.out());
    }

    @Test
    void shouldSayInOneLineWhatIsWrong() {
        for (List<String> wrong : List.of(
                List.of("layers", network.toString(), "none.json"),
                List.of("layers", network.toString(), network.toString()),
                List.of("layers", file("ior.json")),
                List.of("layers", network.toString(), file("ior.json"), "--read", "--write"),
                List.of("layers", network.toString(), file("ior.json"), "--run"),
                List.of("layers", network.toString(), file("ior.json"), "--disk", "none.json"),
                List.of("layers", network.toString(), file("ior.json"), "--in-flight", "0"),
                List.of("layers", folder.toString()),
                List.of("incast", "--beside", "3xB/s"),
                List.of("incast", "--beside", network.toString()))) {
            CommandRun run = CommandRun.of(wrong.toArray(String[]::new));
            assertEquals(2, run.status(), wrong.toString());
            assertEquals("", run.out());
            assertEquals(1, run.err().lines().count(), run.err());
        }
    }
}
