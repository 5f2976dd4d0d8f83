package io.netbench.result;

import java.util.List;
import java.util.Map;

/**
 * What probes of one kind saw. Times are round trips from the instant at which each probe was meant to be sent; of the
 * load's own operations they are what {@code latency_ns} is. A probe that nobody answered counts as long as it was waited for.
 *
 * @param kind {@code foreign}, {@code self} or {@code bystander}
 * @param pairs of endpoints between which they went
 * @param idle before the load
 * @param loaded in the load's window
 * @param after when it had drained
 * @param unanswered probes to which no answer came, in all three
 * @param addedP50Ns by how much the load raised the median; negative where it fell
 * @param addedP99Ns the same of the 99th percentile
 * @param inflationP50 the median under load by that of the idle network
 * @param inflationP99 the same of the 99th percentile
 * @param normalAgainNs time from the load's end until probes were as quick as before it
 * @param pairFigures pair by pair, the most added first; of many pairs the first of these
 * @param absent why a figure is null
 */
public record ProbeResult(
        String kind,
        int pairs,
        LatencyHistogram idle,
        LatencyHistogram loaded,
        LatencyHistogram after,
        long unanswered,
        Long addedP50Ns,
        Long addedP99Ns,
        Double inflationP50,
        Double inflationP99,
        Long normalAgainNs,
        List<ProbePair> pairFigures,
        Map<String, String> absent) {

    public ProbeResult {
        Require.text("probe.kind", kind);
        Require.notNegative("probe.pairs", pairs);
        Require.notNegative("probe.unanswered", unanswered);
        Require.notNegative("probe.normal_again_ns", normalAgainNs);
        pairFigures = List.copyOf(pairFigures);
        absent = Absent.from(absent)
                .figure("idle", idle)
                .figure("loaded", loaded)
                .figure("after", after)
                .figure("added_p50_ns", addedP50Ns)
                .figure("added_p99_ns", addedP99Ns)
                .figure("inflation_p50", inflationP50)
                .figure("inflation_p99", inflationP99)
                .figure("normal_again_ns", normalAgainNs)
                .reasons();
    }
}
