package io.netbench.analysis.layers;

import io.netbench.result.StorageDirection;
import io.netbench.result.StorageLatency;
import io.netbench.result.StorageResult;
import io.netbench.text.QuantityText;
import java.util.List;
import java.util.Optional;

/**
 * A run of a network beside what storage gave, the short way: no more than a rate need be known of the storage.
 *
 * @param network what the run gave
 * @param bytesPerS what the storage gave
 * @param comparison with its result, where there is a file of it that can be compared
 */
public record Beside(NetworkLayer network, double bytesPerS, Optional<Comparison> comparison) {

    /** Of a rate alone: taken as of this run's shape. */
    public static Beside ofRate(NetworkLayer network, double bytesPerS) {
        return new Beside(network, bytesPerS, Optional.empty());
    }

    /** Of a file's results the one nearest in shape; empty if none went in this run's direction. */
    public static Optional<Beside> ofResults(NetworkLayer network, List<StorageResult> results) {
        return results.stream()
                .filter(result -> result.shape().direction() == network.shape().direction())
                .min((one, other) -> Double.compare(distance(one, network), distance(other, network)))
                .map(result -> new Beside(
                        network,
                        result.bytesPerS(),
                        Optional.of(LayerComparison.of(result, List.of(network), List.of()))));
    }

    private static double distance(StorageResult result, NetworkLayer network) {
        return new ShapeMatch(result.shape(), network).distance();
    }

    /** The way of the run's blocks. */
    public StorageDirection direction() {
        return network.shape().direction();
    }

    /** Latency of the storage's I/Os, where a file tells it. */
    public Optional<StorageLatency> storageLatency() {
        return comparison.map(found -> found.storage().latencyNs());
    }

    /** What a person is to take from it, in one sentence. */
    public String sentence() {
        Optional<Ratio> ratio = Ratio.of(bytesPerS, Optional.empty(), network.bytesPerS(), Optional.empty());
        if (ratio.isEmpty()) {
            return "The %s carried nothing, so there is nothing to compare."
                    .formatted(bytesPerS <= 0 ? "storage" : "network");
        }
        if (comparison.isPresent()) {
            return comparison.get().sentence();
        }
        double value = ratio.get().value();
        String times = QuantityText.digits(1 / value);
        boolean mayGiveMore = network.mayGiveMore();
        return switch (ratio.get().zone()) {
            case FREE -> "The network gives %s times what storage gave; it is not the limit.".formatted(times);
            case BETWEEN ->
                (mayGiveMore
                                ? "This run gave %s times what storage gave; a run that is complete and not held back "
                                        + "would tell."
                                : "The network gives %s times what storage gave; it has a part in it, and so has something else.")
                        .formatted(times);
            case LIMITS ->
                mayGiveMore
                        ? "Storage gave %s of what this run gave; a run that is complete and not held back would tell."
                                .formatted(QuantityText.percent(value))
                        : "Storage gave %s of what the network gives; the network is the limit."
                                .formatted(QuantityText.percent(value));
            case IMPOSSIBLE ->
                ("Storage gave %s times what this run gave: not all of it came over this network, or the "
                                + "run was not at its best.")
                        .formatted(QuantityText.digits(value));
        };
    }
}
