package io.netbench.cli.html;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.analysis.sweep.LoadFigures;
import io.netbench.analysis.sweep.Repeats;
import io.netbench.cli.html.chart.CurveDrawing;
import io.netbench.cli.html.chart.CurveDrawing.Curve;
import io.netbench.cli.html.chart.CurveDrawing.Point;
import io.netbench.cli.html.markup.Attribute;
import io.netbench.cli.html.markup.Attribute.Name;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import io.netbench.report.CurveAxis;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteRun;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What varied in one phase of a series, as curves of goodput and of latency, with the range of repeats. */
final class SweepSection {

    private static final String REPEAT = "repeat";

    private final String phase;
    private final String axis;
    private final List<String> values;
    private final Map<String, Map<String, Repeats>> curves;

    private SweepSection(String phase, String axis, List<String> values, Map<String, Map<String, Repeats>> curves) {
        this.phase = phase;
        this.axis = axis;
        this.values = values;
        this.curves = curves;
    }

    /** One for each phase in which something varied, of the runs that took place as a whole. */
    static List<SweepSection> of(SuiteResult suite, SuiteFigures figures) {
        List<SweepSection> sections = new ArrayList<>();
        suite.phases().forEach(phase -> {
            List<SuiteRun> runs = suite.runs().stream()
                    .filter(run -> run.phase().equals(phase.name()) && figures.isWhole(run.name()))
                    .toList();
            List<String> varied = varied(runs);
            if (!varied.isEmpty()) {
                Optional<String> fanIn =
                        varied.stream().filter(figures.fanIn()::contains).findFirst();
                sections.add(section(phase.name(), CurveAxis.of(varied, fanIn), runs, figures));
            }
        });
        return sections;
    }

    /** What runs differ in, in the order in which it was asked for. */
    private static List<String> varied(List<SuiteRun> runs) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        runs.forEach(run -> run.parameters().forEach((name, value) -> {
            if (!name.equals(REPEAT)) {
                values.computeIfAbsent(name, first -> new LinkedHashSet<>()).add(value);
            }
        }));
        return values.entrySet().stream()
                .filter(one -> one.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static SweepSection section(String phase, String axis, List<SuiteRun> runs, SuiteFigures figures) {
        List<String> values = runs.stream()
                .map(run -> run.parameters().get(axis))
                .distinct()
                .sorted(Comparator.comparingDouble(SweepSection::number))
                .toList();
        boolean hasSeveralLoads = runs.stream()
                        .flatMap(run -> figures.of(run.name()).stream())
                        .map(LoadFigures::load)
                        .distinct()
                        .count()
                > 1;
        Map<String, Map<String, List<LoadFigures>>> found = new LinkedHashMap<>();
        for (SuiteRun run : runs) {
            String others = run.parameters().entrySet().stream()
                    .filter(one -> !one.getKey().equals(axis) && !one.getKey().equals(REPEAT))
                    .map(one -> SettingsSection.words(one.getKey()) + " "
                            + SettingsSection.scalar(one.getKey(), one.getValue()))
                    .collect(Collectors.joining(", "));
            for (LoadFigures load : figures.of(run.name())) {
                String name = hasSeveralLoads ? load.load() + (others.isEmpty() ? "" : ", " + others) : others;
                found.computeIfAbsent(name, first -> new LinkedHashMap<>())
                        .computeIfAbsent(run.parameters().get(axis), first -> new ArrayList<>())
                        .add(load);
            }
        }
        Map<String, Map<String, Repeats>> curves = new LinkedHashMap<>();
        found.keySet().stream().sorted().forEach(name -> {
            Map<String, Repeats> points = new LinkedHashMap<>();
            found.get(name).forEach((value, repeats) -> points.put(value, new Repeats(repeats)));
            curves.put(name, points);
        });
        return new SweepSection(phase, axis, values, curves);
    }

    /** What is no number keeps its place behind those that are. */
    private static double number(String value) {
        return value.matches("[0-9]+(\\.[0-9]+)?") ? Double.parseDouble(value) : Double.MAX_VALUE;
    }

    String id() {
        return "sweep-" + phase;
    }

    String heading() {
        return "Curves of " + phase;
    }

    private String axisWords() {
        return SettingsSection.words(axis);
    }

    private List<String> valueWords() {
        return values.stream().map(value -> SettingsSection.scalar(axis, value)).toList();
    }

    void write(Html html) {
        drawing(
                html,
                "Goodput of all links together over " + axisWords() + "; medians, with the range of repeats.",
                repeats -> new Point(
                        repeats.bytesPerS().orElse(Double.NaN), repeats.leastBytesPerS(), repeats.mostBytesPerS()),
                QuantityText::bitRate);
        boolean hasLatency = curves.values().stream()
                .flatMap(curve -> curve.values().stream())
                .anyMatch(repeats -> repeats.median(LoadFigures::p99Ns).isPresent());
        if (hasLatency) {
            drawing(
                    html,
                    "99th percentile of latency over " + axisWords() + "; medians.",
                    repeats -> Point.of(repeats.median(LoadFigures::p99Ns).orElse(Double.NaN)),
                    QuantityText::duration);
        }
        html.in(
                Tag.DIV,
                scroll -> scroll.in(Tag.TABLE, this::table),
                cls("scroll"),
                Attribute.of(Name.TABINDEX, 0),
                Attribute.of(Name.ROLE, "region"),
                Attribute.of(Name.ARIA_LABEL, "Points of the sweep"));
    }

    private void drawing(Html html, String words, Function<Repeats, Point> point, DoubleFunction<String> figureWords) {
        List<Curve> drawn = curves.entrySet().stream()
                .map(curve -> new Curve(
                        curve.getKey(),
                        values.stream()
                                .map(value -> curve.getValue().containsKey(value)
                                        ? point.apply(curve.getValue().get(value))
                                        : Point.of(Double.NaN))
                                .toList()))
                .toList();
        html.in(Tag.FIGURE, figure -> {
            figure.in(Tag.FIGCAPTION, words);
            new CurveDrawing(axisWords(), valueWords(), drawn, figureWords).write(figure, words);
        });
    }

    private void table(Html html) {
        boolean hasSeveral = curves.size() > 1;
        html.in(
                Tag.THEAD,
                head -> head.in(Tag.TR, row -> {
                    if (hasSeveral) {
                        row.in(Tag.TH, "curve", cls("text"), Attribute.of(Name.SCOPE, "col"));
                    }
                    for (String name : List.of(
                            axisWords(),
                            "runs",
                            "goodput",
                            "lowest",
                            "highest",
                            "p99",
                            "retransmits",
                            "time-outs",
                            "stalls")) {
                        row.in(Tag.TH, name, Attribute.of(Name.SCOPE, "col"));
                    }
                }));
        html.in(
                Tag.TBODY,
                body -> curves.forEach((name, points) -> values.stream()
                        .filter(points::containsKey)
                        .forEach(value -> body.in(Tag.TR, row -> {
                            if (hasSeveral) {
                                row.in(Tag.TD, name, cls("text"));
                            }
                            row(row, SettingsSection.scalar(axis, value), points.get(value));
                        }))));
    }

    private static void row(Html html, String value, Repeats repeats) {
        html.in(Tag.TD, value);
        html.in(Tag.TD, QuantityText.count(repeats.runs().size()));
        html.in(Tag.TD, rate(repeats.bytesPerS().orElse(Double.NaN)));
        html.in(Tag.TD, rate(repeats.leastBytesPerS()));
        html.in(Tag.TD, rate(repeats.mostBytesPerS()));
        OptionalDouble p99 = repeats.median(LoadFigures::p99Ns);
        html.in(Tag.TD, p99.isPresent() ? QuantityText.duration(p99.getAsDouble()) : "-");
        html.in(Tag.TD, count(repeats.median(LoadFigures::retransmits)));
        html.in(Tag.TD, count(repeats.median(LoadFigures::timeouts)));
        html.in(Tag.TD, count(repeats.median(LoadFigures::stalls)));
    }

    private static String rate(double bytesPerS) {
        return Double.isNaN(bytesPerS) ? "-" : QuantityText.bitRate(bytesPerS);
    }

    private static String count(OptionalDouble count) {
        return count.isEmpty() ? "-" : QuantityText.digits(count.getAsDouble());
    }
}
