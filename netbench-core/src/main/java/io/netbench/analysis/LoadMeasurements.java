package io.netbench.analysis;

import io.netbench.plan.Thresholds;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.LoadResult;
import io.netbench.result.Span;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one load measured, before anything is concluded from it.
 *
 * @param load what was asked of it, its window and its rounds; its totals are still to be found
 * @param thresholds what it has to reach
 * @param latencies latency histograms that make up its totals; when there are none, those of its links do
 * @param steady what its links carried in the steady part; empty if there was none
 * @param firstDone what its links carried until the first was done; only with a byte target
 * @param lastDone what its links carried until the last was done; only with a byte target
 */
public record LoadMeasurements(
        LoadResult load,
        Thresholds thresholds,
        List<LatencyHistogram> latencies,
        Optional<Span> steady,
        Optional<Span> firstDone,
        Optional<Span> lastDone) {

    public LoadMeasurements {
        Objects.requireNonNull(load, "load");
        Objects.requireNonNull(thresholds, "thresholds");
        latencies = List.copyOf(latencies);
    }
}
