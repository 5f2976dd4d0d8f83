package io.netbench.traffic.connection;

import io.netbench.measure.LatencyFigures;
import java.util.Map;
import java.util.Optional;

/**
 * The measured rounds of one hub in one load, timed on its own clock.
 *
 * @param hub the load and the endpoint
 * @param rounds how many were completed
 * @param voided how many met their deadline or lost a link
 * @param completionNs from a round's release to its last link's arrival
 * @param releaseSkewNs from the first to the last connection released in a round
 * @param stragglers how often each link was the last; links that never were are absent
 * @param linkCompletionNs from a round's release to the link's own arrival, by link
 * @param failure why the hub stopped; empty when it did not
 */
public record RoundFigures(
        LoadHub hub,
        long rounds,
        long voided,
        LatencyFigures completionNs,
        LatencyFigures releaseSkewNs,
        Map<Integer, Long> stragglers,
        Map<Integer, LatencyFigures> linkCompletionNs,
        Optional<String> failure) {}
