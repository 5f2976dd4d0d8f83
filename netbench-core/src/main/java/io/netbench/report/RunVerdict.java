package io.netbench.report;

import io.netbench.result.Check;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import io.netbench.text.QuantityText;
import java.util.List;

/**
 * The verdict of a run for people.
 *
 * @param word such as {@code FAILED}
 * @param sentence what it rests on
 * @param isJudged whether there was anything to judge by
 */
public record RunVerdict(String word, String sentence, boolean isJudged) {

    /** That of a run. */
    public static RunVerdict of(RunResult run) {
        return switch (run.verdict().outcome()) {
            case PASSED -> passed(run);
            case FAILED -> new RunVerdict("FAILED", failed(run), true);
            case INCOMPLETE -> new RunVerdict("INCOMPLETE", failedLinks(run.links()) + missedBesides(run), true);
            case INTERRUPTED ->
                new RunVerdict(
                        "INTERRUPTED",
                        (hasFigures(run.links())
                                        ? "figures cover what ran until then."
                                        : "before anything was measured.")
                                + missedBesides(run),
                        true);
        };
    }

    /** Whether anything was measured on any link. */
    public static boolean hasFigures(List<LinkResult> links) {
        return links.stream().anyMatch(link -> link.goodputBytesPerS() != null);
    }

    /** Who only said a rate set no limit, and hears of it where it was missed. */
    private static RunVerdict passed(RunResult run) {
        long limits = run.checks().stream().filter(Check::isAskedFor).count();
        return limits == 0
                ? new RunVerdict("MEASURED", "no limit was set, so nothing was judged.", false)
                : new RunVerdict(
                        "PASSED",
                        QuantityText.counted(limits, "limit") + (limits == 1 ? " was met." : " were met."),
                        true);
    }

    private static String failed(RunResult run) {
        String missed = MissedLimits.text(run);
        String worse = run.comparison()
                .filter(baseline -> baseline.worse() > 0)
                .map(baseline -> QuantityText.counted(baseline.worse(), "figure") + " worse than the baseline")
                .orElse("");
        return missed + (missed.isEmpty() || worse.isEmpty() ? "" : "; ") + worse;
    }

    private static String missedBesides(RunResult run) {
        String missed = MissedLimits.text(run);
        return missed.isEmpty() ? "" : " Missed: " + missed;
    }

    private static String failedLinks(List<LinkResult> links) {
        long failed = links.stream().filter(link -> !link.failures().isEmpty()).count();
        if (failed == 0) {
            return hasFigures(links)
                    ? "the run failed, figures are of what there is."
                    : "the run failed before anything was measured.";
        }
        if (failed == links.size()) {
            return "the run failed on every link.";
        }
        return "%s of %s links failed, figures are of the others."
                .formatted(QuantityText.count(failed), QuantityText.count(links.size()));
    }
}
