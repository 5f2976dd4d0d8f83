package io.netbench.cli.html;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.analysis.sweep.LoadFigures;
import io.netbench.cli.html.markup.Attribute;
import io.netbench.cli.html.markup.Attribute.Name;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import io.netbench.result.RunDigest;
import io.netbench.result.SuitePhase;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteRun;
import io.netbench.text.QuantityText;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** The phases of a suite and its runs, in their order, with what each gave or why it did not take place. */
final class RunsSection {

    private static final int MOST_ROWS = 500;

    private final SuiteResult suite;
    private final SuiteFigures figures;

    RunsSection(SuiteResult suite, SuiteFigures figures) {
        this.suite = suite;
        this.figures = figures;
    }

    void write(Html html) {
        html.in(
                Tag.UL,
                list -> suite.phases().forEach(phase -> FindingSection.write(list, phase.name(), words(phase))),
                cls("findings plain"));
        if (suite.runs().isEmpty()) {
            return;
        }
        if (suite.runs().size() > MOST_ROWS) {
            html.in(
                    Tag.P,
                    "The first %s of %s."
                            .formatted(
                                    QuantityText.count(MOST_ROWS),
                                    QuantityText.counted(suite.runs().size(), "run")),
                    cls("meaning"));
        }
        html.in(
                Tag.DIV,
                scroll -> scroll.in(Tag.TABLE, this::table),
                cls("scroll"),
                Attribute.of(Name.TABINDEX, 0),
                Attribute.of(Name.ROLE, "region"),
                Attribute.of(Name.ARIA_LABEL, "Runs"));
    }

    private static String words(SuitePhase phase) {
        String runs = phase.runsPlanned()
                .map(planned -> ", " + QuantityText.counted(planned, "run") + " planned")
                .orElse("");
        return phase.status().name().toLowerCase(Locale.ROOT)
                + runs
                + phase.reason().map(reason -> ": " + reason).orElse("");
    }

    private void table(Html html) {
        html.in(
                Tag.THEAD,
                head -> head.in(Tag.TR, row -> {
                    for (String name : List.of("run", "load", "verdict")) {
                        row.in(Tag.TH, name, cls("text"), Attribute.of(Name.SCOPE, "col"));
                    }
                    for (String name : List.of("goodput", "p50", "p99", "retransmits")) {
                        row.in(Tag.TH, name, Attribute.of(Name.SCOPE, "col"));
                    }
                }));
        html.in(Tag.TBODY, body -> suite.runs().stream().limit(MOST_ROWS).forEach(run -> rows(body, run)));
    }

    private void rows(Html html, SuiteRun run) {
        List<LoadFigures> loads = figures.of(run.name());
        if (run.skipped().isPresent()) {
            html.in(
                    Tag.TR,
                    row -> row.in(Tag.TD, run.name(), cls("text"))
                            .in(
                                    Tag.TD,
                                    "skipped: " + run.skipped().get(),
                                    cls("text why"),
                                    Attribute.of(Name.COLSPAN, 6)),
                    cls("slow"));
        } else if (loads.isEmpty()) {
            String goodput = run.digest()
                    .map(RunDigest::goodputBytesPerS)
                    .map(QuantityText::bitRate)
                    .orElse("-");
            html.in(
                    Tag.TR,
                    row -> row.in(Tag.TD, run.name(), cls("text"))
                            .in(Tag.TD, "", cls("text"))
                            .in(Tag.TD, outcome(run), cls("text"))
                            .in(Tag.TD, goodput)
                            .in(Tag.TD, "-")
                            .in(Tag.TD, "-")
                            .in(Tag.TD, "-"));
        }
        loads.forEach(load -> html.in(
                Tag.TR,
                row -> row.in(Tag.TD, run.name(), cls("text"))
                        .in(Tag.TD, load.load(), cls("text"))
                        .in(Tag.TD, outcome(run), cls("text"))
                        .in(
                                Tag.TD,
                                load.bytesPerS().isPresent()
                                        ? QuantityText.bitRate(load.bytesPerS().getAsDouble())
                                        : "-")
                        .in(Tag.TD, duration(load.p50Ns()))
                        .in(Tag.TD, duration(load.p99Ns()))
                        .in(
                                Tag.TD,
                                load.retransmits().isPresent()
                                        ? QuantityText.count(load.retransmits().getAsLong())
                                        : "-")));
    }

    private static String outcome(SuiteRun run) {
        return run.result()
                .map(result -> result.verdict().outcome())
                .or(() -> run.digest().map(RunDigest::outcome))
                .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
                .orElse("unknown");
    }

    private static String duration(OptionalLong ns) {
        return ns.isPresent() ? QuantityText.duration(ns.getAsLong()) : "-";
    }
}
