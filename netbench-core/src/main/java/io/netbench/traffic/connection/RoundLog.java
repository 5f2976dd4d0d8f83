package io.netbench.traffic.connection;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is kept of the measured rounds of one hub. Written by the last arrival of each round, which is alone. */
final class RoundLog {

    private final RoundTimes completion = RoundTimes.ofHub();
    private final RoundTimes releaseSkew = RoundTimes.ofHub();
    private final Map<Integer, RoundTimes> linkCompletion = new TreeMap<>();
    private long rounds;
    private long voided;

    /** Where a link's own times are added, before the first round. */
    RoundTimes ofLink(int link) {
        return linkCompletion.computeIfAbsent(link, id -> RoundTimes.ofLink());
    }

    void addRound(long ns) {
        rounds++;
        completion.add(ns);
    }

    void addReleaseSkew(long ns) {
        releaseSkew.add(ns);
    }

    void countVoided() {
        voided++;
    }

    RoundFigures figures(LoadHub hub, Map<Integer, Long> stragglers, Optional<String> failure) {
        return new RoundFigures(
                hub,
                rounds,
                voided,
                completion.figures(),
                releaseSkew.figures(),
                stragglers,
                linkCompletion.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, link -> link.getValue().figures())),
                failure);
    }
}
