package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import io.netbench.cli.report.TextReport;
import io.netbench.cli.terminal.Screen;
import io.netbench.result.HostResult;
import io.netbench.result.HubRounds;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.NicDelta;
import io.netbench.result.ProbeResult;
import io.netbench.result.QueueEstimate;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.RunWindow;
import io.netbench.result.file.ResultReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What netbench says about a fabric of nine hosts, held against what the switch did. */
@Tag("timing")
@Tag("lab")
@Timeout(60)
class FabricTest {

    private static final double PORT_BITS_PER_S = 200e6;
    private static final double SLOW_BITS_PER_S = 10e6;

    /**
     * What eight links have in flight fits into the large buffer, so none loses anything and all wait alike; and it keeps
     * the port busy for 80 ms, so a host that gets no CPU for a while leaves no gap.
     */
    private static final String INCAST = "incast -s h1 -c h[2-9] -b 128k -q 2";

    private static final String LARGE_BUFFER = "buffer=4m";

    @TempDir
    private static Path folder;

    private static Lab lab;

    /** The incast that the others are compared with, and what the sink's port sent while it ran. */
    private static RunResult healthy;

    private static Lab.PortCounters healthyPort;

    @BeforeAll
    @Timeout(180)
    static void makeFabric() throws Exception {
        lab = Lab.shared("10gbit", "4m");
        double ceiling = lab.run(INCAST + " -t 500ms -w 500ms").totals().goodputBytesPerS() * 8;
        Lab.skipUnless(
                ceiling >= 2 * PORT_BITS_PER_S,
                "this machine moves " + Math.round(ceiling / 1e6) + " Mbit/s through the fabric, and ports of "
                        + Math.round(PORT_BITS_PER_S / 1e6) + " Mbit/s need twice that");
        lab.set("all", "rate=200mbit", LARGE_BUFFER);
        Lab.PortCounters before = lab.port("h1");
        healthy = lab.run(INCAST + " -t 2s -w 500ms");
        healthyPort = lab.port("h1").since(before);
    }

    @Test
    void shouldReachRateOfSinkPortWhenEightSendToOne() {
        assertIsRateOfPort(PORT_BITS_PER_S, healthy.totals().goodputBytesPerS());
    }

    @Test
    void shouldReachRateOfSinkPortWhenOneLinkHasIt() throws Exception {
        LinkResult link = lab.run("incast -s h1 -c h2 -b 128k -q 8 -t 1s -w 300ms")
                .links()
                .get(0);
        assertIsRateOfPort(PORT_BITS_PER_S, link.goodputBytesPerS());
        assertIsRateOfPort(PORT_BITS_PER_S, link.goodputHistogramSmooth().mean());
        assertIsRateOfPort(PORT_BITS_PER_S, link.goodputHistogramSmooth().p50());
    }

    @Test
    void shouldShareFairlyWhenBufferIsLarge() {
        assertEquals(0, healthyPort.dropped(), "frames that the switch dropped");
        double jain = healthy.totals().fairnessJain();
        assertTrue(jain >= 0.9, () -> "Jain's index: " + jain);
    }

    @Test
    void shouldAgreeWithPortOfSwitch() {
        long received = healthy.links().stream()
                .mapToLong(link -> link.lifetime().receivedBytes())
                .sum();
        assertEquals(
                1, (double) received / healthyPort.payloadBytes(), 0.01, "payload read to payload sent by the port");
    }

    @Test
    void shouldAgreeWithCountersOfNic() {
        HostResult sink = healthy.hosts().stream()
                .filter(host -> host.name().equals("h1"))
                .findFirst()
                .orElseThrow();
        NicDelta nic = sink.nicDelta().stream()
                .filter(delta -> delta.name().equals("eth0"))
                .findFirst()
                .orElseThrow();
        // What is queued at the end of the window still arrives, and a busy host is late to read what its NIC counted.
        double spanS = sink.countersNs().orElseThrow() / 1e9;
        Lab.PortCounters received = new Lab.PortCounters(nic.rxBytes(), nic.rxPackets(), nic.rxDropped());
        assertEquals(
                1,
                healthy.totals().goodputBytesPerS() / (received.payloadBytes() / spanS),
                0.01,
                "payload of the window to payload that came over the NIC, both a second");
    }

    /**
     * What probes wait says how much stands in the port's buffer; {@link ProbesFabricTest} has the long series. Ports are so slow that
     * bystanders don't wait for the switch, which is a CPU of this machine.
     */
    @Test
    void shouldEstimateTheBacklogOfThePortByProbes() throws Exception {
        RunResult result;
        double backlogBytes;
        lab.set("all", "rate=50mbit");
        try (BacklogWatch watch = BacklogWatch.of(lab.portBacklog("h1"))) {
            result = lab.run("incast -s h1 -c h[2-7] -b 32k -q 2 -t 2s -w 1s --probe=foreign,bystander"
                    + " --bystanders h8,h9 --probe-time 700ms");
            Instant begin = result.startedAt();
            RunWindow window = result.measured().orElseThrow();
            backlogBytes = watch.meanBytes(begin.plusNanos(window.startNs()), begin.plusNanos(window.endNs()));
        } finally {
            lab.set("all", "rate=200mbit");
        }
        QueueEstimate queue = result.latencyUnderLoad().orElseThrow().queues().get(0);
        assertEquals(1, queue.queueBytes() / backlogBytes, 0.3, () -> queue + " beside a backlog of " + backlogBytes);
        // Not a word of late ones: this machine's CPUs, which others may take, are the switch that they pass.
        ProbeResult bystanders =
                result.latencyUnderLoad().orElseThrow().of("bystander").orElseThrow();
        double queueNs = queue.queueBytes() * 8 / 50e6 * 1e9;
        assertTrue(bystanders.loaded().p90() < queueNs / 3, () -> bystanders + " beside a wait of " + queueNs);
    }

    @Test
    void shouldShowRetransmitsWhenBufferIsSmall() throws Exception {
        lab.set("h1", "buffer=32k");
        try {
            Lab.PortCounters before = lab.port("h1");
            RunResult result = lab.run(INCAST + " -t 1s -w 500ms");
            assertTrue(lab.port("h1").since(before).dropped() > 0, "the switch had to drop frames");
            assertTrue(retransmits(result) > 0, "retransmits");
        } finally {
            lab.set("h1", LARGE_BUFFER);
        }
    }

    /** So many small windows fight over so small a buffer that some connection gets nothing through for seconds. */
    @Test
    @Tag("acceptance")
    void shouldNotTakeStarvedConnectionsForDeadOnes() throws Exception {
        lab.set("h1", "rate=100mbit", "buffer=256k");
        try {
            RunResult result = lab.run("incast -s h1 -c h[2-9] -P 16 -b 64k -t 6s -w 1s --drain 30s");
            assertTrue(result.links().stream().allMatch(link -> link.status() == LinkStatus.OK));
            assertTrue(
                    result.links().stream()
                                    .mapToLong(link ->
                                            link.tcp().source().timeouts().orElse(1L))
                                    .sum()
                            > 0,
                    "time-outs");
        } finally {
            lab.set("h1", "rate=200mbit", LARGE_BUFFER);
        }
    }

    @Test
    void shouldMirrorIncastWhenOneSendsToEight() throws Exception {
        RunResult result = lab.run("broadcast -s h1 -c h[2-9] -b 128k -q 2 -t 1s -w 500ms");
        assertIsRateOfPort(PORT_BITS_PER_S, result.totals().goodputBytesPerS());
        assertTrue(result.links().stream().allMatch(link -> link.source().equals("h1")));
    }

    @Test
    void shouldTimeRoundsWhenOneReadsFromEightAtOnce() throws Exception {
        lab.set("h5", "rate=10mbit");
        try {
            RunResult result = lab.run("incast --read --barrier -s h[2-9] -c h1 -b 64k -t 1500ms -w 200ms");
            HubRounds rounds =
                    result.loads().get(0).rounds().orElseThrow().hubs().get(0);
            assertEquals("h1", rounds.hub());
            assertTrue(rounds.count() > 20, () -> "rounds: " + rounds.count());
            double blockNs = 64 * 1024 * 8 / SLOW_BITS_PER_S * 1e9;
            long medianNs = rounds.completionNs().p50();
            assertTrue(medianNs >= blockNs, () -> "a round of " + medianNs + " ns beats the slowest port");
            assertTrue(
                    rounds.stragglerCounts().getOrDefault("h5->h1", 0L) > rounds.count() * 0.9,
                    () -> "stragglers: " + rounds.stragglerCounts());
        } finally {
            lab.set("h5", "rate=200mbit");
        }
    }

    @Test
    void shouldShowSlowPortInItsLinkAlone() throws Exception {
        lab.set("h5", "rate=10mbit");
        try {
            RunResult result = lab.run(INCAST + " -t 2s -w 500ms");
            LinkResult slow = link(result, "h5");
            assertIsRateOfPort(SLOW_BITS_PER_S, slow.goodputBytesPerS());
            assertIsRateOfPort(SLOW_BITS_PER_S, slow.goodputHistogramSmooth().p50());
            for (LinkResult link : result.links()) {
                double before = link(healthy, link.source()).goodputBytesPerS();
                double share = link.goodputBytesPerS() / before;
                assertTrue(link.equals(slow) || share >= 0.95, () -> link.name() + " fell to " + share);
            }
        } finally {
            lab.set("h5", "rate=200mbit");
        }
    }

    /** A link is as slow as its slower end, so in a mesh each host has slow links: the report has to tell whose fault it is. */
    @Test
    @Tag("acceptance")
    void shouldPutBadHostsOfAMeshFirst() throws Exception {
        lab.set("all", "rate=40mbit", LARGE_BUFFER);
        lab.set("h3", "rate=20mbit");
        lab.set("h6", "buffer=16k");
        try {
            RunResult result = lab.run("incast -s h[1-9] -c h[1-9] -b 32k -t 4s -w 1s");
            assertEquals(72, result.links().size(), "every host to every other");
            List<String> report = TextReport.lines(result, new Screen(Screen.MIN_WIDTH, true, false));
            List<String> hosts = report.stream()
                    .dropWhile(line -> !line.startsWith(" host "))
                    .skip(1)
                    .takeWhile(line -> line.startsWith(" h"))
                    .map(line -> line.strip().split(" +", 2)[0])
                    .toList();
            assertEquals(9, hosts.size(), () -> String.join("\n", report));
            assertEquals(Set.of("h3", "h6"), Set.copyOf(hosts.subList(0, 2)), () -> String.join("\n", report));
        } finally {
            lab.set("all", "rate=200mbit", LARGE_BUFFER);
        }
    }

    @Test
    void shouldNameHostWhoseCableIsOut() throws Exception {
        Path runFolder = Files.createDirectory(folder.resolve("cut"));
        Path json = runFolder.resolve("run.json");
        try (NetbenchProcess netbench = lab.start(
                runFolder,
                INCAST + " -t 6s -w 500ms -i 200ms --host-timeout 3s --drain 1s --live line --json " + json)) {
            netbench.awaitOnErr("measured");
            lab.cut("h5");
            assertEquals(ExitStatus.FAILED, netbench.exitStatus(), netbench::err);
            String told = netbench.err();
            assertTrue(told.contains("lost h5"), told);
            assertTrue(told.lastIndexOf("measured") > told.indexOf("lost h5"), () -> "named when it was over: " + told);
        } finally {
            lab.mend("h5");
        }
        RunResult result = ResultReader.read(json);
        assertEquals(RunStatus.INCOMPLETE, result.status());
        assertTrue(result.errors().stream().anyMatch(error -> error.subject().equals(Optional.of("h5"))));
        RunInvariants.assertWindowsAgree(result);
        for (LinkResult link : result.links()) {
            boolean isCut = link.source().equals("h5");
            assertEquals(isCut ? LinkStatus.FAILED : LinkStatus.OK, link.status(), link::name);
            assertTrue(isCut || link.bytes() > 0, () -> link.name() + " was not measured");
        }
        lab.run("incast -s h1 -c h5 -b 64k -t 500ms -w 0");
    }

    /** At an MTU of 1500 a frame of 1514 bytes carries 1448 of payload. */
    private static void assertIsRateOfPort(double portBitsPerS, double bytesPerS) {
        double share = bytesPerS * 8 / (portBitsPerS * 1448 / 1514);
        assertTrue(share > 0.97 && share < 1.01, () -> "share of the port's rate: " + share);
    }

    private static long retransmits(RunResult result) {
        return result.links().stream()
                .mapToLong(link -> link.tcp().source().retransmits())
                .sum();
    }

    private static LinkResult link(RunResult result, String source) {
        List<LinkResult> links = result.links().stream()
                .filter(link -> link.source().equals(source))
                .toList();
        return links.get(0);
    }
}
