package io.netbench.cli.report;

import io.netbench.analysis.comparison.ComparisonWords;
import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.cli.terminal.TextTable;
import io.netbench.result.ComparedFigure;
import io.netbench.result.ComparedFigure.Outcome;
import io.netbench.result.ComparedSetting;
import io.netbench.result.ComparedSide;
import io.netbench.result.Comparison;
import io.netbench.text.PlainText;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;

/** What became worse and better, as text: the worst first. */
public final class ComparisonText {

    private static final int FEW = 10;
    private static final int FEW_NAMES = 4;
    private static final int MAX_SUBJECT = 34;

    private final Comparison comparison;
    private final boolean all;
    private final Screen screen;
    private final List<String> lines = new ArrayList<>();
    private final boolean hasSeveralLoads;

    private ComparisonText(Comparison comparison, boolean all, Screen screen) {
        this.comparison = comparison;
        this.all = all;
        this.screen = screen;
        hasSeveralLoads = comparison.figures().stream()
                        .flatMap(figure -> figure.load().stream())
                        .distinct()
                        .count()
                > 1;
    }

    /**
     * The lines.
     *
     * @param all whether every figure that was compared has a row
     */
    public static List<String> lines(Comparison comparison, boolean all, Screen screen) {
        ComparisonText text = new ComparisonText(comparison, all, screen);
        text.write();
        return text.lines;
    }

    private void write() {
        side("before", comparison.before());
        side("after", comparison.after());
        comparison.differences().forEach(difference -> say("differs", words(difference)));
        names("only before", comparison.vanished());
        names("only after", comparison.appeared());
        comparison.before().missing().forEach(what -> say("lacks", "before: " + what));
        comparison.after().missing().forEach(what -> say("lacks", "after: " + what));
        table("worse", Outcome.WORSE);
        table("perhaps worse", Outcome.SUSPECT);
        table("better", Outcome.BETTER);
        if (all) {
            table("no change that counts", Outcome.SAME);
            table("not judged", Outcome.NOT_JUDGED);
        }
        lines.add("");
        notes();
        String verdict = verdict();
        Style style = comparison.verdict().exitStatus() == 0 ? Style.STRONG : Style.FAILURE;
        Paragraph.ofWords(" verdict  ", verdict, screen.width()).forEach(line -> lines.add(screen.styled(style, line)));
    }

    private void say(String label, String text) {
        lines.addAll(Paragraph.ofWords(" %-8s ".formatted(label), PlainText.of(text), screen.width()));
    }

    private void side(String label, ComparedSide side) {
        List<String> parts = new ArrayList<>();
        String sources = side.sources().isEmpty() ? "this run" : names(side.sources());
        parts.add(sources);
        if (side.runs() > Math.max(1, side.sources().size())) {
            parts.add(QuantityText.counted(side.runs(), "run"));
        }
        if (side.startedAt() != null) {
            parts.add(side.startedAt().toString().replaceFirst("\\.[0-9]+Z", "Z"));
        }
        side.label().ifPresent(parts::add);
        lines.addAll(Paragraph.ofParts(
                " %-8s ".formatted(label), parts.stream().map(PlainText::of).toList(), screen.width()));
    }

    private static String names(List<String> names) {
        return names.size() <= FEW_NAMES
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, FEW_NAMES - 1)) + " and " + (names.size() - FEW_NAMES + 1)
                        + " more";
    }

    private void names(String label, List<String> names) {
        if (!names.isEmpty()) {
            lines.addAll(Paragraph.ofWords(" " + label + "  ", PlainText.of(names(names)), screen.width()));
        }
    }

    private static String words(ComparedSetting setting) {
        String where = setting.hosts().isEmpty() ? "" : " on " + names(setting.hosts());
        return "%s%s%s: %s before, %s after"
                .formatted(
                        setting.load().map(load -> load + ": ").orElse(""),
                        setting.name(),
                        where,
                        setting.before().orElse("unknown"),
                        setting.after().orElse("unknown"));
    }

    private void table(String heading, Outcome outcome) {
        List<ComparedFigure> figures = comparison.figures().stream()
                .filter(figure -> figure.outcome() == outcome)
                .toList();
        if (figures.isEmpty()) {
            return;
        }
        List<ComparedFigure> shown = all ? figures : figures.subList(0, Math.min(FEW, figures.size()));
        int columns = LinkNames.columns(
                MAX_SUBJECT, most -> table(heading, shown, most).fits(screen));
        lines.add("");
        lines.addAll(table(heading, shown, columns).lines("", screen));
        if (shown.size() < figures.size()) {
            lines.add(" and %s more; --links all shows them"
                    .formatted(QuantityText.count(figures.size() - shown.size())));
        }
    }

    private TextTable table(String heading, List<ComparedFigure> shown, int columns) {
        TextTable table = new TextTable()
                .left(heading)
                .left("figure")
                .right("before")
                .right("after")
                .right("change")
                .right("limit");
        for (ComparedFigure figure : shown) {
            table.row(
                    Style.PLAIN,
                    List.of(
                            LinkNames.fitted(
                                    PlainText.of(ComparisonWords.subject(figure, hasSeveralLoads)), columns, screen),
                            ComparisonWords.quantity(figure.quantity()),
                            ComparisonWords.value(figure.quantity(), figure.before()),
                            ComparisonWords.value(figure.quantity(), figure.after()),
                            ComparisonWords.change(figure),
                            ComparisonWords.limit(figure)),
                    "");
        }
        return table;
    }

    private void notes() {
        if (!comparison.isRepeated()) {
            say(
                    "note",
                    "No figure was measured more than once on both sides, so chance is not known. A rate or p50 counts as"
                            + " changed from " + once()
                            + " on, and from more where others show that chance goes further;"
                            + " a p99 where it doubles. Repeats show less.");
        }
        if (comparison.suspects() > 0) {
            say("note", "What is perhaps worse may be chance; measure it again, and give both results.");
        }
    }

    private String once() {
        return comparison.threshold() == null ? "15 %" : QuantityText.percent(comparison.threshold());
    }

    private String verdict() {
        String counts = "%s of %s worse, %s better"
                .formatted(
                        QuantityText.count(comparison.worse()),
                        QuantityText.counted(comparison.compared(), "figure"),
                        QuantityText.count(comparison.better()));
        return switch (comparison.verdict().outcome()) {
            case PASSED -> "NO WORSE: " + counts + ".";
            case FAILED -> "WORSE: " + counts + ".";
            case INCOMPLETE, INTERRUPTED ->
                comparison.compared() == 0
                        ? "NOT COMPARED: no figure is known on both sides."
                        : "INCOMPLETE: " + counts + ", of what there is.";
        };
    }
}
