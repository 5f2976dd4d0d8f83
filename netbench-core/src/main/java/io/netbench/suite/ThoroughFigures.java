package io.netbench.suite;

import io.netbench.text.HostNames;
import java.util.List;

/**
 * What a fabric did beyond its pairs.
 *
 * @param matchings what a pair reached on average in each random matching, in bytes/s
 * @param hubs what many-to-one and one-to-many came to
 * @param bystanders what incasts did to pairs that had no part in them
 */
public record ThoroughFigures(List<Double> matchings, List<Hub> hubs, List<Bystander> bystanders) {

    private static final int MOST_RANGES = 3;

    /** Nothing was measured. */
    public static final ThoroughFigures NONE = new ThoroughFigures(List.of(), List.of(), List.of());

    public ThoroughFigures {
        matchings = List.copyOf(matchings);
        hubs = List.copyOf(hubs);
        bystanders = List.copyOf(bystanders);
    }

    /** The average of all matchings in bytes/s: the effective bisection bandwidth, of a pair. NaN where there is none. */
    public double meanOfMatchings() {
        return matchings.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /**
     * All links of a hub at once, as far as they were measured.
     *
     * @param host the hub
     * @param receives whether the others send to it; else it sends to them
     * @param run name of the run
     * @param bytesPerS of all links, in bytes/s
     * @param slowest the host whose link was the slowest
     * @param slowestBytesPerS what that had, in bytes/s
     * @param retransmits segments sent again; -1 where unknown
     * @param missing hosts whose links gave no figure, so that the sum is one of fewer
     */
    public record Hub(
            String host,
            boolean receives,
            String run,
            double bytesPerS,
            String slowest,
            double slowestBytesPerS,
            long retransmits,
            List<String> missing) {

        public Hub {
            missing = List.copyOf(missing);
        }

        /** All hosts but the hub, and but those that are missing. */
        public String others() {
            return missing.isEmpty() ? "all" : "all but " + HostNames.fold(missing, MOST_RANGES);
        }
    }

    /**
     * A pair beside an incast that it has no part in.
     *
     * @param hub host that all others sent to
     * @param source host of the pair that sent
     * @param sink host that received
     * @param run name of the run with the incast
     * @param aloneBytesPerS without it, in bytes/s
     * @param besideBytesPerS beside it, in bytes/s
     * @param aloneP99Ns 99th percentile of its latency without it, in ns; NaN where unknown
     * @param besideP99Ns the same beside it
     */
    public record Bystander(
            String hub,
            String source,
            String sink,
            String run,
            double aloneBytesPerS,
            double besideBytesPerS,
            double aloneP99Ns,
            double besideP99Ns) {}
}
