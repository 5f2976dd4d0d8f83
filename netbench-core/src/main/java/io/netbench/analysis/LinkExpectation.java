package io.netbench.analysis;

import io.netbench.analysis.EndpointLag.Side;
import io.netbench.result.Check;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What each link of a load was expected to carry: the rate that was asked of it, else the limit that somebody set, else its part
 * of the slower port at its ends. What nobody asked for, over ports whose speed nobody knows, has no expectation, and says why.
 */
public final class LinkExpectation {

    /** Of a port it is enough for a link to come this near; the rest goes to what shares it, and to chance. */
    private static final double NEAR_PORT = 0.8;

    private static final double BITS_PER_BYTE = 8;

    /** Where an expectation comes from. */
    public enum Basis {
        /** The load offered so much. */
        RATE,
        /** A person set it as the least. */
        LIMIT,
        /** It is what the ports can carry, shared evenly among links. */
        PORTS,
        /** There is none. */
        NOTHING
    }

    private final LoadResult load;
    private final Basis basis;
    private final Map<String, Double> bytesPerS;
    private final String absence;

    private LinkExpectation(LoadResult load, Basis basis, Map<String, Double> bytesPerS, String absence) {
        this.load = load;
        this.basis = bytesPerS.isEmpty() ? Basis.NOTHING : basis;
        this.bytesPerS = bytesPerS;
        this.absence = absence;
    }

    /** That of the links of one load of a run. */
    public static LinkExpectation of(RunResult run, LoadResult load) {
        List<LinkResult> links = run.linksOf(load);
        if (OfferedRate.isUsed(load)) {
            return new LinkExpectation(
                    load,
                    Basis.RATE,
                    each(links, link -> OfferedRate.of(load, link).map(bits -> bits / BITS_PER_BYTE)),
                    "no link was asked for a rate");
        }
        Optional<Double> limit = run.checks().stream()
                .filter(check -> check.name().equals("min_link")
                        && check.load().filter(load.name()::equals).isPresent())
                .map(Check::limit)
                .findFirst();
        if (limit.isPresent()) {
            return new LinkExpectation(load, Basis.LIMIT, each(links, link -> limit), "there are no links");
        }
        Ports ports = new Ports(run.links());
        Map<String, Double> parts = each(links, link -> ports.partOf(load, link));
        return new LinkExpectation(load, Basis.PORTS, parts, ports.absence(links));
    }

    private static Map<String, Double> each(List<LinkResult> links, Function<LinkResult, Optional<Double>> expected) {
        Map<String, Double> known = new HashMap<>();
        links.forEach(link -> expected.apply(link).ifPresent(rate -> known.put(link.name(), rate)));
        return known;
    }

    /** Where it comes from. */
    public Basis basis() {
        return basis;
    }

    /** What a link was expected to carry, in bytes/s; empty where nothing was. */
    public Optional<Double> bytesPerS(LinkResult link) {
        return Optional.ofNullable(bytesPerS.get(link.name()));
    }

    /** What all links of the load were expected to carry together, in bytes/s; empty where it is not known of each. */
    public Optional<Double> totalBytesPerS(List<LinkResult> links) {
        return basis != Basis.NOTHING && links.stream().allMatch(link -> bytesPerS.containsKey(link.name()))
                ? Optional.of(links.stream()
                        .mapToDouble(link -> bytesPerS.get(link.name()))
                        .sum())
                : Optional.empty();
    }

    /** Whether a link carried less than it had to. What it carried is known. */
    public boolean isMissed(LinkResult link) {
        Double expected = bytesPerS.get(link.name());
        if (expected == null || link.goodputBytesPerS() == null) {
            return false;
        }
        return switch (basis) {
            case RATE -> OfferedRate.isMissed(load, link);
            case LIMIT -> link.goodputBytesPerS() < expected;
            case PORTS -> link.goodputBytesPerS() < NEAR_PORT * expected;
            case NOTHING -> false;
        };
    }

    /** It in words, for a sentence that begins with what was expected. */
    public String words() {
        return switch (basis) {
            case RATE -> rates() + " a link, the rate that was asked for";
            case LIMIT -> "at least " + rates() + " a link, the limit that was set";
            case PORTS -> rates() + " a link, its part of the slower port less headers";
            case NOTHING -> "nothing: no rate and no limit was asked for, and " + absence;
        };
    }

    private String rates() {
        double least = bytesPerS.values().stream()
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(0);
        double most = bytesPerS.values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        String from = QuantityText.bitRate(least);
        String to = QuantityText.bitRate(most);
        return from.equals(to) ? from : from + " to " + to;
    }

    /** The ports of a run, each with the links that share it. */
    private static final class Ports {

        private record End(Side side, String endpoint) {}

        private final Map<End, List<LinkResult>> links = new HashMap<>();
        private final Map<End, Figure> speeds = new HashMap<>();

        Ports(List<LinkResult> all) {
            for (LinkResult link : all) {
                links.computeIfAbsent(source(link), end -> new ArrayList<>()).add(link);
                links.computeIfAbsent(sink(link), end -> new ArrayList<>()).add(link);
            }
        }

        private static End source(LinkResult link) {
            return new End(Side.SOURCE, link.source());
        }

        private static End sink(LinkResult link) {
            return new End(Side.SINK, link.sink());
        }

        private Figure speed(End end) {
            return speeds.computeIfAbsent(end, of -> PortSpeed.of(links.get(of), of.side()));
        }

        /** What the slower port leaves a link, in bytes of payload a second. */
        Optional<Double> partOf(LoadResult load, LinkResult link) {
            double least = Math.min(part(source(link)), part(sink(link)));
            OptionalDouble payload = WireEstimate.payloadShare(load, link);
            return Double.isInfinite(least) || payload.isEmpty()
                    ? Optional.empty()
                    : Optional.of(least / BITS_PER_BYTE * payload.getAsDouble());
        }

        private double part(End end) {
            Double bitsPerS = speed(end).value();
            return bitsPerS == null
                    ? Double.POSITIVE_INFINITY
                    : bitsPerS / links.get(end).size();
        }

        /** Why nobody knows what a port leaves its links. */
        String absence(List<LinkResult> of) {
            return of.stream()
                    .findFirst()
                    .map(link -> speed(sink(link)).value() == null
                            ? speed(sink(link)).absence()
                            : "how many blocks went into a segment is unknown")
                    .orElse("there are no links");
        }
    }
}
