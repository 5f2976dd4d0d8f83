package io.netbench.cli.fabric;

import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.report.SuiteWords;
import io.netbench.result.Finding;
import io.netbench.result.SuiteFinding;
import io.netbench.result.SuiteResult;
import io.netbench.result.Verdict;
import io.netbench.suite.KeptFabric;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;

/** What is told of a suite that was kept: its map, its verdict, and what it found. */
public final class SuiteText {

    private final SuiteResult suite;
    private final Screen screen;
    private final List<String> lines = new ArrayList<>();

    private SuiteText(SuiteResult suite, Screen screen) {
        this.suite = suite;
        this.screen = screen;
    }

    /**
     * A suite as its command showed it.
     *
     * @param kept a suite
     */
    public static List<String> lines(KeptFabric kept, Screen screen) {
        SuiteText text = new SuiteText(kept.suite().orElseThrow(), screen);
        if (!kept.hosts().isEmpty()) {
            for (KeptFabric.Rail rail : kept.rails()) {
                rail.name().ifPresent(text.lines::add);
                text.lines.addAll(new FabricMap(kept.hosts(), kept.groups(), rail.pairs(), screen).lines());
                text.lines.add("");
            }
        }
        text.verdict();
        text.findings();
        text.remarks("error  ", text.suite.errors());
        text.remarks("warning  ", text.suite.warnings());
        text.remarks("note   ", text.suite.notes());
        return text.lines;
    }

    private void say(String label, String words) {
        lines.addAll(Paragraph.ofWords(label, words, screen.width()));
    }

    private void verdict() {
        say(
                "",
                "%s  %s of %s, %s"
                        .formatted(
                                SuiteWords.verdict(suite),
                                suite.kind(),
                                suite.startedAt() == null ? "an unknown time" : suite.startedAt(),
                                QuantityText.counted(suite.runs().size(), "run")));
        boolean isIncomplete = suite.verdict()
                .filter(verdict -> verdict.outcome() == Verdict.Outcome.INCOMPLETE)
                .isPresent();
        if (isIncomplete) {
            SuiteWords.reasons(suite).forEach(reason -> say("reason  ", reason));
        }
    }

    private void findings() {
        int number = 1;
        for (SuiteFinding finding : SuiteWords.confirmed(suite)) {
            say("%2d  ".formatted(number++), finding.text());
            finding.explains()
                    .filter(pairs -> pairs > 0)
                    .ifPresent(pairs -> say("    ", "Explains " + QuantityText.counted(pairs, "bad pair") + "."));
        }
        SuiteWords.suspects(suite).forEach(finding -> say("suspect  ", finding.text()));
    }

    private void remarks(String label, List<Finding> some) {
        some.forEach(one -> say(label, SuiteWords.of(one)));
    }
}
