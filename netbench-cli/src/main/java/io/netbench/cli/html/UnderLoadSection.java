package io.netbench.cli.html;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.cli.html.markup.Attribute;
import io.netbench.cli.html.markup.Attribute.Name;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import io.netbench.cli.report.UnderLoadLines;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.ProbePair;
import io.netbench.result.ProbeResult;
import io.netbench.result.UnderLoad;
import io.netbench.text.QuantityText;
import java.util.List;
import java.util.function.Consumer;

/** Latency before, under and after the load, as probes beside it saw it. */
final class UnderLoadSection {

    private static final String UNKNOWN = "-";

    private final UnderLoad seen;

    UnderLoadSection(UnderLoad seen) {
        this.seen = seen;
    }

    void write(Html html) {
        html.in(Tag.P, String.join(", ", UnderLoadLines.facts(seen)) + ".", cls("meaning"));
        scroll(html, "Probes", this::kinds);
        html.in(
                Tag.UL,
                list -> {
                    seen.probes()
                            .forEach(probe -> FindingSection.write(
                                    list, probe.kind(), String.join(", ", UnderLoadLines.words(probe))));
                    seen.queues()
                            .forEach(queue -> FindingSection.write(
                                    list, "queue at " + queue.hub(), String.join(", ", UnderLoadLines.words(queue))));
                    UnderLoadLines.timers(seen)
                            .ifPresent(words -> FindingSection.write(list, "timers", String.join(", ", words)));
                },
                cls("findings plain"));
        seen.probes().stream()
                .filter(probe -> probe.pairFigures().size() > 1)
                .forEach(probe -> scroll(html, "Pairs of " + probe.kind(), table -> pairs(table, probe)));
    }

    private static void scroll(Html html, String label, Consumer<Html> table) {
        html.in(
                Tag.DIV,
                scroll -> scroll.in(Tag.TABLE, table),
                cls("scroll"),
                Attribute.of(Name.TABINDEX, 0),
                Attribute.of(Name.ROLE, "region"),
                Attribute.of(Name.ARIA_LABEL, label));
    }

    private static void headings(Html html, List<String> texts, List<String> figures) {
        html.in(
                Tag.THEAD,
                head -> head.in(Tag.TR, row -> {
                    texts.forEach(name -> row.in(Tag.TH, name, cls("text"), Attribute.of(Name.SCOPE, "col")));
                    figures.forEach(name -> row.in(Tag.TH, name, Attribute.of(Name.SCOPE, "col")));
                }));
    }

    private void kinds(Html html) {
        headings(
                html,
                List.of("probe", "load"),
                List.of("probes", "p50", "p99", "p99.9", "max", "times p50", "times p99"));
        html.in(
                Tag.TBODY,
                body -> seen.probes().forEach(probe -> {
                    row(body, probe.kind(), "before", probe.idle(), "", "");
                    row(body, "", "under", probe.loaded(), ratio(probe.inflationP50()), ratio(probe.inflationP99()));
                    row(body, "", "after", probe.after(), "", "");
                }));
    }

    private static void row(
            Html html, String kind, String when, LatencyHistogram times, String timesP50, String timesP99) {
        html.in(
                Tag.TR,
                row -> row.in(Tag.TD, kind, cls("text"))
                        .in(Tag.TD, when, cls("text"))
                        .in(Tag.TD, times == null ? UNKNOWN : QuantityText.count(times.samples() + times.overflow()))
                        .in(Tag.TD, times == null ? UNKNOWN : time(times.p50()))
                        .in(Tag.TD, times == null ? UNKNOWN : time(times.p99()))
                        .in(Tag.TD, times == null ? UNKNOWN : time(times.p999()))
                        .in(Tag.TD, times == null ? UNKNOWN : time(times.max()))
                        .in(Tag.TD, timesP50)
                        .in(Tag.TD, timesP99));
    }

    private static void pairs(Html html, ProbeResult probe) {
        headings(html, List.of(probe.kind() + " pair"), List.of("p50 before", "p50 under", "p99 under", "max under"));
        html.in(Tag.TBODY, body -> probe.pairFigures().forEach(pair -> pair(body, pair)));
    }

    private static void pair(Html html, ProbePair pair) {
        html.in(
                Tag.TR,
                row -> row.in(
                                Tag.TD,
                                cell -> cell.name(pair.client()).text(" to ").name(pair.server()),
                                cls("text"))
                        .in(Tag.TD, time(pair.idleP50Ns()))
                        .in(Tag.TD, time(pair.loadedP50Ns()))
                        .in(Tag.TD, time(pair.loadedP99Ns()))
                        .in(Tag.TD, time(pair.loadedMaxNs())));
    }

    private static String time(Long ns) {
        return ns == null ? UNKNOWN : QuantityText.duration(ns);
    }

    private static String ratio(Double ratio) {
        return ratio == null ? UNKNOWN : QuantityText.digits(ratio);
    }
}
