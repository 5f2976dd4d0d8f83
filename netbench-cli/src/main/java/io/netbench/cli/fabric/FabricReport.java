package io.netbench.cli.fabric;

import io.netbench.analysis.fabric.FabricFinding;
import io.netbench.analysis.fabric.FabricVerdict;
import io.netbench.analysis.fabric.FabricWords;
import io.netbench.analysis.fabric.NotJudged;
import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.result.Finding;
import io.netbench.result.SuiteFlow;
import io.netbench.result.Verdict;
import io.netbench.suite.FabricOutcome;
import io.netbench.suite.RailOutcome;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is told of a fabric when a suite is over: the map, and the verdict, which can be pasted into a ticket. */
public final class FabricReport {

    private static final int MOST_FLOWS = 8;

    private final FabricOutcome outcome;
    private final Screen screen;
    private final List<String> lines = new ArrayList<>();

    private FabricReport(FabricOutcome outcome, Screen screen) {
        this.outcome = outcome;
        this.screen = screen;
    }

    public static List<String> lines(FabricOutcome outcome, Screen screen) {
        FabricReport report = new FabricReport(outcome, screen);
        outcome.rails().forEach(report::map);
        List<String> thorough = ThoroughText.lines(outcome.thorough(), screen);
        if (!thorough.isEmpty()) {
            report.lines.addAll(thorough);
            report.lines.add("");
        }
        outcome.rails().forEach(report::verdict);
        outcome.errors()
                .forEach(error -> report.say(
                        "error  ", error.subject().map(host -> host + ": ").orElse("") + error.text()));
        outcome.notes().stream().map(Finding::text).forEach(note -> report.say("note   ", note));
        outcome.rails().stream().filter(rail -> rail.judged().isEmpty()).forEach(report::measured);
        return report.lines;
    }

    private void map(RailOutcome rail) {
        rail.name().ifPresent(lines::add);
        lines.addAll(new FabricMap(outcome.hosts(), outcome.groups(), rail.pairs(), screen).lines());
        lines.add("");
    }

    private void verdict(RailOutcome rail) {
        if (rail.judged().isPresent()) {
            rail.name().ifPresent(lines::add);
            verdict(rail, rail.judged().get());
        }
        if (rail.isCutShort()) {
            say("note   ", "Hosts are broken, so nothing else was measured; --all goes on.");
        }
    }

    private void say(String label, String text) {
        lines.addAll(Paragraph.ofWords(label, text, screen.width()));
    }

    private void measured(RailOutcome rail) {
        int unknown = 0;
        for (int pair = 0; pair < rail.pairs().size(); pair++) {
            unknown += Double.isNaN(rail.pairs().goodput(pair)) ? 1 : 0;
        }
        lines.add(rail.name().map(name -> name + ": ").orElse("")
                + "%s of %s measured, not judged"
                        .formatted(
                                QuantityText.count(rail.pairs().size() - unknown),
                                QuantityText.counted(outcome.asked(), "pair")));
    }

    private void verdict(RailOutcome rail, FabricVerdict verdict) {
        say(
                "",
                "%s  %s between %s, noise %s"
                        .formatted(
                                word(verdict, outcome.verdict()),
                                QuantityText.counted(verdict.pairs(), "pair"),
                                QuantityText.counted(outcome.hosts().size(), "host"),
                                QuantityText.percent(verdict.noise())));
        int number = 1;
        for (FabricFinding finding : verdict.findings()) {
            finding(rail, "%2d  ".formatted(number++), finding);
        }
        for (FabricFinding suspect : verdict.suspects()) {
            say("suspect  ", FabricWords.sentence(suspect));
        }
        if (verdict.onlyInCompany() > 0) {
            say(
                    "note   ",
                    QuantityText.counted(verdict.onlyInCompany(), "pair")
                            + " did badly in full rounds and well alone: what they share with others is full, not they.");
        }
        verdict.notJudged().forEach(one -> say("note   ", words(one)));
    }

    private void finding(RailOutcome rail, String number, FabricFinding finding) {
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
        slowPorts(rail, finding).ifPresent(ports -> say(indent + "Slow from: ", ports));
        FabricOutcome.cables(finding, rail.switchPorts()).ifPresent(cables -> say(indent + "Cable: ", cables));
        List<String> unknown = FabricWords.notKnown(finding);
        if (!unknown.isEmpty()) {
            say(indent + "Not known: ", String.join(", ", unknown) + ".");
        }
        say(indent + "Next: ", FabricWords.next(finding));
    }

    /** So that a network engineer can compute the hash. */
    private Optional<String> slowPorts(RailOutcome rail, FabricFinding finding) {
        if (finding.ports() == null) {
            return Optional.empty();
        }
        List<SuiteFlow> slow = rail.flows().stream()
                .filter(flow -> flow.source().equals(finding.ports().source())
                        && flow.sink().equals(finding.ports().sink())
                        && flow.slow())
                .toList();
        if (slow.isEmpty()) {
            return Optional.empty();
        }
        String each = slow.stream()
                .limit(MOST_FLOWS)
                .map(flow -> "%s at %s, %s"
                        .formatted(
                                flow.sourcePort(),
                                QuantityText.bitRate(flow.goodputBytesPerS()),
                                flow.retransmits() == null
                                        ? "retransmits unknown"
                                        : QuantityText.counted(flow.retransmits(), "retransmit")))
                .collect(Collectors.joining("; "));
        int more = slow.size() - MOST_FLOWS;
        return Optional.of("%s -> %s port %s: ports %s%s"
                .formatted(
                        slow.get(0).source(),
                        slow.get(0).sink(),
                        slow.get(0).sinkPort(),
                        each,
                        more > 0 ? "; and " + more + " more" : ""));
    }

    private static String word(FabricVerdict verdict, Verdict suite) {
        boolean isWhole =
                suite.outcome() != Verdict.Outcome.INCOMPLETE && suite.outcome() != Verdict.Outcome.INTERRUPTED;
        if (verdict.outcome() == FabricVerdict.Outcome.GOOD && !isWhole) {
            return suite.outcome() + ", and what was measured is good";
        }
        if (verdict.outcome() == FabricVerdict.Outcome.ONLY_MEASURED && verdict.pairs() == 0) {
            return suite.outcome() + ", and nothing was measured";
        }
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
                pairs + " lie so far apart that "
                        + (one.spread() > 0
                                ? "a single one is seen below " + QuantityText.percent(one.spread())
                                        + " of its peers alone."
                                : "no single slow one would be seen.");
            case NOTHING_STANDS_OUT ->
                pairs
                        + " lie so far apart, and repeats of a pair as well, that not even a host at half rate would"
                        + " stand out; measure longer (-t), or while nothing else runs.";
            case TOO_MANY_SUSPECTS -> pairs + " were suspect, more than could be measured again.";
            case CONTROLS_WERE_BAD ->
                "Healthy pairs were slow, too, when suspects were measured again, so nothing is sure; repeat it.";
            case NOTHING_GOT_THROUGH ->
                pairs + " are of a kind of which hardly one let anything through: what they should reach is not known.";
            case NOT_MEASURED -> pairs + " gave no figure.";
        };
    }
}
