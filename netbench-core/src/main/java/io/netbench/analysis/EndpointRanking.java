package io.netbench.analysis;

import io.netbench.result.EndpointFlow;
import io.netbench.result.EndpointResult;
import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The endpoints of a run, the one first that is worst beside its peers, as a source or as a sink: what makes a bad host
 * stand out where each link alone tells of two hosts.
 *
 * @param worstFirst all of them; those that have no peers come last, in the order of the plan
 */
public record EndpointRanking(List<Place> worstFirst) {

    /**
     * An endpoint's place.
     *
     * @param endpoint what it sent and received
     * @param lag how far it is behind its peers; empty where it has none
     */
    public record Place(EndpointResult endpoint, Optional<EndpointLag> lag) {

        /** Whether not one of its links went through to the end. */
        public boolean hasFailed() {
            return Stream.of(endpoint.out(), endpoint.in())
                    .flatMap(Optional::stream)
                    .allMatch(flow -> flow.failedLinks().orElse(0) == flow.links());
        }

        private double order() {
            return hasFailed()
                    ? Double.POSITIVE_INFINITY
                    : lag.map(EndpointLag::factor).orElse(0.0);
        }
    }

    public EndpointRanking {
        worstFirst = List.copyOf(worstFirst);
    }

    /** Those of a run, over all of its loads. */
    public static EndpointRanking of(RunResult run) {
        Map<String, EndpointLag> lags = new HashMap<>();
        for (LoadResult load : run.loads()) {
            EndpointPeers.of(load, run.linksOf(load))
                    .forEach((endpoint, lag) -> lags.merge(endpoint, lag, EndpointPeers::worse));
        }
        return new EndpointRanking(run.endpoints().stream()
                .map(endpoint -> new Place(endpoint, Optional.ofNullable(lags.get(endpoint.name()))))
                .sorted(Comparator.comparingDouble(Place::order).reversed())
                .toList());
    }

    /** How many endpoints have several links, so that their sums say what no link does. */
    public long withSeveralLinks() {
        return worstFirst.stream()
                .filter(place ->
                        Stream.of(place.endpoint().out(), place.endpoint().in())
                                        .flatMap(Optional::stream)
                                        .mapToInt(EndpointFlow::links)
                                        .sum()
                                > 1)
                .count();
    }
}
