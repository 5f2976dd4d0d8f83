package io.netbench.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One side of a comparison.
 *
 * @param sources files and folders that it was read from; empty of a run that has just ended
 * @param runs results that were read
 * @param startedAt when the first of them began; null if none did
 * @param label what the first that has a label is called
 * @param missing what it lacks, one sentence each
 * @param absent why a figure is null
 */
public record ComparedSide(
        List<String> sources,
        int runs,
        Instant startedAt,
        Optional<String> label,
        List<String> missing,
        Map<String, String> absent) {

    public ComparedSide {
        sources = List.copyOf(sources);
        Require.positive("side.runs", runs);
        missing = List.copyOf(missing);
        absent = Absent.from(absent).figure("started_at", startedAt).reasons();
    }
}
