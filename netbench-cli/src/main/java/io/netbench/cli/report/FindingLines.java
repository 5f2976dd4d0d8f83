package io.netbench.cli.report;

import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.result.Check;
import io.netbench.result.Finding;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import io.netbench.result.Verdict;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Errors, missed limits, warnings and notes, and the verdict if it is not simply that all went well. */
final class FindingLines {

    private FindingLines() {}

    static List<String> lines(RunResult result, Screen screen) {
        List<String> lines = new ArrayList<>();
        add(lines, result.errors(), " error    ", Style.FAILURE, screen);
        add(lines, FindingOrder.of(result.warnings()), " warning  ", Style.WARNING, screen);
        add(lines, result.notes(), " note     ", Style.PLAIN, screen);
        retransmitsUnknown(result).forEach(text -> add(lines, " note     ", text, Style.PLAIN, screen));
        add(lines, " verdict  ", verdict(result), style(result.verdict()), screen);
        return lines;
    }

    private static void add(List<String> lines, List<Finding> findings, String label, Style style, Screen screen) {
        FindingGroups.of(findings).forEach(finding -> add(lines, label, finding.text(), style, screen));
    }

    private static void add(List<String> lines, String label, String text, Style style, Screen screen) {
        if (!text.isEmpty()) {
            Paragraph.ofWords(label, text, screen.width()).forEach(line -> lines.add(screen.styled(style, line)));
        }
    }

    private static List<String> retransmitsUnknown(RunResult result) {
        List<LinkResult> sound = result.links().stream()
                .filter(link -> link.failures().isEmpty())
                .toList();
        return sound.stream().anyMatch(link -> link.tcp().source() != null)
                ? List.of()
                : sound.stream()
                        .map(link -> link.tcp().absent().get("source"))
                        .filter(Objects::nonNull)
                        .limit(1)
                        .map(reason -> "Retransmits are unknown: " + reason + '.')
                        .toList();
    }

    private static String verdict(RunResult result) {
        Verdict verdict = result.verdict();
        return switch (verdict.outcome()) {
            case PASSED -> passed(result.checks());
            case FAILED -> "FAILED: " + failed(result);
            case INCOMPLETE -> "INCOMPLETE: " + failedLinks(result.links()) + missedBesides(result);
            case INTERRUPTED ->
                "INTERRUPTED: "
                        + (hasFigures(result.links())
                                ? "figures cover what ran until then."
                                : "before anything was measured.")
                        + missedBesides(result);
        };
    }

    private static String failed(RunResult result) {
        String missed = MissedLimits.text(result);
        String worse = result.comparison()
                .filter(baseline -> baseline.worse() > 0)
                .map(baseline -> QuantityText.counted(baseline.worse(), "figure") + " worse than the baseline")
                .orElse("");
        return missed + (missed.isEmpty() || worse.isEmpty() ? "" : "; ") + worse;
    }

    private static String missedBesides(RunResult result) {
        String missed = MissedLimits.text(result);
        return missed.isEmpty() ? "" : " Missed: " + missed;
    }

    /** Who only said a rate set no limit, and hears of it where it was missed. */
    private static String passed(List<Check> checks) {
        long limits = checks.stream().filter(Check::isAskedFor).count();
        return limits == 0
                ? ""
                : "PASSED: " + QuantityText.counted(limits, "limit") + (limits == 1 ? " was met." : " were met.");
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

    /** Whether anything was measured on any link. */
    static boolean hasFigures(List<LinkResult> links) {
        return links.stream().anyMatch(link -> link.goodputBytesPerS() != null);
    }

    private static Style style(Verdict verdict) {
        return verdict.outcome() == Verdict.Outcome.PASSED ? Style.STRONG : Style.FAILURE;
    }
}
