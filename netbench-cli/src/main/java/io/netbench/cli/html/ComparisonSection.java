package io.netbench.cli.html;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.analysis.comparison.ComparisonWords;
import io.netbench.cli.html.chart.Bar;
import io.netbench.cli.html.markup.Attribute;
import io.netbench.cli.html.markup.Attribute.Name;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import io.netbench.result.ComparedFigure;
import io.netbench.result.ComparedQuantity;
import io.netbench.result.ComparedSetting;
import io.netbench.result.ComparedSide;
import io.netbench.result.Comparison;
import io.netbench.text.QuantityText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Two sides beside each other: where they come from, what else differs, and every figure of both, what became worse first. */
final class ComparisonSection {

    private static final int MOST_ROWS = 1000;
    private static final int MOST_NAMES = 40;

    private final Comparison comparison;
    private final boolean hasSeveralLoads;
    private final Map<ComparedQuantity, Double> most = new EnumMap<>(ComparedQuantity.class);

    ComparisonSection(Comparison comparison) {
        this.comparison = comparison;
        hasSeveralLoads = comparison.figures().stream()
                        .flatMap(figure -> figure.load().stream())
                        .distinct()
                        .count()
                > 1;
        comparison
                .figures()
                .forEach(figure -> Stream.of(figure.before(), figure.after())
                        .filter(value -> value != null)
                        .forEach(value -> most.merge(figure.quantity(), value, Math::max)));
    }

    void write(Html html) {
        html.in(
                Tag.DIV,
                both -> {
                    side(both, "before", comparison.before());
                    side(both, "after", comparison.after());
                },
                cls("sides"));
        differences(html);
        figures(html);
    }

    private static void side(Html html, String name, ComparedSide side) {
        html.in(Tag.DIV, one -> {
            one.in(Tag.H3, name);
            one.in(Tag.DL, list -> {
                pair(list, "from", side.sources().isEmpty() ? "this run" : names(side.sources()));
                pair(list, "runs", QuantityText.count(side.runs()));
                pair(list, "started", Instants.text(side.startedAt()).orElse("unknown"));
                side.label().ifPresent(label -> pair(list, "label", label));
                side.missing().forEach(what -> pair(list, "lacks", what));
            });
        });
    }

    private static void pair(Html html, String name, String text) {
        html.in(Tag.DIV, one -> one.in(Tag.DT, name).in(Tag.DD, text));
    }

    private static String names(List<String> names) {
        return names.size() <= MOST_NAMES
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, MOST_NAMES)) + " and " + (names.size() - MOST_NAMES) + " more";
    }

    private void differences(Html html) {
        if (comparison.differences().isEmpty()
                && comparison.appeared().isEmpty()
                && comparison.vanished().isEmpty()) {
            return;
        }
        html.in(
                Tag.UL,
                list -> {
                    comparison.differences().forEach(setting -> FindingSection.write(list, "differs", words(setting)));
                    if (!comparison.vanished().isEmpty()) {
                        FindingSection.write(list, "only before", names(comparison.vanished()));
                    }
                    if (!comparison.appeared().isEmpty()) {
                        FindingSection.write(list, "only after", names(comparison.appeared()));
                    }
                },
                cls("findings"));
    }

    private static String words(ComparedSetting setting) {
        return "%s%s%s: %s before, %s after"
                .formatted(
                        setting.load().map(load -> load + ": ").orElse(""),
                        setting.name(),
                        setting.hosts().isEmpty() ? "" : " on " + names(setting.hosts()),
                        setting.before().orElse("unknown"),
                        setting.after().orElse("unknown"));
    }

    private void figures(Html html) {
        List<ComparedFigure> figures = comparison.figures();
        if (figures.isEmpty()) {
            html.in(Tag.P, "No figure changed by more than it has to.", cls("meaning"));
            return;
        }
        if (figures.size() > MOST_ROWS) {
            html.in(
                    Tag.P,
                    "The first %s of %s; the document has all."
                            .formatted(QuantityText.count(MOST_ROWS), QuantityText.counted(figures.size(), "figure")),
                    cls("meaning"));
        }
        html.in(
                Tag.DIV,
                scroll -> scroll.in(Tag.TABLE, this::table, cls("compared")),
                cls("scroll"),
                Attribute.of(Name.TABINDEX, 0),
                Attribute.of(Name.ROLE, "region"),
                Attribute.of(Name.ARIA_LABEL, "Figures before and after"));
    }

    private void table(Html html) {
        html.in(
                Tag.THEAD,
                head -> head.in(Tag.TR, row -> {
                    for (String name : List.of("", "of", "figure")) {
                        row.in(Tag.TH, name, cls("text"), Attribute.of(Name.SCOPE, "col"));
                    }
                    for (String name : List.of("before", "after", "change", "limit")) {
                        row.in(Tag.TH, name, Attribute.of(Name.SCOPE, "col"));
                    }
                }));
        html.in(
                Tag.TBODY,
                body -> comparison.figures().stream()
                        .limit(MOST_ROWS)
                        .forEach(figure -> body.in(Tag.TR, row -> row(row, figure), cls(css(figure)))));
    }

    private static String css(ComparedFigure figure) {
        return switch (figure.outcome()) {
            case WORSE -> "failed";
            case SUSPECT -> "slow";
            case BETTER -> "better";
            case SAME, NOT_JUDGED -> "ok";
        };
    }

    private void row(Html html, ComparedFigure figure) {
        html.in(Tag.TD, word(figure), cls("text"));
        html.in(Tag.TD, ComparisonWords.subject(figure, hasSeveralLoads), cls("text"));
        html.in(Tag.TD, ComparisonWords.quantity(figure.quantity()), cls("text"));
        value(html, figure, figure.before(), "bar before");
        value(html, figure, figure.after(), "bar");
        html.in(Tag.TD, ComparisonWords.change(figure));
        html.in(Tag.TD, ComparisonWords.limit(figure));
    }

    private static String word(ComparedFigure figure) {
        return switch (figure.outcome()) {
            case WORSE -> "\u2715 worse";
            case SUSPECT -> "? perhaps worse";
            case BETTER -> "\u2713 better";
            case SAME -> "same";
            case NOT_JUDGED -> "not judged";
        };
    }

    private void value(Html html, ComparedFigure figure, Double value, String css) {
        html.in(Tag.TD, cell -> {
            cell.text(ComparisonWords.value(figure.quantity(), value));
            double highest = most.getOrDefault(figure.quantity(), 0.0);
            if (value != null && highest > 0) {
                Bar.write(cell, value / highest, css);
            }
        });
    }
}
