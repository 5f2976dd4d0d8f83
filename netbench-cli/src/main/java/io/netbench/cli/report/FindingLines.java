package io.netbench.cli.report;

import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.report.RunFindings;
import io.netbench.report.RunVerdict;
import io.netbench.result.Finding;
import io.netbench.result.RunResult;
import io.netbench.result.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Errors, missed limits, warnings and notes, and the verdict if it is not simply that all went well. */
final class FindingLines {

    private FindingLines() {}

    static List<String> lines(RunResult result, Screen screen) {
        List<String> lines = new ArrayList<>();
        RunFindings findings = RunFindings.of(result);
        add(lines, findings.errors(), " error    ", Style.FAILURE, screen);
        add(lines, findings.warnings(), " warning  ", Style.WARNING, screen);
        add(lines, findings.notes(), " note     ", Style.PLAIN, screen);
        add(lines, " verdict  ", verdict(result), style(result.verdict()), screen);
        return lines;
    }

    private static void add(List<String> lines, List<Finding> findings, String label, Style style, Screen screen) {
        findings.forEach(finding -> add(lines, label, finding.text(), style, screen));
    }

    private static void add(List<String> lines, String label, String text, Style style, Screen screen) {
        if (!text.isEmpty()) {
            Paragraph.ofWords(label, text, screen.width()).forEach(line -> lines.add(screen.styled(style, line)));
        }
    }

    /** Where nothing was judged, that goes without saying. */
    private static String verdict(RunResult result) {
        RunVerdict verdict = RunVerdict.of(result);
        return verdict.isJudged() ? verdict.word() + ": " + verdict.sentence() : "";
    }

    private static Style style(Verdict verdict) {
        return verdict.outcome() == Verdict.Outcome.PASSED ? Style.STRONG : Style.FAILURE;
    }
}
