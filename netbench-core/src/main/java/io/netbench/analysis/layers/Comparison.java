package io.netbench.analysis.layers;

import io.netbench.result.StorageResult;
import java.util.List;
import java.util.Optional;

/**
 * One storage result held against the layers below it.
 *
 * @param storage the result
 * @param network the network result nearest in shape; empty if there is none
 * @param disk what disks gave in this direction; empty if that is not known
 * @param differences how the network run's shape differs from the storage's
 * @param ratio what the storage gave over what the network gives; empty where they can't be compared
 * @param diskRatio the same over what disks give
 * @param latency time behind the network; empty where it can't be told
 * @param steps the layers from the disk up
 * @param verdict which of them limits
 * @param confidence in that; empty if no layer is named
 * @param sentence the verdict for a person
 * @param reasons what it rests on, each in a sentence
 * @param unknown what was not known, each in a few words
 */
public record Comparison(
        StorageResult storage,
        Optional<NetworkLayer> network,
        Optional<StorageResult> disk,
        List<String> differences,
        Optional<Ratio> ratio,
        Optional<Ratio> diskRatio,
        Optional<LatencyBehind> latency,
        List<Step> steps,
        Verdict verdict,
        Optional<Confidence> confidence,
        String sentence,
        List<String> reasons,
        List<String> unknown) {

    public Comparison {
        differences = List.copyOf(differences);
        steps = List.copyOf(steps);
        reasons = List.copyOf(reasons);
        unknown = List.copyOf(unknown);
    }

    /** Whether no layer is named since the shape is missing among the network results, so that it is worth measuring. */
    public boolean lacksShape() {
        return ratio.isEmpty() || (!verdict.isNamed() && !differences.isEmpty());
    }
}
