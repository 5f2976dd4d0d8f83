package io.netbench.analysis.fabric;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What findings about pairs leave out of incasts: an end that is bad anyway says nothing new of itself, and makes healthy ones look bad.
 *
 * @param receivers hosts that are bad whoever sends to them, by their numbers
 * @param hosts hosts at fault, in whichever direction; those that send badly are no senders for others to be judged by
 * @param ways by hosts that receive, those that are not to send to them, since the way between them is bad
 */
public record BadEnds(Set<Integer> receivers, Set<Integer> hosts, Map<Integer, Set<Integer>> ways) {

    public BadEnds {
        receivers = Set.copyOf(receivers);
        hosts = Set.copyOf(hosts);
        ways = Map.copyOf(ways);
    }

    /** Those of findings about hosts of these names, in the order of their numbers. */
    static BadEnds of(List<FabricFinding> findings, List<String> names) {
        Map<String, Integer> numbers = new HashMap<>();
        IntStream.range(0, names.size()).forEach(host -> numbers.put(names.get(host), host));
        Set<Integer> receivers = new HashSet<>();
        Set<Integer> hosts = new HashSet<>();
        Map<Integer, Set<Integer>> ways = new HashMap<>();
        for (FabricFinding finding : findings) {
            Set<Integer> sources = numbered(finding.sources(), numbers);
            Set<Integer> sinks = numbered(finding.sinks(), numbers);
            switch (finding.kind()) {
                case HOST, SENDING, RECEIVING, MANY_HOSTS, HOST_FACT -> {
                    receivers.addAll(sinks);
                    hosts.addAll(sources);
                    hosts.addAll(sinks);
                }
                case PAIR, PATH, UPLINK -> {
                    Set<Integer> from = sources.isEmpty() ? others(names.size(), sinks) : sources;
                    Set<Integer> to = sinks.isEmpty() ? others(names.size(), sources) : sinks;
                    to.forEach(sink ->
                            ways.computeIfAbsent(sink, s -> new HashSet<>()).addAll(from));
                }
                // These are alike, or single out no end.
                case ALL_PAIRS, TWO_HALVES, INCAST, LIMIT -> {}
            }
        }
        return new BadEnds(receivers, hosts, ways);
    }

    private static Set<Integer> numbered(List<String> some, Map<String, Integer> numbers) {
        return some.stream().map(numbers::get).collect(Collectors.toSet());
    }

    /** An end that a finding leaves open is all hosts but those at its other end. */
    private static Set<Integer> others(int hosts, Set<Integer> some) {
        return IntStream.range(0, hosts)
                .filter(host -> !some.contains(host))
                .boxed()
                .collect(Collectors.toSet());
    }
}
