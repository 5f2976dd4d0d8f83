package io.netbench.cli.html;

import io.netbench.analysis.comparison.ComparisonWords;
import io.netbench.result.ComparedFigure;
import io.netbench.result.ComparedFigure.Level;
import io.netbench.result.ComparedFigure.Outcome;
import io.netbench.result.ComparedQuantity;
import io.netbench.result.ComparedSide;
import io.netbench.result.Comparison;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The page of a comparison. */
final class ComparisonPage {

    private final Comparison comparison;

    private ComparisonPage(Comparison comparison) {
        this.comparison = comparison;
    }

    static Report of(Comparison comparison) {
        ComparisonPage page = new ComparisonPage(comparison);
        return new Report(
                page.firstScreen(),
                List.of(new Section("figures", "Both sides", new ComparisonSection(comparison)::write)),
                Optional.empty(),
                SavedDocument.whole("netbench-comparison.json", comparison),
                Optional.empty());
    }

    private FirstScreen firstScreen() {
        List<FirstScreen.Term> terms = new ArrayList<>();
        comparison.verdict().reasons().stream()
                .skip(1)
                .limit(4)
                .forEach(reason -> terms.add(new FirstScreen.Term("and", reason)));
        terms.add(new FirstScreen.Term("expected", expected()));
        return new FirstScreen(
                "comparison",
                side(comparison.before()) + " \u2192 " + side(comparison.after()),
                List.of(QuantityText.counted(comparison.compared(), "figure") + " compared"),
                Tone.of(comparison.verdict().outcome(), true),
                word(),
                comparison.verdict().reasons().stream()
                        .findFirst()
                        .orElse("No figure became worse by more than chance and its limit allow."),
                terms,
                figures());
    }

    private static String side(ComparedSide side) {
        return side.label()
                .orElseGet(() -> side.sources().isEmpty()
                        ? "this run"
                        : side.sources().get(0)
                                + (side.sources().size() > 1
                                        ? " and " + (side.sources().size() - 1) + " more"
                                        : ""));
    }

    private String word() {
        return switch (comparison.verdict().outcome()) {
            case PASSED -> "NO WORSE";
            case FAILED -> "WORSE";
            case INCOMPLETE, INTERRUPTED -> comparison.compared() == 0 ? "NOT COMPARED" : "INCOMPLETE";
        };
    }

    private String expected() {
        String least = comparison.threshold() == null ? "" : " of " + QuantityText.percent(comparison.threshold());
        return comparison.isRepeated()
                ? "the same as before, but for changes" + least + " that repeats show to be chance."
                : "the same as before, but for changes" + least
                        + "; no figure was measured more than once on both sides, so chance is not known.";
    }

    private List<FirstScreen.Figure> figures() {
        List<FirstScreen.Figure> figures = new ArrayList<>();
        figures.add(new FirstScreen.Figure("worse", QuantityText.count(comparison.worse()), ""));
        figures.add(new FirstScreen.Figure("perhaps worse", QuantityText.count(comparison.suspects()), ""));
        figures.add(new FirstScreen.Figure("better", QuantityText.count(comparison.better()), ""));
        comparison.figures().stream()
                .filter(figure -> figure.level() == Level.LOAD || figure.level() == Level.TOTAL)
                .filter(figure ->
                        figure.quantity() == ComparedQuantity.GOODPUT && figure.outcome() != Outcome.NOT_JUDGED)
                .limit(2)
                .map(ComparisonPage::figure)
                .forEach(figures::add);
        return figures;
    }

    private static FirstScreen.Figure figure(ComparedFigure figure) {
        return new FirstScreen.Figure(
                ComparisonWords.subject(figure, false),
                ComparisonWords.value(figure.quantity(), figure.after()),
                ComparisonWords.value(figure.quantity(), figure.before()) + " before, "
                        + ComparisonWords.change(figure));
    }
}
