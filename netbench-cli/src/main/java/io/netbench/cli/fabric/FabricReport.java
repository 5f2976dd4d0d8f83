package io.netbench.cli.fabric;

import io.netbench.analysis.fabric.FabricFinding;
import io.netbench.analysis.fabric.FabricVerdict;
import io.netbench.analysis.fabric.FabricWords;
import io.netbench.analysis.fabric.NotJudged;
import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.result.Finding;
import io.netbench.suite.FabricOutcome;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;

/** What is told of a fabric when a suite is over: the map, and the verdict, which can be pasted into a ticket. */
public final class FabricReport {

    private final FabricOutcome outcome;
    private final Screen screen;
    private final List<String> lines = new ArrayList<>();

    private FabricReport(FabricOutcome outcome, Screen screen) {
        this.outcome = outcome;
        this.screen = screen;
    }

    public static List<String> lines(FabricOutcome outcome, Screen screen) {
        FabricReport report = new FabricReport(outcome, screen);
        report.lines.addAll(new FabricMap(outcome.hosts(), outcome.pairs(), screen).lines());
        report.lines.add("");
        outcome.judged().ifPresent(report::verdict);
        outcome.errors()
                .forEach(error -> report.say(
                        "error  ", error.subject().map(host -> host + ": ").orElse("") + error.text()));
        outcome.notes().stream().map(Finding::text).forEach(note -> report.say("note   ", note));
        if (outcome.judged().isEmpty()) {
            report.measured();
        }
        return report.lines;
    }

    private void say(String label, String text) {
        lines.addAll(Paragraph.ofWords(label, text, screen.width()));
    }

    private void measured() {
        int unknown = 0;
        for (int pair = 0; pair < outcome.pairs().size(); pair++) {
            unknown += Double.isNaN(outcome.pairs().goodput(pair)) ? 1 : 0;
        }
        lines.add("%s of %s measured, not judged"
                .formatted(
                        QuantityText.count(outcome.pairs().size() - unknown),
                        QuantityText.counted(outcome.asked(), "pair")));
    }

    private void verdict(FabricVerdict verdict) {
        say(
                "",
                "%s  %s between %s, noise %s"
                        .formatted(
                                word(verdict),
                                QuantityText.counted(verdict.pairs(), "pair"),
                                QuantityText.counted(outcome.hosts().size(), "host"),
                                QuantityText.percent(verdict.noise())));
        int number = 1;
        for (FabricFinding finding : verdict.findings()) {
            finding("%2d  ".formatted(number++), finding);
        }
        for (FabricFinding suspect : verdict.suspects()) {
            say("suspect  ", FabricWords.sentence(suspect));
        }
        if (verdict.onlyInCompany() > 0) {
            say(
                    "note   ",
                    QuantityText.counted(verdict.onlyInCompany(), "pair")
                            + " were slow in full rounds and well alone: what they share with others is full, not they.");
        }
        verdict.notJudged().forEach(one -> say("note   ", words(one)));
    }

    private void finding(String number, FabricFinding finding) {
        String indent = " ".repeat(number.length());
        say(number, FabricWords.sentence(finding));
        String explains = FabricWords.explains(finding);
        if (!explains.isEmpty()) {
            say(indent, explains);
        }
        List<String> out = FabricWords.ruledOut(finding);
        if (!out.isEmpty()) {
            say(indent + "Ruled out: ", String.join("; ", out) + ".");
        }
        say(indent + "Next: ", FabricWords.next(finding));
    }

    private static String word(FabricVerdict verdict) {
        return switch (verdict.outcome()) {
            case GOOD -> "GOOD";
            case BAD -> "BAD";
            case NOT_JUDGED -> "NOT JUDGED";
            case ONLY_MEASURED -> "MEASURED, NOT JUDGED";
        };
    }

    private static String words(NotJudged one) {
        String pairs = QuantityText.counted(one.pairs(), "pair");
        return switch (one.reason()) {
            case NO_LINE_RATE ->
                pairs + " were compared with their peers alone: no speed of an interface is known for sure.";
            case TOO_FEW_ALIKE -> pairs + " have too few like them to be judged.";
            case HOSTS_WERE_THE_LIMIT -> pairs + " were limited by their hosts, so the fabric was not judged.";
            case WIDE_SPREAD ->
                pairs + " lie so far apart that a single one is seen below " + QuantityText.percent(one.spread())
                        + " of its peers alone.";
            case TOO_MANY_SUSPECTS -> pairs + " were suspect, more than could be measured again.";
            case CONTROLS_WERE_BAD ->
                "Healthy pairs were slow, too, when suspects were measured again, so nothing is sure; repeat it.";
            case NOT_MEASURED -> pairs + " gave no figure.";
        };
    }
}
