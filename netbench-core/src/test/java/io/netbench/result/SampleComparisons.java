package io.netbench.result;

import io.netbench.result.ComparedFigure.Level;
import io.netbench.result.ComparedFigure.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Comparisons as they come out, with something of all that they can have. */
public final class SampleComparisons {

    private SampleComparisons() {}

    /** A link that became slower, another that was not measured often enough, on a host with another kernel. */
    public static Comparison worse() {
        ComparedFigure slower = new ComparedFigure(
                Level.LINK,
                Optional.empty(),
                Optional.of("incast"),
                Optional.of("client-1->server-1"),
                ComparedQuantity.GOODPUT,
                "bytes_per_s",
                1.2e9,
                9.6e8,
                3,
                3,
                -0.2,
                0.05,
                Outcome.WORSE,
                Map.of());
        ComparedFigure stalled = new ComparedFigure(
                Level.TOTAL,
                Optional.of("sweep 64k"),
                Optional.empty(),
                Optional.empty(),
                ComparedQuantity.STALLS,
                "share",
                0.0,
                0.02,
                1,
                1,
                null,
                null,
                Outcome.NOT_JUDGED,
                Map.of("change", "it was 0 before", "limit", "a stall is one event"));
        return new Comparison(
                Comparison.SCHEMA,
                new Verdict(Verdict.Outcome.FAILED, 3, List.of("client-1->server-1 became slower.")),
                side(List.of("before/1.json", "before/2.json", "before/3.json"), List.of("A run is incomplete.")),
                new ComparedSide(
                        List.of(), 1, null, Optional.empty(), List.of(), Map.of("started_at", "it never began")),
                null,
                2,
                1,
                0,
                0,
                1,
                true,
                List.of(new ComparedSetting(
                        "kernel",
                        Optional.empty(),
                        List.of("node1"),
                        Optional.of("6.1.0"),
                        Optional.of("6.8.0"),
                        false)),
                List.of("node3->node1"),
                List.of("node2->node1"),
                List.of(slower, stalled),
                Map.of("threshold", "none was asked for"));
    }

    private static ComparedSide side(List<String> sources, List<String> missing) {
        return new ComparedSide(
                sources, 3, Instant.parse("2026-03-01T12:00:00Z"), Optional.of("before"), missing, Map.of());
    }
}
