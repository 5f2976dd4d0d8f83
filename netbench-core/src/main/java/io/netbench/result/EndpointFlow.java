package io.netbench.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All links of one endpoint in one direction together. Links that failed are in no figure but their count, as in totals.
 *
 * @param links how many, those that failed among them
 * @param failedLinks how many of them failed; empty if none did
 * @param bytes payload that arrived at the sinks in the links' windows
 * @param goodputBytesPerS bytes over the run's measured window
 * @param retransmits segments that the sources of the links sent again; null where one of those over TCP does not tell
 * @param spuriousRetransmits of them, those that had arrived before; empty where the kernel does not tell
 * @param stalls silent stretches of the links, with those that their own source made
 * @param absent why a figure is null
 */
public record EndpointFlow(
        int links,
        Optional<Integer> failedLinks,
        Long bytes,
        Double goodputBytesPerS,
        Long retransmits,
        Optional<Long> spuriousRetransmits,
        Stalls stalls,
        Map<String, String> absent) {

    public EndpointFlow {
        Require.positive("endpoint.links", links);
        failedLinks.ifPresent(failed -> Require.positive("endpoint.failed_links", failed));
        Require.notNegative("endpoint.bytes", bytes);
        Require.notNegative("endpoint.goodput_bytes_per_s", goodputBytesPerS);
        Require.notNegative("endpoint.retransmits", retransmits);
        absent = Absent.from(absent)
                .figure("bytes", bytes)
                .figure("goodput_bytes_per_s", goodputBytesPerS)
                .figure("retransmits", retransmits)
                .figure("stalls", stalls)
                .reasons();
    }

    /**
     * The sum of links that have their source, or their sink, in common; empty of none.
     *
     * @param windowNs length of the run's measured window; empty if it has none
     */
    public static Optional<EndpointFlow> sumOf(List<LinkResult> links, Optional<Long> windowNs) {
        if (links.isEmpty()) {
            return Optional.empty();
        }
        List<LinkResult> counted =
                links.stream().filter(link -> link.status() == LinkStatus.OK).toList();
        int failed = links.size() - counted.size();
        String unknown = counted.isEmpty() ? "all of its links failed" : "none of its links reported it";
        Long bytes = LinkSum.of(counted, LinkResult::bytes);
        String noBytes = LinkSum.absence(counted, LinkResult::bytes, unknown);
        List<LinkResult> overTcp =
                counted.stream().filter(link -> link.datagrams().isEmpty()).toList();
        Function<LinkResult, Long> retransmits = link -> ofSource(link, TcpSummary::retransmits);
        return Optional.of(new EndpointFlow(
                links.size(),
                failed > 0 ? Optional.of(failed) : Optional.empty(),
                bytes,
                bytes == null ? null : windowNs.map(ns -> bytes * 1e9 / ns).orElse(null),
                LinkSum.of(overTcp, retransmits),
                spurious(overTcp),
                stalls(counted),
                Map.of(
                        "bytes",
                        noBytes,
                        "goodput_bytes_per_s",
                        bytes == null ? noBytes : "there was no measured window",
                        "retransmits",
                        LinkSum.absence(overTcp, retransmits, unknown),
                        "stalls",
                        LinkSum.absence(counted, EndpointFlow::silences, unknown))));
    }

    private static Long ofSource(LinkResult link, Function<TcpSummary, Long> figure) {
        TcpSummary source = link.tcp().source();
        return source == null ? null : figure.apply(source);
    }

    /** Where one of the kernels does not tell, the others' count would look like that of all. */
    private static Optional<Long> spurious(List<LinkResult> links) {
        return Optional.ofNullable(LinkSum.of(
                links, link -> ofSource(link, tcp -> tcp.spuriousRetransmits().orElse(null))));
    }

    private static Long silences(LinkResult link) {
        Stalls stalls = link.stallsOfEitherEnd();
        return stalls == null ? null : stalls.count();
    }

    private static Stalls stalls(List<LinkResult> links) {
        if (LinkSum.of(links, EndpointFlow::silences) == null) {
            return null;
        }
        return links.stream()
                .map(LinkResult::stallsOfEitherEnd)
                .reduce((one, other) -> new Stalls(
                        one.count() + other.count(),
                        one.totalNs() + other.totalNs(),
                        Math.max(one.longestNs(), other.longestNs())))
                .orElse(null);
    }
}
