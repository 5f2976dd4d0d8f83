package io.netbench.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Optional;

/**
 * The barrier rounds of one hub, on that hub's clock.
 *
 * @param hub name of the endpoint that is the hub
 * @param count rounds that were completed
 * @param voidRounds rounds that missed their deadline or lost a link; the first one stops the hub
 * @param completionNs from the release to the last byte (of a push broadcast: acknowledgement) of the last link
 * @param releaseSkewNs from the first to the last link's release within a round
 * @param stragglerCounts how often each link was the last, by link name; links that never were are left out
 * @param stopped why the hub stopped before its time
 * @param absent why a figure is null
 */
public record HubRounds(
        String hub,
        long count,
        @JsonProperty("void") long voidRounds,
        LatencyHistogram completionNs,
        LatencyHistogram releaseSkewNs,
        Map<String, Long> stragglerCounts,
        Optional<String> stopped,
        Map<String, String> absent) {

    public HubRounds {
        Require.text("hub_rounds.hub", hub);
        Require.notNegative("hub_rounds.count", count);
        Require.notNegative("hub_rounds.void", voidRounds);
        stragglerCounts = Ordered.copyOf(stragglerCounts);
        absent = Absent.from(absent)
                .figure("completion_ns", completionNs)
                .figure("release_skew_ns", releaseSkewNs)
                .reasons();
    }
}
