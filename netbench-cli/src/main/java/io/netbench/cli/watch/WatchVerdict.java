package io.netbench.cli.watch;

import io.netbench.result.Comparison;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one suite of a watch came to: a document of its own beside its result.
 *
 * @param schema always {@value #SCHEMA}
 * @param suite its number, from 1
 * @param startedAt when it began
 * @param tookS how long it took, in seconds, with the second measurement if there was one
 * @param outcome what it comes to
 * @param exitStatus of its command
 * @param reasons one sentence for each thing that stands against {@link Outcome#GOOD}, the weightiest first
 * @param result where its result is, in the watch's folder; empty where it left none
 * @param again where the result of its second measurement is; empty if there was none
 * @param comparison with the baseline; empty where there was none, or nothing to compare
 */
public record WatchVerdict(
        String schema,
        long suite,
        Instant startedAt,
        double tookS,
        Outcome outcome,
        int exitStatus,
        List<String> reasons,
        Optional<String> result,
        Optional<String> again,
        Optional<Comparison> comparison) {

    /** Name and version of the document. */
    public static final String SCHEMA = "netbench-watch-verdict/1";

    public WatchVerdict {
        reasons = List.copyOf(reasons);
    }

    /** Figures that are worse than in the baseline. */
    public int worse() {
        return comparison.map(Comparison::worse).orElse(0);
    }
}
