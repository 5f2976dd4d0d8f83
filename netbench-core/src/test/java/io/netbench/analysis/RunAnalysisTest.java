package io.netbench.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.EndpointFlow;
import io.netbench.result.EndpointResult;
import io.netbench.result.Finding;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.Totals;
import io.netbench.result.Verdict.Outcome;
import java.util.List;
import java.util.Optional;
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
    void shouldSayOfEachLoadWhatItGave() {
        RunResult run = SampleResults.several();

        for (LoadResult load : run.loads()) {
            long bytes = run.linksOf(load).stream().mapToLong(LinkResult::bytes).sum();
            assertEquals(bytes, load.totals().bytes(), load.name());
            double windowS = load.windowNs().orElseThrow() / 1e9;
            assertEquals(bytes / windowS, load.totals().goodputBytesPerS(), 1, load.name());
            assertNotNull(load.totals().latencyNs(), load.name());
            assertNotNull(load.totals().fairnessJain(), load.name());
        }
        assertEquals(SampleResults.incast().totals(), run.loads().get(0).totals(), "as if it had been alone");
        assertEquals(41_000L, run.loads().get(1).totals().startSkewNs());
        Totals probe = run.loads().get(2).totals();
        assertNull(probe.startSkewNs(), "it began by the clocks of its agents");
        assertEquals(probe.absent().get("start_skew_ns"), probe.absent().get("start_skew_error_ns"));
    }

    @Test
    void shouldSumUpLoadsOnlyWhatHasAMeaningOverAll() {
        RunResult run = SampleResults.several();

        long bytes = run.links().stream().mapToLong(LinkResult::bytes).sum();
        assertEquals(bytes, run.totals().bytes());
        assertEquals(bytes / 10.0, run.totals().goodputBytesPerS(), 1);
        assertNull(run.totals().operations());
        assertNull(run.totals().fairnessJain());
        assertNull(run.totals().latencyNs());
        assertEquals(
                "the run has several loads, each of which has its own",
                run.totals().absent().get("slowest_link"));
    }

    @Test
    void shouldSayOfWhichLoadItSpeaks() {
        RunResult run = SampleResults.several();

        Finding behind = finding(run.warnings(), "offered_rate_not_reached");
        assertEquals(Optional.of("probe"), behind.load());
        assertTrue(behind.text().startsWith("Load probe: The offered rate"), behind.text());
        Finding stalls = finding(run.warnings(), "stalls");
        assertEquals(Optional.of("push"), stalls.load());
        assertTrue(stalls.text().contains("server-1->client-3 of push"), stalls.text());
        assertEquals("probe", run.checks().get(0).load().orElseThrow());
        assertEquals(3, run.verdict().exitStatus());
    }

    @Test
    void shouldAddUpWhatEachEndpointSentAndReceivedInAllLoads() {
        RunResult run = SampleResults.several();

        EndpointResult server = endpoint(run, "server-1");
        assertEquals(9, server.in().orElseThrow().links());
        assertEquals(4, server.out().orElseThrow().links());
        assertEquals(
                run.totals().bytes(),
                server.in().orElseThrow().bytes() + server.out().orElseThrow().bytes());
        assertEquals(1, server.in().orElseThrow().retransmits(), "those of its sources");
        assertEquals(1, endpoint(run, "client-3").in().orElseThrow().stalls().count());
        assertEquals(Optional.empty(), endpoint(run, "client-5").in());
    }

    @Test
    void shouldNotSumUpWhatCameOverLinksThatFailed() {
        RunResult run = SampleResults.incomplete();

        EndpointFlow lost = endpoint(run, "client-6").out().orElseThrow();
        assertEquals(Optional.of(1), lost.failedLinks());
        assertNull(lost.bytes());
        assertEquals("all of its links failed", lost.absent().get("bytes"));
        EndpointFlow server = endpoint(run, "server-1").in().orElseThrow();
        assertEquals(8, server.links());
        assertEquals(run.totals().bytes(), server.bytes());
    }

    private static EndpointResult endpoint(RunResult run, String name) {
        return run.endpoints().stream()
                .filter(endpoint -> endpoint.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Finding finding(List<Finding> findings, String code) {
        return findings.stream()
                .filter(finding -> finding.code().equals(code))
                .findFirst()
                .orElseThrow();
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
