package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import io.netbench.result.Finding;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.ResultJson;
import io.netbench.result.RunResult;
import io.netbench.result.Verdict;
import io.netbench.result.file.ResultReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** netbench and iperf3 at the two ends of a line whose rate is known. */
@Tag("timing")
@Tag("lab")
@Tag("acceptance")
@Timeout(120)
class Iperf3LineTest {

    private static final double PAYLOAD = 1448.0 / 1514;
    private static final String AT_H1 = "10.0.0.1";
    private static final int LINE_MBIT = Integer.getInteger("netbench.line.mbit", 200);
    private static final int IPERF3_PORT = 5301;
    private static final int MANY = 64;
    private static final Pattern SERVERS_RATE = Pattern.compile("(?:received|sent) .*?, ([0-9.]+) Mbit/s");

    @TempDir
    private static Path folder;

    private static Lab lab;

    @BeforeAll
    @Timeout(180)
    static void makeLine() throws Exception {
        Iperf3.skipWhereNoneIs();
        lab = Lab.up(folder, 2, "100mbit", "256k");
        lab.exec("h1", iperf3(), "-s", "-D", "-p", Integer.toString(IPERF3_PORT), "-B", AT_H1);
    }

    @AfterAll
    static void removeLine() throws Exception {
        if (lab != null) {
            lab.close();
        }
    }

    private static String iperf3() {
        return Iperf3Server.program().orElseThrow().toString();
    }

    private static void say(String what, double... figures) {
        StringBuilder line = new StringBuilder(what);
        for (double figure : figures) {
            line.append(String.format(Locale.ROOT, " %.3f", figure));
        }
        System.out.println(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-R", "-P 4", "-R -P 4"})
    void shouldCountAsClientsOfIperf3Do(String options) throws Exception {
        lab.set("all", "rate=100mbit", "buffer=256k");
        Path runFolder = Files.createTempDirectory(folder, "server");
        Path json = runFolder.resolve("run.json");
        JsonNode client;
        try (NetbenchProcess server =
                lab.startOn("h1", runFolder, "server -B " + AT_H1 + " --insecure --json " + json)) {
            server.awaitOnOut("iperf3   ");
            client = ResultJson.mapper()
                    .readTree(lab.exec("h2", "sh", "-c", iperf3() + " -c " + AT_H1 + " -t 5 -O 1 -J " + options));
            server.awaitOnOut("iperf3 session 1: ");
            server.awaitFile(json);
        }
        double told = client.at("/end/sum_received/bits_per_second").asDouble() / 1e6;
        LinkResult link = ResultReader.read(json).links().get(0);
        double ours = options.contains("-R") ? told : link.goodputBytesPerS() * 8 / 1e6;
        say("100 Mbit/s line, client of iperf3 " + options + ": it tells, and the server counts, Mbit/s", told, ours);

        assertEquals(100 * PAYLOAD, told, 0.02 * 100 * PAYLOAD);
        assertEquals(100 * PAYLOAD, ours, 0.02 * 100 * PAYLOAD);
        assertEquals(told, ours, 0.02 * told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-R", "-P 4", "-R -P 4"})
    void shouldCountAsServersOfIperf3Do(String options) throws Exception {
        lab.set("all", "rate=100mbit", "buffer=256k");
        RunResult result = measure("-t 5 " + options);
        double ours = result.links().get(0).goodputBytesPerS() * 8 / 1e6;
        Matcher server = SERVERS_RATE.matcher(note(result));
        assertTrue(server.find(), () -> note(result));
        double theirs = Double.parseDouble(server.group(1));
        say("100 Mbit/s line, server of iperf3 " + options + ": we count, and it tells, Mbit/s", ours, theirs);

        assertEquals(100 * PAYLOAD, ours, 0.02 * 100 * PAYLOAD);
        if (!options.contains("-R")) {
            // Of what it sent, it counts what its kernel took.
            assertEquals(theirs, ours, 0.02 * theirs);
        }
    }

    private static RunResult measure(String options) throws Exception {
        Path runFolder = Files.createTempDirectory(folder, "client");
        Path json = runFolder.resolve("run.json");
        try (NetbenchProcess client = lab.startOn(
                "h2",
                runFolder,
                ("client " + AT_H1 + " -p " + IPERF3_PORT + " --iperf3 --json " + json + " " + options).strip())) {
            int status = client.exitStatus();
            // A rate that the line does not carry is a limit that is missed.
            assertTrue(
                    Set.of(ExitStatus.PASSED, Verdict.FAILED_STATUS).contains(status),
                    () -> client.out() + client.err());
        }
        return ResultReader.read(json);
    }

    private static String note(RunResult result) {
        return result.notes().stream()
                .filter(note -> note.code().equals("iperf3_server"))
                .map(Finding::text)
                .findFirst()
                .orElse("");
    }

    /** Twice as much as passes: what was sent this host knows, also of what is lost behind the last that came. */
    @Test
    void shouldKnowWhatItSentOfDatagramsThatDoNotPass() throws Exception {
        lab.set("all", "rate=100mbit", "buffer=256k");
        lab.set("h1", "rate=20mbit", "buffer=64k");
        LinkResult link = measure("-u -b 40M -l 1400 -t 3 -O 0").links().get(0);
        LinkDatagrams datagrams = link.datagrams().orElseThrow();
        double sent = 40e6 * 3 / 8 / 1400;
        double passed = 20e6 * 3 / 8 / (1400 + 8 + 20 + 14);
        say(
                "20 Mbit/s line, 40 Mbit/s of datagrams: sent, received, lost",
                datagrams.sent(),
                datagrams.received(),
                datagrams.lost());

        assertEquals(sent, datagrams.sent(), 0.01 * sent);
        assertEquals(passed, datagrams.received(), 0.05 * passed);
        assertEquals(datagrams.sent() - datagrams.received(), (long) datagrams.lost());
        assertTrue(datagrams.lost() > 0, datagrams::toString);
    }

    /**
     * At 1 Gbit/s two CPUs carry that many streams less well: an iperf3 client with 64 of them filled 0.78 of such a port to
     * iperf3's own server, and 64 clients 0.84 to 0.91 to this one. {@code -Dnetbench.line.mbit=1000} tries it.
     */
    @Test
    void shouldShareALineAmongManyClientsOfIperf3() throws Exception {
        lab.set("all", "rate=" + LINE_MBIT + "mbit", "buffer=4m");
        // As on a wire, where each segment has headers: the port counts those of joined ones once, now and then.
        lab.exec("h2", "ip", "link", "set", "eth0", "gso_max_segs", "1");
        Path runFolder = Files.createDirectory(folder.resolve("many"));
        Path json = runFolder.resolve("run.json");
        try (NetbenchProcess server =
                lab.startOn("h1", runFolder, "server -B " + AT_H1 + " --insecure --json " + json)) {
            server.awaitOnOut("iperf3   ");
            lab.exec(
                    "h2",
                    "sh",
                    "-c",
                    "for i in $(seq " + MANY + "); do " + iperf3() + " -c " + AT_H1 + " -t 30 -J >" + runFolder
                            + "/$i.json 2>&1 & done; wait");
            server.awaitOnOut(MANY + " iperf3 sessions together");
            server.awaitFile(json);
        }
        long told = 0;
        for (int i = 1; i <= MANY; i++) {
            JsonNode client = ResultJson.mapper().readTree(Files.readString(runFolder.resolve(i + ".json")));
            assertTrue(client.path("error").isMissingNode(), client::toString);
            told += client.at("/end/sum_received/bytes").asLong();
        }
        List<LinkResult> links = ResultReader.read(json).links();
        long counted = links.stream().mapToLong(LinkResult::bytes).sum();
        double together = mbitsWhileAllAreThere(links);
        say(LINE_MBIT + " Mbit/s line, 64 clients of iperf3: together, Mbit/s, of", together, LINE_MBIT * PAYLOAD);

        assertEquals(LINE_MBIT * PAYLOAD, together, 0.03 * LINE_MBIT * PAYLOAD);
        assertEquals(told, counted, 0.001 * told);
        assertEquals(MANY, links.size());
        assertTrue(links.stream().allMatch(link -> link.status() == LinkStatus.OK), links::toString);
    }

    /** Who comes a second before the others has the line for itself, and so has who ends last: rates of theirs alone have no sum. */
    private static double mbitsWhileAllAreThere(List<LinkResult> links) {
        long from = links.stream()
                .mapToLong(link -> link.series().get(0).startNs())
                .max()
                .orElseThrow();
        long to = links.stream()
                .mapToLong(link -> link.series().get(link.series().size() - 1).endNs())
                .min()
                .orElseThrow();
        double bytes = links.stream()
                .flatMap(link -> link.series().stream())
                .mapToDouble(point -> point.bytes()
                        * Math.max(0, Math.min(to, point.endNs()) - Math.max(from, point.startNs()))
                        / (double) (point.endNs() - point.startNs()))
                .sum();
        return bytes * 8e3 / (to - from);
    }
}
