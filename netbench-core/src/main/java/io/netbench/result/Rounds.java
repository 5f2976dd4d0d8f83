package io.netbench.result;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Barrier rounds, summed over hubs. Hubs are not synchronised with each other, so times are only put together as
 * distributions.
 *
 * @param count rounds that were completed
 * @param voidRounds rounds that missed their deadline or lost a link
 * @param completionNs times of rounds
 * @param releaseSkewNs spread of the releases within rounds
 * @param stragglerCounts how often each link was the last of its round, by link name
 * @param hubs each hub's own
 * @param absent why a figure is null
 */
public record Rounds(
        long count,
        @JsonProperty("void") long voidRounds,
        LatencyHistogram completionNs,
        LatencyHistogram releaseSkewNs,
        Map<String, Long> stragglerCounts,
        List<HubRounds> hubs,
        Map<String, String> absent) {

    public Rounds {
        Require.notNegative("rounds.count", count);
        Require.notNegative("rounds.void", voidRounds);
        stragglerCounts = Ordered.copyOf(stragglerCounts);
        hubs = List.copyOf(hubs);
        absent = Absent.from(absent)
                .figure("completion_ns", completionNs)
                .figure("release_skew_ns", releaseSkewNs)
                .reasons();
    }

    /** The sum of {@code hubs}; links are put in the order of their names. */
    public static Rounds sumOf(List<HubRounds> hubs) {
        Map<String, Long> stragglers = new TreeMap<>();
        hubs.forEach(hub -> hub.stragglerCounts().forEach((link, n) -> stragglers.merge(link, n, Long::sum)));
        String reason = "no hub reported it";
        return new Rounds(
                hubs.stream().mapToLong(HubRounds::count).sum(),
                hubs.stream().mapToLong(HubRounds::voidRounds).sum(),
                merged(hubs, HubRounds::completionNs),
                merged(hubs, HubRounds::releaseSkewNs),
                stragglers,
                hubs,
                Map.of("completion_ns", reason, "release_skew_ns", reason));
    }

    private static LatencyHistogram merged(List<HubRounds> hubs, Function<HubRounds, LatencyHistogram> figure) {
        List<LatencyHistogram> known =
                hubs.stream().map(figure).filter(Objects::nonNull).toList();
        return known.isEmpty() ? null : LatencyHistogram.merged(known);
    }
}
