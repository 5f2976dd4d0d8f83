package io.netbench.analysis.layers;

import io.netbench.plan.PlanException;
import io.netbench.result.StorageDirection;
import io.netbench.result.StorageLayer;
import io.netbench.result.StorageResult;
import io.netbench.text.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What disks of servers gave: within a file repeats of one measurement, and from file to file servers that work at once. */
public final class Disks {

    private record Key(StorageDirection direction, Long block) {}

    private Disks() {}

    /**
     * What a file tells of the disks of a server: for each direction and block one figure.
     *
     * @param results all in the file
     * @throws PlanException if several measurements of it have one direction and block, so that none of them is the figure
     */
    public static List<StorageResult> ofFile(List<StorageResult> results) {
        List<StorageResult> disks = new ArrayList<>();
        // Each of these is of a disk of its own.
        results.stream().filter(result -> result.layer() == StorageLayer.DISK).forEach(disks::add);
        Repeats.ofStorage(results.stream()
                        .filter(result -> result.layer() != StorageLayer.DISK)
                        .toList())
                .stream()
                .map(result -> result.withLayer(StorageLayer.DISK))
                .collect(Collectors.collectingAndThen(Collectors.toList(), all -> Repeats.grouped(all, Disks::key)))
                .forEach(alike -> disks.add(only(alike)));
        return disks;
    }

    private static StorageResult only(List<StorageResult> alike) {
        if (alike.size() == 1) {
            return alike.get(0);
        }
        StorageResult first = alike.get(0);
        Long block = first.shape().blockSizeBytes();
        throw new PlanException("%d measurements in it are of %s of %s (%s), and are not added up: keep one of them"
                .formatted(
                        alike.size(),
                        first.shape().direction() == StorageDirection.READ ? "reads" : "writes",
                        block == null ? "unknown size" : ByteSize.describe(block),
                        alike.stream()
                                .map(one -> one.tool() + ' ' + PlanException.quoted(one.name()))
                                .distinct()
                                .limit(3)
                                .collect(Collectors.joining(", "))));
    }

    /** Disks of servers that work at the same time: one figure for each direction and block, their sum. */
    public static List<StorageResult> together(List<StorageResult> disks) {
        return Repeats.grouped(disks, Disks::key).stream().map(Disks::sum).toList();
    }

    private static StorageResult sum(List<StorageResult> disks) {
        return disks.size() == 1
                ? disks.get(0)
                : disks.get(0)
                        .withRate(
                                disks.stream()
                                        .mapToDouble(StorageResult::bytesPerS)
                                        .sum(),
                                Optional.empty(),
                                disks.size() + " results of disks are added up");
    }

    private static Key key(StorageResult disk) {
        return new Key(disk.shape().direction(), disk.shape().blockSizeBytes());
    }
}
