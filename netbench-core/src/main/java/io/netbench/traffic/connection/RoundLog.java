package io.netbench.traffic.connection;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What is kept of the measured rounds of one hub. Written by the last arrival of each round, which is alone. */
final class RoundLog {

    private static final long MAX_ROUND_NS = 60_000_000_000L;

    private final Histogram completionNs = new Histogram(MAX_ROUND_NS, 3);
    private final Histogram releaseSkewNs = new Histogram(MAX_ROUND_NS, 3);
    private final Map<Integer, Histogram> linkCompletionNs = new TreeMap<>();
    private long rounds;
    private long voided;

    /** Where a link's own times are added, before the first round. */
    Histogram ofLink(int link) {
        return linkCompletionNs.computeIfAbsent(link, id -> new Histogram(1024, MAX_ROUND_NS, 2));
    }

    static void add(Histogram times, long ns) {
        times.recordValue(Math.min(MAX_ROUND_NS, Math.max(0, ns)));
    }

    void addRound(long ns) {
        rounds++;
        add(completionNs, ns);
    }

    void addReleaseSkew(long ns) {
        add(releaseSkewNs, ns);
    }

    void countVoided() {
        voided++;
    }

    RoundFigures figures(LoadHub hub, Map<Integer, Long> stragglers, Optional<String> failure) {
        return new RoundFigures(
                hub,
                rounds,
                voided,
                completionNs.copy(),
                releaseSkewNs.copy(),
                stragglers,
                Map.copyOf(linkCompletionNs),
                failure);
    }
}
