package io.netbench.analysis.layers;

import io.netbench.plan.PlanException;
import io.netbench.result.RateRange;
import io.netbench.result.StorageLayer;
import io.netbench.result.StorageResult;
import io.netbench.result.StorageShape;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The same measured several times, as one figure. */
public final class Repeats {

    private record StorageKey(StorageLayer layer, String tool, String name, StorageShape shape) {}

    private record NetworkKey(String tool, StorageShape shape, int servers) {}

    private Repeats() {}

    /**
     * Storage results in which those of the same tool, section and shape have become one, with their range.
     *
     * @throws PlanException if some of those ran at the same time, and so are no repeats
     */
    public static List<StorageResult> ofStorage(List<StorageResult> results) {
        return grouped(results, one -> new StorageKey(one.layer(), one.tool(), one.name(), one.shape())).stream()
                .map(Repeats::together)
                .toList();
    }

    /** Network results in which those of the same shape have become one, with their range. */
    public static List<NetworkLayer> ofNetworks(List<NetworkLayer> results) {
        return grouped(results, one -> new NetworkKey(one.tool(), one.shape(), one.servers())).stream()
                .map(NetworkLayer::together)
                .toList();
    }

    private static StorageResult together(List<StorageResult> runs) {
        SameTime.refuse(runs);
        StorageResult middle = middle(runs, StorageResult::bytesPerS);
        return runs.size() == 1
                ? middle
                : middle.withRate(
                        middle.bytesPerS(),
                        range(runs, StorageResult::bytesPerS),
                        "the median of " + runs.size() + " results is taken");
    }

    /** The one in the middle; of an even number the lower. */
    static <T> T middle(List<T> runs, ToDoubleFunction<T> rate) {
        return runs.stream().sorted(Comparator.comparingDouble(rate)).toList().get((runs.size() - 1) / 2);
    }

    static <T> Optional<RateRange> range(List<T> runs, ToDoubleFunction<T> rate) {
        double low = runs.stream().mapToDouble(rate).min().orElseThrow();
        double high = runs.stream().mapToDouble(rate).max().orElseThrow();
        return Optional.of(new RateRange(low, high, runs.size()));
    }

    static <T, K> List<List<T>> grouped(List<T> all, Function<T, K> key) {
        Map<K, List<T>> groups =
                all.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
        return List.copyOf(groups.values());
    }
}
