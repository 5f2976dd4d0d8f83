package io.netbench.coordinator;

import io.netbench.control.proto.BytesAtQuery;
import io.netbench.control.proto.LoadInstant;
import io.netbench.result.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Payload of the windows of loads that had arrived at all sinks by some instants, which the sinks' agents are asked for. */
final class SinkSums {

    private final Map<Integer, Map<Long, Long>> byLoad = new TreeMap<>();
    private final Set<Integer> untold = new HashSet<>();
    private boolean known;

    /** An instant of a load, in nanoseconds after the first start. */
    void want(int load, long atNs) {
        byLoad.computeIfAbsent(load, none -> new TreeMap<>()).put(atNs, 0L);
    }

    boolean isEmpty() {
        return byLoad.isEmpty();
    }

    BytesAtQuery.Builder query() {
        BytesAtQuery.Builder query = BytesAtQuery.newBuilder();
        byLoad.forEach((load, sums) -> sums.keySet()
                .forEach(at ->
                        query.addInstants(LoadInstant.newBuilder().setLoad(load).setAfterStartNs(at))));
        return query;
    }

    /** Whether an answer tells all that was asked for. */
    boolean isAnsweredBy(List<Long> bytes) {
        return bytes.size() == byLoad.values().stream().mapToInt(Map::size).sum();
    }

    /** What one agent answered, in the order of the query; below 0 where it can't tell, which leaves the sum unknown. */
    void add(List<Long> bytes) {
        int next = 0;
        for (Map.Entry<Integer, Map<Long, Long>> load : byLoad.entrySet()) {
            for (Map.Entry<Long, Long> sum : load.getValue().entrySet()) {
                long told = bytes.get(next++);
                if (told < 0) {
                    untold.add(load.getKey());
                } else {
                    sum.setValue(sum.getValue() + told);
                }
            }
        }
    }

    /** All sinks have answered. */
    void complete() {
        known = true;
    }

    /** What a load carried from one wanted instant to another; empty if it was not told. */
    Optional<Span> between(int load, long fromNs, long toNs) {
        Map<Long, Long> sums = byLoad.getOrDefault(load, Map.of());
        return known && !untold.contains(load) && sums.containsKey(fromNs) && sums.containsKey(toNs)
                ? Optional.of(Span.of(fromNs, toNs, sums.get(toNs) - sums.get(fromNs)))
                : Optional.empty();
    }
}
