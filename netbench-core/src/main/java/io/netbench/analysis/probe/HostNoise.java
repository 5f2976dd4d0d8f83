package io.netbench.analysis.probe;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * By how much a load made a host later than it was before: whatever is timed on it takes so much longer, and no network had
 * a part in it.
 *
 * @param host its name
 * @param addedNs what the load added to a quantile of its timer's lateness
 */
record HostNoise(String host, long addedNs) {

    /** The host of some pairs that became the latest; empty where none is known. */
    static Optional<HostNoise> worst(ProbeRecord record, List<ProbedPair> pairs, double quantile) {
        return pairs.stream()
                .flatMap(pair -> Stream.of(pair.clientHost(), pair.serverHost()))
                .distinct()
                .map(host -> of(record, host, quantile))
                .filter(Objects::nonNull)
                .max(Comparator.comparingLong(HostNoise::addedNs));
    }

    private static HostNoise of(ProbeRecord record, String host, double quantile) {
        ProbeSeries timer = record.timers().get(host);
        if (timer == null) {
            return null;
        }
        Long idle = Times.lateness(timer, record.idle()).quantile(quantile);
        Long loaded = Times.lateness(timer, record.loaded()).quantile(quantile);
        return idle == null || loaded == null ? null : new HostNoise(host, Math.max(0, loaded - idle));
    }
}
