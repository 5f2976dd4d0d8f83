package io.netbench.cli.html;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.analysis.layers.Comparison;
import io.netbench.analysis.layers.Step;
import io.netbench.analysis.layers.Verdict;
import io.netbench.cli.html.chart.Bar;
import io.netbench.cli.html.markup.Attribute;
import io.netbench.cli.html.markup.Attribute.Name;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import io.netbench.cli.terminal.RateUnit;
import io.netbench.result.StorageResult;
import io.netbench.text.ByteSize;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The page of storage results, each as a waterfall from the disks up, with the layer that limits it. */
final class LayersPage {

    private final List<StorageWaterfall> waterfalls;

    private LayersPage(List<StorageWaterfall> waterfalls) {
        this.waterfalls = List.copyOf(waterfalls);
    }

    static Report of(List<StorageWaterfall> waterfalls, Object document) {
        LayersPage page = new LayersPage(waterfalls);
        return new Report(
                page.firstScreen(),
                page.sections(),
                Optional.empty(),
                SavedDocument.whole("netbench-layers.json", document),
                Optional.empty());
    }

    private FirstScreen firstScreen() {
        boolean isDecided =
                waterfalls.stream().allMatch(one -> one.comparison().verdict().isNamed());
        Comparison first = waterfalls.get(0).comparison();
        List<FirstScreen.Term> terms = new ArrayList<>();
        waterfalls.stream()
                .skip(1)
                .limit(4)
                .forEach(one -> terms.add(new FirstScreen.Term(
                        heading(one.comparison()), one.comparison().sentence())));
        terms.add(new FirstScreen.Term(
                "expected", "of storage at most what the narrowest layer below it gives to the same shape of load."));
        return new FirstScreen(
                "layers",
                waterfalls.size() == 1 ? heading(first) : QuantityText.counted(waterfalls.size(), "storage result"),
                waterfalls.size() == 1 ? List.of(shape(first.storage())) : List.of(),
                isDecided ? Tone.GOOD : Tone.BROKEN,
                waterfalls.size() == 1 ? word(first.verdict()) : isDecided ? "LAYERS NAMED" : "NOT ALL DECIDED",
                first.sentence(),
                terms,
                figures(first));
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case NETWORK -> "THE NETWORK LIMITS";
            case DISK -> "THE DISKS LIMIT";
            case BEHIND_NETWORK -> "BEHIND THE NETWORK";
            case BETWEEN -> "BETWEEN NETWORK AND DISKS";
            case BOTH -> "THE NETWORK HAS A PART";
            case ABOVE -> "MORE THAN THE NETWORK RUN";
            case UNDECIDED -> "UNDECIDED";
        };
    }

    private static List<FirstScreen.Figure> figures(Comparison comparison) {
        List<FirstScreen.Figure> figures = new ArrayList<>();
        comparison
                .steps()
                .forEach(step -> figures.add(new FirstScreen.Figure(
                        step.layer().words(),
                        QuantityText.bitRate(step.bytesPerS()),
                        QuantityText.size(step.bytesPerS()) + "/s")));
        comparison
                .ratio()
                .ifPresent(ratio -> figures.add(new FirstScreen.Figure(
                        "storage / network",
                        QuantityText.percent(ratio.value()),
                        "%s to %s".formatted(QuantityText.percent(ratio.low()), QuantityText.percent(ratio.high())))));
        comparison
                .latency()
                .ifPresent(latency -> figures.add(new FirstScreen.Figure(
                        latency.figure() + " behind the network",
                        QuantityText.duration(latency.behindNs()),
                        "of " + QuantityText.duration(latency.storageNs()))));
        return figures;
    }

    private static String heading(Comparison comparison) {
        StorageResult storage = comparison.storage();
        return storage.tool() + " " + storage.name() + " "
                + storage.shape().direction().verb();
    }

    private static String shape(StorageResult storage) {
        List<String> facts = new ArrayList<>();
        if (storage.shape().blockSizeBytes() != null) {
            facts.add("blocks of " + ByteSize.describe(storage.shape().blockSizeBytes()));
        }
        if (storage.shape().hosts() != null) {
            facts.add("from " + QuantityText.counted(storage.shape().hosts(), "host"));
        }
        if (storage.shape().inFlight() != null) {
            facts.add(QuantityText.count(storage.shape().inFlight()) + " in flight");
        }
        return String.join(", ", facts);
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < waterfalls.size(); i++) {
            StorageWaterfall one = waterfalls.get(i);
            sections.add(new Section("layers-" + i, heading(one.comparison()), html -> write(html, one)));
        }
        return sections;
    }

    private static void write(Html html, StorageWaterfall one) {
        Comparison comparison = one.comparison();
        html.in(Tag.P, shape(comparison.storage()), cls("meaning"));
        html.in(
                Tag.DIV,
                scroll -> scroll.in(Tag.TABLE, table -> steps(table, comparison.steps()), cls("waterfall")),
                cls("scroll"),
                Attribute.of(Name.TABINDEX, 0),
                Attribute.of(Name.ROLE, "region"),
                Attribute.of(Name.ARIA_LABEL, "Layers"));
        html.in(Tag.P, comparison.sentence() + sure(comparison), cls("lead"));
        html.in(
                Tag.UL,
                list -> {
                    comparison.differences().forEach(text -> FindingSection.write(list, "differs", text));
                    comparison.reasons().forEach(text -> FindingSection.write(list, "because", text));
                    comparison.unknown().forEach(text -> FindingSection.write(list, "not known", text));
                },
                cls("findings"));
        if (comparison.lacksShape()) {
            html.in(Tag.P, "To measure this shape:", cls("meaning"));
            html.in(Tag.P, line -> line.in(Tag.CODE, one.mirror()));
        }
    }

    private static String sure(Comparison comparison) {
        return comparison
                .confidence()
                .map(sure -> " Confidence: " + sure.name().toLowerCase(Locale.ROOT) + ".")
                .orElse("");
    }

    private static void steps(Html html, List<Step> steps) {
        double most = steps.stream().mapToDouble(Step::bytesPerS).max().orElse(0);
        RateUnit unit = RateUnit.of(most);
        html.in(
                Tag.THEAD,
                head -> head.in(Tag.TR, row -> {
                    for (String name : List.of("layer", "measured by")) {
                        row.in(Tag.TH, name, cls("text"), Attribute.of(Name.SCOPE, "col"));
                    }
                    for (String name : List.of(unit.bitsName(), unit.bytesName())) {
                        row.in(Tag.TH, name, Attribute.of(Name.SCOPE, "col"));
                    }
                    row.in(Tag.TH, "on one scale from 0", cls("text wide"), Attribute.of(Name.SCOPE, "col"));
                }));
        html.in(
                Tag.TBODY,
                body -> steps.forEach(step -> body.in(
                        Tag.TR,
                        row -> {
                            row.in(Tag.TD, step.layer().words(), cls("text"));
                            row.in(Tag.TD, step.name(), cls("text"));
                            row.in(Tag.TD, unit.bits(step.bytesPerS()));
                            row.in(Tag.TD, unit.bytes(step.bytesPerS()));
                            row.in(
                                    Tag.TD,
                                    cell -> {
                                        Bar.write(
                                                cell,
                                                most > 0 ? step.bytesPerS() / most : 0,
                                                step.isNarrowest() ? "bar busy" : "bar");
                                        if (step.isNarrowest() && steps.size() > 2) {
                                            cell.in(Tag.SMALL, "narrowest");
                                        }
                                    },
                                    cls("text wide"));
                        },
                        cls(step.isNarrowest() ? "slow" : "ok"))));
    }
}
