package io.netbench.analysis;

import io.netbench.analysis.EndpointLag.Measure;
import io.netbench.analysis.EndpointLag.Side;
import io.netbench.result.LinkLoadOverride;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.Stalls;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds the endpoints of one load against each other, in one direction. A link is as slow as its slower end, so that in a
 * mesh the links of a bad host are spread over all others; but each of these has one of them, and the bad one all.
 */
final class EndpointPeers {

    /** Of fewer there is no telling which of them is the odd one. */
    private static final int LEAST_PEERS = 3;

    /** One in a thousand segments of 1448 bytes: less lost than that costs nothing, whatever the peers lost. */
    private static final double FEW_RETRANSMITS = 1e-3 / 1448;

    /** A share of the time that a single stall may take of a short run. */
    private static final double SHORT_STALLS = 0.01;

    /** Of an endpoint that got nothing through, where others did. */
    private static final double NOTHING = 1e6;

    /** What the links of an endpoint came to. */
    private record Sums(String endpoint, double goodput, double retransmits, double stalls) {

        static Sums of(String endpoint, List<LinkResult> links) {
            double bytes = sum(links.stream().map(LinkResult::bytes));
            double windowsNs = sum(links.stream().map(LinkResult::windowNs));
            double retransmits = sum(links.stream()
                    .map(link -> link.tcp().source())
                    .filter(Objects::nonNull)
                    .map(tcp -> tcp.retransmits()));
            double stalledNs = sum(links.stream()
                    .map(LinkResult::stallsOfEitherEnd)
                    .filter(Objects::nonNull)
                    .map(Stalls::totalNs));
            return new Sums(
                    endpoint,
                    sum(links.stream().map(LinkResult::goodputBytesPerS)),
                    bytes == 0 ? 0 : retransmits / bytes,
                    windowsNs == 0 ? 0 : stalledNs / windowsNs);
        }

        private static double sum(Stream<? extends Number> figures) {
            return figures.filter(Objects::nonNull)
                    .mapToDouble(Number::doubleValue)
                    .sum();
        }
    }

    private EndpointPeers() {}

    /** The worst lag of each endpoint that has peers. */
    static Map<String, EndpointLag> of(LoadResult load, List<LinkResult> links) {
        Map<String, EndpointLag> worst = new HashMap<>();
        for (Side side : Side.values()) {
            for (List<Sums> peers : peers(load, CountedLinks.of(links).links(), side)) {
                peers.forEach(own -> worst.merge(own.endpoint(), lag(own, peers, side), EndpointPeers::worse));
            }
        }
        return worst;
    }

    static EndpointLag worse(EndpointLag one, EndpointLag other) {
        return other.factor() > one.factor() ? other : one;
    }

    /** Endpoints that were asked for the same, as far as there are enough of them. */
    private static List<List<Sums>> peers(LoadResult load, List<LinkResult> links, Side side) {
        Map<String, List<LinkResult>> byEndpoint = new LinkedHashMap<>();
        links.forEach(link -> byEndpoint
                .computeIfAbsent(side == Side.SOURCE ? link.source() : link.sink(), name -> new ArrayList<>())
                .add(link));
        Map<List<String>, List<Sums>> groups = new LinkedHashMap<>();
        byEndpoint.forEach(
                (endpoint, itsLinks) -> groups.computeIfAbsent(asked(load, itsLinks), same -> new ArrayList<>())
                        .add(Sums.of(endpoint, itsLinks)));
        return groups.values().stream()
                .filter(group -> group.size() >= LEAST_PEERS)
                .toList();
    }

    /** What each link of an endpoint was asked for; empty for what the load asks of all. */
    private static List<String> asked(LoadResult load, List<LinkResult> links) {
        return links.stream()
                .map(link -> override(load, link)
                        .map(own -> "%s %s %s %s %s %s"
                                .formatted(
                                        own.blockSizeBytes(),
                                        own.responseSizeBytes(),
                                        own.connections(),
                                        own.queueDepth(),
                                        own.rateBitsPerS(),
                                        own.targetBytes()))
                        .orElse(""))
                .sorted()
                .toList();
    }

    private static Optional<LinkLoadOverride> override(LoadResult load, LinkResult link) {
        return load.linkOverrides().stream()
                .filter(own -> own.source().equals(link.source()) && own.sink().equals(link.sink()))
                .findFirst();
    }

    private static EndpointLag lag(Sums own, List<Sums> peers, Side side) {
        double goodput = median(peers.stream().map(Sums::goodput).toList());
        double retransmits = median(peers.stream().map(Sums::retransmits).toList());
        double stalls = median(peers.stream().map(Sums::stalls).toList());
        double behind = own.goodput() > 0 ? goodput / own.goodput() : goodput > 0 ? NOTHING : 1;
        // Losses are to be four times the peers' to weigh as much as half of their goodput.
        double lost = Math.sqrt((own.retransmits() + FEW_RETRANSMITS) / (retransmits + FEW_RETRANSMITS));
        double stalled = Math.sqrt((own.stalls() + SHORT_STALLS) / (stalls + SHORT_STALLS));
        return Stream.of(
                        new EndpointLag(side, Measure.GOODPUT, own.goodput(), goodput, behind),
                        new EndpointLag(side, Measure.RETRANSMITS, own.retransmits(), retransmits, lost),
                        new EndpointLag(side, Measure.STALLS, own.stalls(), stalls, stalled))
                .max(Comparator.comparingDouble(EndpointLag::factor))
                .orElseThrow();
    }

    private static double median(Collection<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
