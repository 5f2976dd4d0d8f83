package io.netbench.result;

import io.netbench.analysis.SampleResults;
import io.netbench.result.SuiteFinding.Direction;
import io.netbench.result.SuiteFinding.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Suites with made-up figures: a validation that found a slow host, a sweep with its results in it, and one under way. */
public final class SampleSuites {

    private static final Instant STARTED = Instant.parse("2026-03-01T12:00:00Z");

    private SampleSuites() {}

    /** Pairs by shifts, a lost host, a suspect that was measured again, and two phases that were left out. */
    public static SuiteResult validation() {
        List<SuiteRun> runs = List.of(
                inFile("shift-1", "pairs", Map.of("shift", "1")),
                inFile("shift-2", "pairs", Map.of("shift", "2")),
                new SuiteRun(
                        "shift-3",
                        "pairs",
                        Map.of("shift", "3"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("node09 was lost in shift-2")),
                inFile("suspect-1", "suspects", Map.of("source_ports", "new")));
        SuiteFinding slow = new SuiteFinding(
                "slow_host",
                Kind.NIC,
                List.of("node07"),
                Optional.of(Direction.OUT),
                true,
                1.17e9,
                9.3e8,
                Optional.of("bytes_per_s"),
                Optional.of(13),
                List.of("shift-1", "shift-2", "suspect-1"),
                Optional.empty(),
                "What node07 sends is slow: 7.44 Gbit/s, its peers send 9.36; explains 13 of 14 bad pairs.",
                Map.of());
        SuiteFinding drops = new SuiteFinding(
                "lossy_path",
                Kind.PATH,
                List.of("node02", "node11"),
                Optional.empty(),
                false,
                null,
                null,
                Optional.empty(),
                Optional.empty(),
                List.of("shift-2"),
                Optional.of(List.of(
                        new SuiteFlow("node02", "node11", 40_001, 7412, 1.1e9, 3L, false, Map.of()),
                        new SuiteFlow("node02", "node11", null, null, null, null, true, Map.of()))),
                "Packets from node02 to node11 may be lost on one path; it did not show again.",
                Map.of("expected", "no port of its own is known", "measured", "it did not show again"));
        return new SuiteResult(
                SuiteResult.SCHEMA,
                "00112233445566778899aabbccddeeff",
                "validate",
                STARTED,
                STARTED.plusSeconds(41),
                SampleResults.incast().tool(),
                Optional.of("netbench validate --hosts node[01-16]"),
                Optional.of("rack 4"),
                SuiteStatus.INCOMPLETE,
                Optional.of(new Verdict(Verdict.Outcome.INCOMPLETE, 1, List.of("node09 was lost."))),
                List.of(Finding.about("node09", "agent_lost", "node09 was lost: its lease ran out.")),
                List.of(),
                List.of(),
                Map.of("duration_s", List.of("2")),
                Optional.of(new SuiteEstimate(17, 38.5, Optional.empty())),
                List.of(
                        new SuitePhase("pairs", SuitePhase.Status.CUT, Optional.of(15), Optional.of("a host was lost")),
                        new SuitePhase("suspects", SuitePhase.Status.DONE, Optional.of(1), Optional.empty()),
                        new SuitePhase(
                                "bisection",
                                SuitePhase.Status.SKIPPED,
                                Optional.empty(),
                                Optional.of("a host is at fault; --all goes on"))),
                List.of(slow, drops),
                Optional.of(SampleComparisons.worse()),
                runs,
                Map.of());
    }

    /** Block sizes, each with its whole result. */
    public static SuiteResult sweep() {
        return new SuiteResult(
                SuiteResult.SCHEMA,
                "ffeeddccbbaa99887766554433221100",
                "sweep",
                STARTED,
                STARTED.plusSeconds(26),
                SampleResults.incast().tool(),
                Optional.empty(),
                Optional.empty(),
                SuiteStatus.COMPLETE,
                Optional.of(new Verdict(Verdict.Outcome.FAILED, 3, List.of("min_link of node07->storage01 missed."))),
                List.of(),
                List.of(),
                List.of(),
                Map.of("block_size_bytes", List.of("65536", "1048576")),
                Optional.of(new SuiteEstimate(2, 24, Optional.of(24_000_000_000L))),
                List.of(new SuitePhase("sweep", SuitePhase.Status.DONE, Optional.of(2), Optional.empty())),
                List.of(new SuiteFinding(
                        "saturated",
                        Kind.SERIES,
                        List.of(),
                        Optional.empty(),
                        true,
                        null,
                        1.09e10,
                        Optional.of("bytes_per_s"),
                        Optional.empty(),
                        List.of("b-65536", "b-1048576"),
                        Optional.empty(),
                        "Goodput rises up to 1 MiB blocks, and is flat from there.",
                        Map.of("expected", "nothing was expected"))),
                Optional.empty(),
                List.of(
                        embedded("b-1048576", "1048576", SampleResults.incast()),
                        embedded("b-65536", "65536", SampleResults.fabric(4))),
                Map.of());
    }

    /** One whose first run goes on. */
    public static SuiteResult running() {
        return new SuiteResult(
                SuiteResult.SCHEMA,
                "0123456789abcdef0123456789abcdef",
                "scenario",
                STARTED,
                null,
                SampleResults.incast().tool(),
                Optional.empty(),
                Optional.empty(),
                SuiteStatus.RUNNING,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of(
                        new SuitePhase("alone", SuitePhase.Status.RUNNING, Optional.of(2), Optional.empty()),
                        new SuitePhase("together", SuitePhase.Status.PLANNED, Optional.of(1), Optional.empty())),
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of("ended_at", "it goes on"));
    }

    private static SuiteRun embedded(String name, String blockSize, RunResult result) {
        return new SuiteRun(
                name,
                "sweep",
                Map.of("block_size_bytes", blockSize),
                Optional.of(result),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A run whose result stands beside the suite. */
    static SuiteRun inFile(String name, String phase, Map<String, String> parameters) {
        return new SuiteRun(
                name,
                phase,
                parameters,
                Optional.empty(),
                Optional.of("runs/" + name + ".json"),
                Optional.of(RunDigest.of(SampleResults.neverStarted())),
                Optional.empty());
    }

    /** One of each, by name. */
    public static Map<String, SuiteResult> all() {
        return Map.of("validation", validation(), "sweep", sweep(), "running", running());
    }
}
