package io.netbench.storage;

import io.netbench.result.RateRange;
import io.netbench.result.StorageDirection;
import io.netbench.result.StorageLatency;
import io.netbench.result.StorageLayer;
import io.netbench.result.StorageResult;
import io.netbench.result.StorageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One operation of a test of IOR, from any of its files: the mean of its repetitions. A transfer is what goes to the file
 * system at once; what IOR calls a block is made of many.
 *
 * @param version of IOR
 * @param mode what else makes it another measurement
 * @param operation {@code write} or {@code read}
 * @param section of the file that it is in, where the file says nothing of the mode; else empty
 * @param transferBytes size of a transfer
 * @param nodes client hosts, null where they are not known
 * @param tasks of all hosts
 * @param rates of the repetitions in MiB/s: mean, least, greatest
 * @param repetitions how many there were
 * @param stoneWallMib mean while all tasks were active, null where it was not taken
 * @param opsPerS mean
 * @param durationS mean
 * @param latencyS mean of a transfer, null where it is not known
 */
record IorTest(
        Optional<String> version,
        IorMode mode,
        String operation,
        String section,
        long transferBytes,
        Integer nodes,
        long tasks,
        Rates rates,
        int repetitions,
        Double stoneWallMib,
        Double opsPerS,
        Double durationS,
        Double latencyS) {

    static final String NO_NODES = "the file does not say on how many hosts the tasks ran";

    private static final double MIB = 1 << 20;
    private static final double NS_PER_S = 1e9;

    /** In MiB/s. */
    record Rates(double mean, double least, double greatest) {}

    static boolean isTransfer(String operation) {
        return operation.equals("write") || operation.equals("read");
    }

    StorageResult result() {
        return new StorageResult(
                StorageLayer.STORAGE,
                "IOR",
                version,
                mode.of(operation) + section,
                StorageShape.of(
                        operation.equals("write") ? StorageDirection.WRITE : StorageDirection.READ,
                        transferBytes,
                        nodes,
                        tasks,
                        1L,
                        Map.of("hosts", NO_NODES)),
                rates.mean * MIB,
                range(),
                opsPerS,
                durationS,
                StorageLatency.ofMean(
                        latencyS == null ? null : (Double) (latencyS * NS_PER_S), "IOR's files have no percentiles"),
                List.of(),
                List.of(),
                null,
                notes(),
                Map.of("started_at", "IOR's times have no time zone"));
    }

    private Optional<RateRange> range() {
        double least = rates.least;
        double greatest = rates.greatest;
        if (stoneWallMib != null && stoneWallMib > 0) {
            least = Math.min(least, stoneWallMib);
            greatest = Math.max(greatest, stoneWallMib);
        }
        return greatest > least || repetitions > 1
                ? Optional.of(new RateRange(least * MIB, greatest * MIB, repetitions))
                : Optional.empty();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (mode.collective()) {
            notes.add(
                    "transfers were collective: what went over the network has another shape than the tasks' transfers");
        }
        if (stoneWallMib != null && stoneWallMib > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "the mean over the whole is taken; while all tasks were active it was %.0f MiB/s",
                    stoneWallMib));
        }
        return notes;
    }
}
