package io.netbench.cli.html;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.cli.html.chart.HistogramDrawing;
import io.netbench.cli.html.markup.Attribute;
import io.netbench.cli.html.markup.Attribute.Name;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import io.netbench.cli.terminal.RateUnit;
import io.netbench.report.LinkStanding;
import io.netbench.result.GoodputHistogram;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import io.netbench.result.Stalls;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/** Every link with its histogram, the worst first; a filter, and a choice of those that charts show. */
final class LinkSection {

    /** More rows than that make a page that is too large to be handed around. */
    private static final int MOST_ROWS = 1000;

    /** So many are shown in charts until a person chooses. */
    private static final int PICKED = 5;

    private final RunResult run;
    private final Map<String, LinkStanding> standings;
    private final boolean isExpected;
    private final String reference;
    private final boolean hasLatency;
    private final boolean hasRetransmits;
    private final boolean hasDatagrams;
    private final RateUnit unit;
    private final HistogramDrawing drawing;

    /** @param standings of its loads, by their names */
    LinkSection(RunResult run, Map<String, LinkStanding> standings) {
        this.run = run;
        this.standings = standings;
        List<LinkResult> links = run.links();
        List<String> references = standings.values().stream()
                .map(LinkStanding::referenceWords)
                .distinct()
                .toList();
        reference = references.size() == 1 ? "of " + references.get(0) : "share";
        isExpected = standings.values().stream().anyMatch(LinkStanding::isExpected);
        hasLatency = links.stream().anyMatch(link -> link.latencyNs() != null);
        hasRetransmits = links.stream().anyMatch(link -> retransmits(link) != null);
        hasDatagrams = links.stream().anyMatch(link -> link.datagrams().isPresent());
        unit = RateUnit.of(links.stream()
                .map(LinkResult::goodputBytesPerS)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0));
        double most = links.stream()
                .map(LinkResult::goodputHistogramSmooth)
                .filter(histogram -> histogram != null && histogram.max() != null)
                .mapToDouble(GoodputHistogram::max)
                .max()
                .orElse(0);
        double expected = links.stream()
                .mapToDouble(link -> expected(link).orElse(0))
                .max()
                .orElse(0);
        drawing = new HistogramDrawing(Math.max(most, expected * 1.02));
    }

    private LinkStanding standing(LinkResult link) {
        return standings.get(link.load());
    }

    private OptionalDouble expected(LinkResult link) {
        return standing(link)
                .expectation()
                .bytesPerS(link)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    void write(Html html) {
        List<LinkResult> worstFirst = worstFirst();
        html.in(Tag.P, words(worstFirst.size()), cls("meaning"));
        LinkControls.write(html);
        html.in(
                Tag.DIV,
                scroll -> scroll.in(Tag.TABLE, table -> table(table, worstFirst), cls("links"), LinkControls.TABLE),
                cls("scroll"),
                Attribute.of(Name.TABINDEX, 0),
                Attribute.of(Name.ROLE, "region"),
                Attribute.of(Name.ARIA_LABEL, "Links"));
        html.put(Tag.DIV, Attribute.of(Name.ID, "detail"), Attribute.of(Name.ARIA_LIVE, "polite"), cls("screen"));
    }

    /** Over all loads by the same measure. */
    private List<LinkResult> worstFirst() {
        List<LinkResult> all = new ArrayList<>();
        for (LoadResult load : run.loads()) {
            all.addAll(standings.get(load.name()).worstFirst());
        }
        all.sort(Comparator.comparingDouble(link -> standing(link).rank(link)));
        return all;
    }

    private String words(int links) {
        String rows = links > MOST_ROWS
                ? "The worst %s of %s, the worst first."
                        .formatted(QuantityText.count(MOST_ROWS), QuantityText.counted(links, "link"))
                : links == 1 ? "" : "%s, the worst first.".formatted(QuantityText.counted(links, "link"));
        return (rows + " Histograms show goodput over ticks of %s, all on one scale from 0 to %s%s")
                .formatted(
                        QuantityText.duration(run.plan().smoothTickNs()),
                        QuantityText.bitRate(drawing.mostBytesPerS()),
                        isExpected ? "; the line is what was expected." : ".")
                .strip();
    }

    private void table(Html html, List<LinkResult> links) {
        IdentityHashMap<LinkResult, Integer> numbers = new IdentityHashMap<>();
        for (int i = 0; i < run.links().size(); i++) {
            numbers.put(run.links().get(i), i);
        }
        html.in(Tag.THEAD, head -> head.in(Tag.TR, this::headings));
        html.in(Tag.TBODY, body -> {
            for (int row = 0; row < Math.min(MOST_ROWS, links.size()); row++) {
                LinkResult link = links.get(row);
                boolean isPicked = row < PICKED;
                body.in(
                        Tag.TR,
                        cells -> row(cells, link, isPicked),
                        cls(state(link)),
                        Attribute.of(Name.DATA_I, numbers.get(link)));
            }
        });
    }

    private String state(LinkResult link) {
        return link.status() == LinkStatus.FAILED ? "failed" : standing(link).isSlow(link) ? "slow" : "ok";
    }

    private void headings(Html html) {
        heading(html, "", "screen");
        if (run.hasSeveralLoads()) {
            heading(html, "load", "text");
        }
        heading(html, "source", "text");
        heading(html, "sink", "text");
        heading(html, "goodput, " + unit.bitsName(), "");
        heading(html, reference, "");
        if (hasLatency) {
            heading(html, "p50", "less");
            heading(html, "p99", "");
        }
        if (hasRetransmits) {
            heading(html, "retransmits", "");
        }
        if (hasDatagrams) {
            heading(html, "lost", "");
        }
        heading(html, "stalls", "less");
        heading(html, "histogram", "text");
    }

    private static void heading(Html html, String text, String css) {
        html.in(Tag.TH, text, Attribute.of(Name.SCOPE, "col"), cls(css));
    }

    private void row(Html html, LinkResult link, boolean isPicked) {
        html.in(Tag.TD, cell -> pick(cell, link, isPicked), cls("screen"));
        if (run.hasSeveralLoads()) {
            html.in(Tag.TD, link.load(), cls("text"));
        }
        html.named(Tag.TD, link.source(), cls("text"));
        html.named(Tag.TD, link.sink(), cls("text"));
        html.in(Tag.TD, link.goodputBytesPerS() == null ? "-" : unit.bits(link.goodputBytesPerS()));
        html.in(Tag.TD, standing(link).share(link).map(QuantityText::percent).orElse("-"));
        if (hasLatency) {
            LatencyHistogram latency = link.latencyNs();
            html.in(Tag.TD, duration(latency == null ? null : latency.p50()), cls("less"));
            html.in(Tag.TD, duration(latency == null ? null : latency.p99()));
        }
        if (hasRetransmits) {
            html.in(Tag.TD, retransmits(link) == null ? "-" : QuantityText.count(retransmits(link)));
        }
        if (hasDatagrams) {
            html.in(Tag.TD, link.datagrams().map(LinkSection::lost).orElse("-"));
        }
        Stalls stalls = link.stallsOfEitherEnd();
        html.in(Tag.TD, stalls == null ? "-" : QuantityText.count(stalls.count()), cls("less"));
        html.in(Tag.TD, cell -> histogram(cell, link), cls("text"));
    }

    private static void pick(Html html, LinkResult link, boolean isPicked) {
        List<Attribute> attributes = new ArrayList<>(
                List.of(Attribute.of(Name.TYPE, "checkbox"), Attribute.of(Name.ARIA_LABEL, "chart " + link.name())));
        if (isPicked) {
            attributes.add(Attribute.flag(Name.CHECKED));
        }
        html.put(Tag.INPUT, attributes.toArray(Attribute[]::new));
    }

    private void histogram(Html html, LinkResult link) {
        if (link.status() == LinkStatus.FAILED) {
            html.in(Tag.SPAN, "failed: " + link.failures().get(0), cls("why"));
        } else if (link.goodputHistogramSmooth() != null) {
            drawing.write(html, link.goodputHistogramSmooth(), expected(link), "h");
        } else {
            html.in(Tag.SPAN, link.absent().getOrDefault("goodput_histogram_smooth", "not measured"), cls("why"));
        }
    }

    private static String lost(LinkDatagrams datagrams) {
        if (datagrams.lost() == null || datagrams.lostFraction() == null) {
            return "-";
        }
        return QuantityText.count(datagrams.lost()) + " (" + QuantityText.percent(datagrams.lostFraction()) + ")";
    }

    private static String duration(Long ns) {
        return ns == null ? "-" : QuantityText.duration(ns);
    }

    private static Long retransmits(LinkResult link) {
        return link.tcp().source() == null ? null : link.tcp().source().retransmits();
    }
}
