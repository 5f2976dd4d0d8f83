package io.netbench.analysis.layers;

import io.netbench.result.StorageShape;
import io.netbench.text.ByteSize;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a network result and a storage result differ in what they measured. Factors are the network's over the storage's.
 *
 * @param storage shape of the one
 * @param network the other
 */
public record ShapeMatch(StorageShape storage, NetworkLayer network) {

    /** Blocks that differ by more can't be compared. */
    public static final double MOST_BLOCK_FACTOR = 4;

    /** Up to here numbers in flight are near each other. */
    static final double NEAR_IN_FLIGHT = 2;

    /** Up to here blocks take as long as each other. */
    static final double NEAR_BLOCK = 1.5;

    private static final double OTHER_DIRECTION = 1000;
    private static final double NO_BLOCK = 2;

    /** The network result nearest in shape: in direction, then in blocks, hosts, and in flight. */
    public static Optional<ShapeMatch> nearest(StorageShape storage, List<NetworkLayer> networks) {
        return networks.stream()
                .map(network -> new ShapeMatch(storage, network))
                .min(Comparator.comparingDouble(ShapeMatch::distance));
    }

    double distance() {
        double block = network.streams() ? NO_BLOCK : doublings(blockFactor());
        return (sameDirection() ? 0 : OTHER_DIRECTION)
                + 4 * block
                + 2 * doublings(hostFactor())
                + doublings(inFlightFactor());
    }

    private static double doublings(Double factor) {
        return factor == null ? 0 : Math.abs(Math.log(factor) / Math.log(2));
    }

    public boolean sameDirection() {
        return storage.direction() == network.shape().direction();
    }

    /** Null where one has no block. */
    public Double blockFactor() {
        return factor(network.shape().blockSizeBytes(), storage.blockSizeBytes());
    }

    /** Null where one is not known. */
    public Double inFlightFactor() {
        return factor(network.shape().inFlight(), storage.inFlight());
    }

    /** Null where one is not known. */
    public Double hostFactor() {
        return factor(network.shape().hosts(), storage.hosts());
    }

    private static Double factor(Number of, Number over) {
        return of == null || over == null ? null : (Double) (of.doubleValue() / over.doubleValue());
    }

    /** Why there can be no ratio; empty if there can. */
    public Optional<String> refusal() {
        if (!sameDirection()) {
            return Optional.of(
                    "the network run has no links in its direction: the storage result %s, the network run %s"
                            .formatted(
                                    storage.direction().verb(),
                                    network.shape().direction().verb()));
        }
        Double factor = blockFactor();
        if (factor != null && Math.max(factor, 1 / factor) > MOST_BLOCK_FACTOR) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "blocks differ more than %.0f times: %s of the storage, %s of the network",
                    MOST_BLOCK_FACTOR,
                    block(storage),
                    block(network.shape())));
        }
        return Optional.empty();
    }

    /** Whether blocks and numbers in flight are near enough to hold their latency against each other. */
    public boolean hasLikeOperations() {
        return isWithin(blockFactor(), NEAR_BLOCK) && isWithin(inFlightFactor(), NEAR_IN_FLIGHT);
    }

    /** Whether all is known, and the same or near. */
    public boolean isClose() {
        return hasLikeOperations() && isWithin(hostFactor(), 1);
    }

    private static boolean isWithin(Double factor, double most) {
        return factor != null && Math.max(factor, 1 / factor) <= most;
    }

    /** How they differ, each in a few words; none if they are the same. */
    public List<String> differences() {
        List<String> differences = new ArrayList<>();
        if (!sameDirection()) {
            differences.add("the storage result %s, the network run %s"
                    .formatted(
                            storage.direction().verb(),
                            network.shape().direction().verb()));
        }
        if (network.streams()) {
            differences.add("the network run had plain streams, without blocks");
        } else if (blockFactor() != null && blockFactor() != 1) {
            differences.add("blocks of %s, on the network of %s".formatted(block(storage), block(network.shape())));
        }
        add(
                differences,
                inFlightFactor(),
                "in flight",
                storage.inFlight(),
                network.shape().inFlight());
        add(
                differences,
                hostFactor(),
                "client hosts",
                storage.hosts(),
                network.shape().hosts());
        return differences;
    }

    private static void add(List<String> differences, Double factor, String what, Number storage, Number network) {
        if (factor != null && factor != 1) {
            differences.add("%s %s, on the network %s"
                    .formatted(QuantityText.count(storage.longValue()), what, QuantityText.count(network.longValue())));
        }
    }

    private static String block(StorageShape shape) {
        return ByteSize.describe(shape.blockSizeBytes());
    }
}
