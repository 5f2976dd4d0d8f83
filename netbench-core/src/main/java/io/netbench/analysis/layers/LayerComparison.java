package io.netbench.analysis.layers;

import io.netbench.result.StorageLayer;
import io.netbench.result.StorageResult;
import io.netbench.result.StorageShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Holds a storage result against network results and, where they are known, disks. */
public final class LayerComparison {

    private LayerComparison() {}

    /**
     * The comparison.
     *
     * @param storage what a client of the storage saw
     * @param networks results of networks, of any shape
     * @param disks what disks of servers gave, of any shape; those of another direction or block are left out
     */
    public static Comparison of(StorageResult storage, List<NetworkLayer> networks, List<StorageResult> disks) {
        Optional<ShapeMatch> match = ShapeMatch.nearest(storage.shape(), networks);
        Optional<String> refusal = match.isEmpty()
                ? Optional.of("there is no network result")
                : match.orElseThrow().refusal();
        Optional<NetworkLayer> network = match.map(ShapeMatch::network).filter(found -> refusal.isEmpty());
        Optional<StorageResult> disk = disk(storage.shape(), disks);
        Optional<Ratio> ratio = network.flatMap(
                below -> Ratio.of(storage.bytesPerS(), storage.range(), below.bytesPerS(), below.range()));
        Optional<Ratio> diskRatio =
                disk.flatMap(below -> Ratio.of(storage.bytesPerS(), storage.range(), below.bytesPerS(), below.range()));
        Optional<LatencyBehind> latency = match.filter(found -> refusal.isEmpty() && found.hasLikeOperations())
                .flatMap(found ->
                        LatencyBehind.of(storage.latencyNs(), found.network().latencyNs()));
        Judgement judgement = new Judgement(storage, match, ratio, disk, diskRatio);
        Verdict verdict = judgement.verdict();
        Optional<Confidence> confidence =
                verdict.isNamed() ? Optional.of(judgement.confidence(verdict)) : Optional.empty();
        Wording wording = new Wording(storage, match, refusal, ratio, disk, diskRatio, latency);
        return new Comparison(
                storage,
                match.map(ShapeMatch::network),
                disk,
                match.map(ShapeMatch::differences).orElse(List.of()),
                ratio,
                diskRatio,
                latency,
                steps(storage, network, disk),
                verdict,
                confidence,
                wording.sentence(verdict, judgement.areBothAtTheirLimit()),
                wording.reasons(judgement),
                wording.unknown());
    }

    private static Optional<StorageResult> disk(StorageShape shape, List<StorageResult> disks) {
        return disks.stream()
                .filter(disk -> disk.shape().direction() == shape.direction())
                .filter(disk -> blockFactor(disk.shape(), shape) <= ShapeMatch.MOST_BLOCK_FACTOR)
                .min(Comparator.comparingDouble(disk -> blockFactor(disk.shape(), shape)));
    }

    private static double blockFactor(StorageShape one, StorageShape other) {
        if (one.blockSizeBytes() == null || other.blockSizeBytes() == null) {
            return 1;
        }
        double factor = (double) one.blockSizeBytes() / other.blockSizeBytes();
        return Math.max(factor, 1 / factor);
    }

    private static List<Step> steps(
            StorageResult storage, Optional<NetworkLayer> network, Optional<StorageResult> disk) {
        double narrowest = Math.min(
                network.map(NetworkLayer::bytesPerS).orElse(Double.MAX_VALUE),
                disk.map(StorageResult::bytesPerS).orElse(Double.MAX_VALUE));
        List<Step> steps = new ArrayList<>();
        disk.ifPresent(below -> steps.add(
                new Step(StorageLayer.DISK, below.tool(), below.bytesPerS(), below.bytesPerS() == narrowest)));
        network.ifPresent(below -> steps.add(
                new Step(StorageLayer.NETWORK, below.name(), below.bytesPerS(), below.bytesPerS() == narrowest)));
        steps.add(new Step(StorageLayer.STORAGE, storage.tool(), storage.bytesPerS(), false));
        return steps;
    }
}
