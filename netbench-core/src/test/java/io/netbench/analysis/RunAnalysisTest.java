package io.netbench.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.Finding;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.Verdict.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunAnalysisTest {

    @Test
    void shouldSumTheLinksUp() {
        RunResult run = SampleResults.incast();

        long bytes = run.links().stream().mapToLong(LinkResult::bytes).sum();
        long operations = run.links().stream().mapToLong(LinkResult::operations).sum();
        assertEquals(bytes, run.totals().bytes());
        assertEquals(operations, run.totals().operations());
        assertEquals(bytes / 10.0, run.totals().goodputBytesPerS(), 1);
        assertEquals(8_000, run.totals().latencyNs().samples());
    }

    @Test
    void shouldPassWhenEverythingBalances() {
        RunResult run = SampleResults.incast();

        assertEquals(RunStatus.COMPLETE, run.status());
        assertEquals(0, run.verdict().exitStatus());
        assertEquals(List.of(), run.checks());
        assertEquals(List.of(), run.errors());
    }

    @Test
    void shouldFailWith3WhenAThresholdIsMissed() {
        RunResult run = SampleResults.fabric(40);

        assertEquals(Outcome.FAILED, run.verdict().outcome());
        assertEquals(3, run.verdict().exitStatus());
        assertEquals(RunStatus.COMPLETE, run.status());
        assertTrue(run.verdict().reasons().get(0).contains("node07->storage01"));
    }

    @Test
    void shouldBeIncompleteWith1WhenALinkFailed() {
        RunResult run = SampleResults.incomplete();

        assertEquals(RunStatus.INCOMPLETE, run.status());
        assertEquals(1, run.verdict().exitStatus());
        List<LinkResult> measured = run.links().stream()
                .filter(link -> link.status() == LinkStatus.OK)
                .toList();
        assertEquals(
                measured.stream().mapToLong(LinkResult::bytes).sum(),
                run.totals().bytes());
        assertEquals(
                List.of("Totals are of 7 of 8 links, without those that failed."),
                run.warnings().stream().map(Finding::text).toList());
        assertEquals(List.of(), run.checks(), "nobody asked for anything");
    }

    @Test
    void shouldLetASignalOutweighEverything() {
        RunResult run = SampleResults.interrupted();

        assertEquals(RunStatus.INTERRUPTED, run.status());
        assertEquals(130, run.verdict().exitStatus());
    }

    @Test
    void shouldConcludeARunThatNeverStarted() {
        RunResult run = SampleResults.neverStarted();

        assertEquals(1, run.verdict().exitStatus());
        assertNull(run.totals().bytes());
        assertEquals("no link reported it", run.totals().absent().get("bytes"));
        assertEquals(List.of(), run.notes());
    }

    @Test
    void shouldNoteThatLoopbackMeasuresTheHost() {
        assertEquals(List.of("loopback"), codes(SampleResults.incast().notes()));
        assertEquals(List.of(), codes(SampleResults.incast().warnings()), "the note says it all");
    }

    @Test
    void shouldWarnWhenTheLoadWasNotReleasedAtOneInstant() {
        RunResult run = SampleResults.releasedOver(12_900_000L, 100_000L);

        assertEquals(List.of("start_skew"), codes(run.warnings()));
        assertTrue(run.warnings().get(0).text().contains("released over 12.9 ms (give or take 100 us)"));
    }

    @Test
    void shouldWarnOfStallsAndTimeouts() {
        RunResult run = SampleResults.fabric(40);

        assertEquals(List.of("stalls", "tcp_timeouts"), codes(run.warnings()));
        assertTrue(run.warnings().get(0).text().contains("410 ms"));
    }

    @Test
    void shouldWarnOfARateThatWasNotReached() {
        RunResult run = SampleResults.rate();

        assertEquals(List.of("offered_rate_not_reached"), codes(run.warnings()));
        assertTrue(run.warnings().get(0).text().contains("client-3->server-1"));
    }

    @Test
    void shouldHaveNoLatencyForPlainStreams() {
        RunResult run = SampleResults.streams();

        assertNull(run.totals().latencyNs());
        assertEquals("plain streams have no responses", run.totals().absent().get("latency_ns"));
    }

    private static List<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).toList();
    }
}
