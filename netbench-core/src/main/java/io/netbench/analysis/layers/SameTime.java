package io.netbench.analysis.layers;

import io.netbench.plan.PlanException;
import io.netbench.result.StorageResult;
import java.time.Duration;
import java.util.List;

/** Results that were measured at the same time: parts of one load, and no repeats of each other. */
final class SameTime {

    /** As coarse as the times in some files are. */
    private static final double STAMP_S = 1;

    private static final double MS_PER_S = 1000;

    private SameTime() {}

    /**
     * Requires that repeats followed each other, as far as their files tell when they ran.
     *
     * @throws PlanException if two ran at the same time
     */
    static void refuse(List<StorageResult> repeats) {
        for (int i = 0; i < repeats.size(); i++) {
            for (StorageResult other : repeats.subList(i + 1, repeats.size())) {
                if (overlap(repeats.get(i), other)) {
                    throw new PlanException("%s, %s: %d results of this shape, of which some ran at the same time: %s"
                            .formatted(
                                    other.tool(),
                                    PlanException.quoted(other.name()),
                                    repeats.size(),
                                    whatToDo(other.tool())));
                }
            }
        }
    }

    /** Whatever part of a run a tool's times mark, runs that follow each other have times as far apart as one of them is long. */
    private static boolean overlap(StorageResult one, StorageResult other) {
        if (one.startedAt() == null
                || other.startedAt() == null
                || one.durationS() == null
                || other.durationS() == null) {
            return false;
        }
        double apartS =
                Math.abs(Duration.between(one.startedAt(), other.startedAt()).toMillis() / MS_PER_S);
        return apartS + STAMP_S < Math.min(one.durationS(), other.durationS());
    }

    private static String whatToDo(String tool) {
        String oneRun =
                switch (tool) {
                    case "fio" -> "one fio with --client for each host";
                    case "elbencho" -> "one elbencho with --hosts";
                    case "warp" -> "one warp with --warp-client";
                    default -> "one run of all hosts";
                };
        return "they are parts of one load, not repeats. Give the result of " + oneRun
                + ", which has their sum, or of one after the other";
    }
}
