package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import io.netbench.result.ProbeResult;
import io.netbench.result.QueueEstimate;
import io.netbench.result.QueueEstimate.Buffers;
import io.netbench.result.RunResult;
import io.netbench.result.RunWindow;
import io.netbench.result.SuiteFinding;
import io.netbench.result.SuiteResult;
import io.netbench.result.UnderLoad;
import io.netbench.result.file.ResultReader;
import io.netbench.result.file.SuiteReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What probes say of a fabric, held against what its ports did. */
@Tag("timing")
@Tag("lab")
@Tag("acceptance")
@Timeout(120)
class ProbesFabricTest {

    /** So little that the switch, which is a CPU of this machine, is never what bystanders wait for. */
    private static final double PORT_BITS_PER_S = 50e6;

    private static final String RATE = "50mbit";

    private static final String BUFFER = "1m";

    /** All that three links have in flight fits into the large buffer. */
    private static final String INCAST = "incast -s h1 -c h[2-4] -b 64k -q 2";

    private static final String PROBES = " --probe=foreign,bystander --bystanders h5,h6 --probe-time 1s";

    @TempDir
    private static Path folder;

    private static Lab lab;

    @BeforeAll
    @Timeout(180)
    static void makeFabric() throws Exception {
        lab = Lab.up(folder, 6, RATE, BUFFER);
    }

    @AfterAll
    static void removeFabric() throws Exception {
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void shouldEstimateTheBacklogOfAPortWithALargeBuffer() throws Exception {
        assertQueueIsThatOfThePort(" -t 3s -w 2s");
    }

    @Test
    void shouldEstimateItAgainAndAgain() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertQueueIsThatOfThePort(" -t 10s -w 2s");
        }
    }

    private static void assertQueueIsThatOfThePort(String times) throws Exception {
        RunResult result;
        double backlogBytes;
        try (BacklogWatch watch = BacklogWatch.of(lab.portBacklog("h1"))) {
            result = lab.run(INCAST + times + PROBES);
            Instant begin = result.startedAt();
            RunWindow window = result.measured().orElseThrow();
            backlogBytes = watch.meanBytes(begin.plusNanos(window.startNs()), begin.plusNanos(window.endNs()));
        }
        QueueEstimate queue = result.latencyUnderLoad().orElseThrow().queues().get(0);
        assertEquals(1, queue.queueBytes() / backlogBytes, 0.3, () -> queue + " beside a backlog of " + backlogBytes);
        assertEquals(Buffers.DEEP, queue.finding(), queue::toString);
        assertNoHostIsBlamed(result);
        assertBystandersAreUnharmed(result);
    }

    @Test
    void shouldNameTheDropsOfAPortWithATinyBuffer() throws Exception {
        lab.set("h1", "buffer=16k");
        try {
            RunResult result = lab.run(INCAST + " -t 4s -w 1s" + PROBES);
            QueueEstimate queue =
                    result.latencyUnderLoad().orElseThrow().queues().get(0);
            assertEquals(Buffers.DROPS, queue.finding(), queue::toString);
            assertTrue(queue.queueBytes() <= 3 * 16 * 1024, () -> queue.toString());
            assertTrue(
                    result.warnings().stream()
                            .anyMatch(warning -> warning.code().equals("queue_drops")),
                    () -> result.warnings().toString());
            assertBystandersAreUnharmed(result);
        } finally {
            lab.set("h1", "buffer=" + BUFFER);
        }
    }

    /** No NIC tells that the switch lets 10 Mbit/s through to its host. */
    @Test
    void shouldTakeAtMostAHundredthOfASlowPort() throws Exception {
        lab.set("h1", "rate=10mbit", "buffer=64k");
        try {
            RunResult result = lab.run("incast -s h1 -c h[2-4] -b 32k -t 4s -w 1s --probe=foreign --probe-time 2s");
            UnderLoad seen = result.latencyUnderLoad().orElseThrow();
            double bitsPerS = 3 * seen.probesPerS().orElseThrow() * 196 * 8;
            assertTrue(bitsPerS <= 0.01 * 10e6, () -> bitsPerS + " bit/s of probes");
            assertTrue(bitsPerS >= 0.004 * 10e6, () -> bitsPerS + " bit/s of probes: as many as may be");
            assertTrue(seen.shareOfLoad() <= 0.011, seen::toString);
            assertTrue(
                    result.notes().stream().anyMatch(note -> note.code().equals("probes_slowed")),
                    () -> result.notes().toString());
        } finally {
            lab.set("h1", "rate=" + RATE, "buffer=" + BUFFER);
        }
    }

    @Test
    void shouldTellABusyHostFromABusyNetwork() throws Exception {
        Path runFolder = Files.createDirectory(folder.resolve("busy"));
        Path json = runFolder.resolve("run.json");
        try (NetbenchProcess netbench = lab.start(
                runFolder,
                "incast -s h1 -c h2 -b 4k --rate 1mbit -t 6s -w 500ms -i 200ms --live line --probe=foreign --json "
                        + json)) {
            netbench.awaitOnErr("warm-up");
            lab.burn("h2", 0.2);
            assertEquals(ExitStatus.PASSED, netbench.exitStatus(), netbench::err);
        } finally {
            lab.stopBurning();
        }
        RunResult result = ResultReader.read(json);
        assertEquals(
                Optional.of("h2"),
                result.warnings().stream()
                        .filter(warning -> warning.code().equals("probe_host_busy"))
                        .findFirst()
                        .flatMap(warning -> warning.subject()),
                () -> result.warnings() + " " + result.latencyUnderLoad());
        assertNotEquals(
                Buffers.DEEP,
                result.latencyUnderLoad().orElseThrow().queues().get(0).finding());
    }

    @Test
    void shouldTellWhatAnIncastAndABroadcastLoseToEachOtherAtOnePort() throws Exception {
        Path runFolder = Files.createDirectory(folder.resolve("contention"));
        Path json = runFolder.resolve("suite.json");
        try (NetbenchProcess netbench = lab.start(
                runFolder,
                "contention -t 4s -w 1s --quiet --load 'dump: incast -s h1 -c h2,h3 -b 64k -q 2'"
                        + " --load 'push: broadcast -s h4 -c h1,h5 -b 64k -q 2' --json " + json)) {
            assertEquals(ExitStatus.PASSED, netbench.exitStatus(), netbench::err);
        }
        SuiteResult suite = SuiteReader.read(json);
        SuiteFinding port = suite.findings().stream()
                .filter(finding -> finding.code().equals("contention_port")
                        && finding.subjects().equals(List.of("h1"))
                        && finding.direction().equals(Optional.of(SuiteFinding.Direction.IN)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(suite.findings()));
        assertEquals(1, port.measured() * 8 / PORT_BITS_PER_S, 0.03, port::text);
        SuiteFinding dump = suite.findings().stream()
                .filter(finding -> finding.subjects().equals(List.of("dump")))
                .findFirst()
                .orElseThrow();
        assertTrue(dump.measured() < 0.9 * dump.expected(), dump::text);
        assertTrue(dump.text().startsWith("dump lost "), dump::text);
    }

    /** It is the network that is busy. */
    private static void assertNoHostIsBlamed(RunResult result) {
        assertTrue(
                result.warnings().stream().noneMatch(warning -> warning.code().equals("probe_host_busy")),
                () -> result.warnings() + " " + result.latencyUnderLoad());
        assertTrue(
                result.notes().stream()
                        .anyMatch(note -> note.code().equals("queue_deep")
                                && note.subject().equals(Optional.of("h1"))),
                () -> result.notes().toString());
    }

    private static void assertBystandersAreUnharmed(RunResult result) {
        ProbeResult bystanders =
                result.latencyUnderLoad().orElseThrow().of("bystander").orElseThrow();
        assertTrue(bystanders.loaded().samples() > 100, bystanders::toString);
        assertTrue(
                result.warnings().stream().noneMatch(warning -> warning.code().equals("bystander_harmed")),
                () -> result.warnings() + " " + result.notes());
    }
}
