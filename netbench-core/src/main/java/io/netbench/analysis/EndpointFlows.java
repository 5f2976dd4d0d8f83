package io.netbench.analysis;

import io.netbench.result.EndpointFlow;
import io.netbench.result.EndpointResult;
import io.netbench.result.LinkResult;
import io.netbench.result.Stalls;
import io.netbench.result.TcpSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Adds up what each endpoint sent and received, over all loads and links that it has an end of. */
final class EndpointFlows {

    private final Optional<Long> windowNs;
    private final Map<String, List<LinkResult>> bySource = new HashMap<>();
    private final Map<String, List<LinkResult>> bySink = new HashMap<>();

    private EndpointFlows(RunMeasurements facts) {
        windowNs = facts.measuredNs();
        for (LinkResult link : facts.links()) {
            bySource.computeIfAbsent(link.source(), name -> new ArrayList<>()).add(link);
            bySink.computeIfAbsent(link.sink(), name -> new ArrayList<>()).add(link);
        }
    }

    static List<EndpointResult> of(RunMeasurements facts) {
        EndpointFlows flows = new EndpointFlows(facts);
        return facts.endpoints().stream().map(flows::endpoint).toList();
    }

    private EndpointResult endpoint(EndpointPlace place) {
        return new EndpointResult(
                place.name(),
                place.host(),
                place.roles(),
                Optional.ofNullable(bySource.get(place.name())).map(this::flow),
                Optional.ofNullable(bySink.get(place.name())).map(this::flow));
    }

    private EndpointFlow flow(List<LinkResult> links) {
        CountedLinks counted = CountedLinks.of(links);
        String unknown = counted.links().isEmpty() ? "all of its links failed" : "none of its links reported it";
        Long bytes = LinkSums.of(counted.links(), LinkResult::bytes);
        List<TcpSummary> sources = counted.links().stream()
                .map(link -> link.tcp().source())
                .filter(Objects::nonNull)
                .toList();
        boolean allTell = !sources.isEmpty()
                && sources.stream().allMatch(tcp -> tcp.spuriousRetransmits().isPresent());
        return new EndpointFlow(
                links.size(),
                counted.isPartial() ? Optional.of(counted.failed()) : Optional.empty(),
                bytes,
                bytes == null ? null : windowNs.map(ns -> bytes * 1e9 / ns).orElse(null),
                LinkSums.of(counted.links(), link -> retransmits(link)),
                allTell
                        ? Optional.of(sources.stream()
                                .mapToLong(tcp -> tcp.spuriousRetransmits().orElseThrow())
                                .sum())
                        : Optional.empty(),
                stalls(counted.links()),
                Map.of(
                        "bytes", unknown,
                        "goodput_bytes_per_s", bytes == null ? unknown : "there was no measured window",
                        "retransmits", unknown,
                        "stalls", unknown));
    }

    private static Long retransmits(LinkResult link) {
        TcpSummary source = link.tcp().source();
        return source == null ? null : source.retransmits();
    }

    private static Stalls stalls(List<LinkResult> links) {
        return links.stream()
                .map(LinkResult::stallsOfEitherEnd)
                .filter(Objects::nonNull)
                .reduce((one, other) -> new Stalls(
                        one.count() + other.count(),
                        one.totalNs() + other.totalNs(),
                        Math.max(one.longestNs(), other.longestNs())))
                .orElse(null);
    }
}
