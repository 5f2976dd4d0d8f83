package io.netbench.cli.report;

import io.netbench.analysis.LinkRanking;
import io.netbench.analysis.LossWords;
import io.netbench.cli.terminal.Bars;
import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.report.RateScale;
import io.netbench.result.GoodputHistogram;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.LinkFigure;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.Span;
import io.netbench.result.Stalls;
import io.netbench.result.Totals;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** What the links come to together: fairness, the ends of the ranking, skew, stalls, the steady window. */
final class SummaryLines {

    private static final String INDENT = " ";

    /** With fewer reads in a tick its goodput says how the reads fell, not how fast the link was. */
    private static final double READS_TO_TELL_BURSTS = 20;

    private static final double[] QUANTILES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};
    private static final String[] QUANTILE_NAMES = {"min", "p5", "p25", "p50", "p75", "p95", "max"};
    private static final int DISTRIBUTION_FROM = 17;
    private static final int DISTRIBUTION_CELLS = 24;

    private SummaryLines() {}

    static List<String> lines(LoadSection load, Optional<RateScale> histograms, Screen screen) {
        List<String> lines = new ArrayList<>();
        distribution(load, screen, lines);
        addFacts(lines, standing(load, screen), screen);
        addFacts(lines, timing(load), screen);
        addFacts(lines, datagrams(load), screen);
        lines.addAll(HistoryLine.lines(load, screen));
        histograms.ifPresent(scale -> addFacts(lines, histograms(load, scale), screen));
        done(load, lines);
        return lines;
    }

    private static void addFacts(List<String> lines, List<String> facts, Screen screen) {
        if (!facts.isEmpty()) {
            Paragraph.ofFacts(facts, "", screen.width() - 1).forEach(line -> lines.add(INDENT + line));
        }
    }

    private static void distribution(LoadSection load, Screen screen, List<String> lines) {
        List<Double> rates = LinkRanking.of(load.links()).goodputs();
        if (rates.size() < DISTRIBUTION_FROM) {
            return;
        }
        Rates unit = load.rates();
        List<String> facts = new ArrayList<>();
        for (int i = 0; i < QUANTILES.length; i++) {
            double rate = LinkRanking.of(load.links()).quantile(QUANTILES[i]).orElseThrow();
            facts.add(QUANTILE_NAMES[i] + " " + unit.figure(rate));
        }
        facts.add(0, QuantityText.count(rates.size()) + " links, " + unit.name() + ":");
        addFacts(lines, facts, screen);
        RateScale.ofRates(rates)
                .map(scale -> unit.brief(scale.lowest())
                        + ' '
                        + Bars.of(scale.cells(rates, DISTRIBUTION_CELLS), screen.unicode())
                        + ' '
                        + unit.brief(scale.highest())
                        + RateScale.notFrom0(unit.brief(scale.lowest())))
                .ifPresent(bars -> lines.add(INDENT + "histogram of links by goodput:   " + bars));
    }

    private static List<String> standing(LoadSection load, Screen screen) {
        Totals totals = load.result().totals();
        List<String> facts = new ArrayList<>();
        if (totals.operationsPerS() != null) {
            facts.add(QuantityText.count(Math.round(totals.operationsPerS()))
                    + (load.result().protocol().equals(LoadResult.UDP) ? " datagrams/s" : " blocks/s"));
        }
        if (totals.fairnessJain() != null && load.links().size() > 1) {
            facts.add("fairness " + fairness(totals.fairnessJain()) + " (Jain)");
            LinkNames names = LinkNames.of(load.links());
            Optional.ofNullable(totals.slowestLink())
                    .ifPresent(link -> facts.add("slowest " + figure(link, names, load.rates(), screen)));
            Optional.ofNullable(totals.fastestLink())
                    .ifPresent(link -> facts.add("fastest " + figure(link, names, load.rates(), screen)));
        }
        if (totals.startSkewNs() != null) {
            facts.add("start skew " + QuantityText.duration(totals.startSkewNs()) + error(totals.startSkewErrorNs()));
        }
        if (load.links().stream().anyMatch(link -> link.stalls() != null)) {
            facts.add(stalls(load.links()));
        }
        return facts;
    }

    private static String error(Long ns) {
        return ns == null || ns == 0 ? "" : " +- " + QuantityText.duration(ns);
    }

    private static String fairness(double jain) {
        return QuantityText.fixed(jain, 3);
    }

    private static String figure(LinkFigure link, LinkNames names, Rates unit, Screen screen) {
        return names.of(link, screen) + " " + unit.figure(link.goodputBytesPerS());
    }

    private static String stalls(List<LinkResult> links) {
        List<Stalls> known = links.stream()
                .map(LinkResult::stallsOfEitherEnd)
                .filter(Objects::nonNull)
                .filter(stalls -> stalls.count() > 0)
                .toList();
        if (known.isEmpty()) {
            return links.stream().allMatch(link -> link.stalls() != null) ? "no stalls" : "no stalls where known";
        }
        long count = known.stream().mapToLong(Stalls::count).sum();
        long longest = known.stream().mapToLong(Stalls::longestNs).max().orElseThrow();
        return QuantityText.counted(count, "stall") + ", longest " + QuantityText.duration(longest);
    }

    private static List<String> timing(LoadSection load) {
        List<String> facts = new ArrayList<>();
        Rates rates = load.rates();
        Span steady = load.result().steady();
        if (steady.startNs() != null && steady.endNs() != null) {
            String rate = steady.goodputBytesPerS() == null ? "" : ": " + rates.text(steady.goodputBytesPerS());
            facts.add("all links active for " + QuantityText.duration(steady.endNs() - steady.startNs()) + rate);
        }
        load.untilLoss()
                .filter(SummaryLines::isKnown)
                .ifPresent(span -> facts.add("while no link was lost, %s: %s"
                        .formatted(
                                QuantityText.duration(span.endNs() - span.startNs()),
                                rates.text(span.goodputBytesPerS()))));
        Double wire = load.result().totals().estimatedWireBytesPerS();
        if (wire != null) {
            facts.add("on the wire about " + rates.text(wire) + " (estimate)");
        }
        return facts;
    }

    /** Where they were lost, and how those came that did. */
    private static List<String> datagrams(LoadSection load) {
        List<String> facts = new ArrayList<>();
        load.result().loss().map(LossWords::of).ifPresent(facts::add);
        List<LinkDatagrams> known =
                load.links().stream().flatMap(link -> link.datagrams().stream()).toList();
        long duplicates = sum(known, LinkDatagrams::duplicates);
        long reordered = sum(known, LinkDatagrams::reordered);
        if (duplicates > 0) {
            facts.add(QuantityText.counted(duplicates, "duplicate"));
        }
        if (reordered > 0) {
            long latest = known.stream()
                    .flatMap(link -> link.reorderExtentMax().stream())
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(0);
            facts.add(QuantityText.count(reordered) + " reordered, by up to " + QuantityText.count(latest));
        }
        known.stream()
                .map(LinkDatagrams::jitterNs)
                .filter(Objects::nonNull)
                .max(Double::compare)
                .ifPresent(most -> facts.add("jitter up to " + QuantityText.duration(Math.round(most))));
        return facts;
    }

    private static long sum(List<LinkDatagrams> links, Function<LinkDatagrams, Long> figure) {
        return links.stream()
                .map(figure)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    /** How to read the bars. Short ticks show bursts, if there are reads enough in them; else the reader is told so. */
    private static List<String> histograms(LoadSection load, RateScale scale) {
        Rates unit = load.rates();
        List<String> facts = new ArrayList<>();
        facts.add("histograms: %s over %s, one scale from %s to %s%s"
                .formatted(
                        unit.name(),
                        QuantityText.duration(load.plan().smoothTickNs()),
                        unit.brief(scale.lowest()),
                        unit.brief(scale.highest()),
                        RateScale.notFrom0(unit.brief(scale.lowest()))));
        List<GoodputHistogram> ticks = load.links().stream()
                .map(LinkResult::goodputHistogram)
                .filter(Objects::nonNull)
                .filter(histogram -> histogram.p1() != null && histogram.meanReadsPerTick() != null)
                .toList();
        if (ticks.isEmpty()) {
            return facts;
        }
        String over = "over " + QuantityText.duration(load.plan().tickNs());
        double fewest = ticks.stream()
                .mapToDouble(GoodputHistogram::meanReadsPerTick)
                .min()
                .orElseThrow();
        if (fewest < READS_TO_TELL_BURSTS) {
            facts.add("%s: not shown, %s reads a tick are too few to tell bursts"
                    .formatted(over, QuantityText.digits(fewest)));
            return facts;
        }
        double lowest = ticks.stream().mapToDouble(GoodputHistogram::p1).min().orElseThrow();
        double highest = ticks.stream().mapToDouble(GoodputHistogram::p99).max().orElseThrow();
        facts.add("%s: %s to %s (lowest p1, highest p99)".formatted(over, unit.figure(lowest), unit.figure(highest)));
        return facts;
    }

    private static void done(LoadSection load, List<String> lines) {
        load.result()
                .totals()
                .firstDone()
                .ifPresent(span -> lines.add(INDENT + done("first done", span, load.rates())));
        load.result().totals().lastDone().ifPresent(span -> lines.add(INDENT + done("last done ", span, load.rates())));
    }

    private static String done(String which, Span span, Rates rates) {
        if (!isKnown(span)) {
            return which + " unknown: "
                    + String.join("; ", new TreeSet<>(span.absent().values()));
        }
        return "%s after %s: %s, %s"
                .formatted(
                        which,
                        QuantityText.duration(span.endNs() - span.startNs()),
                        QuantityText.size(span.bytes()),
                        rates.text(span.goodputBytesPerS()));
    }

    private static boolean isKnown(Span span) {
        return span.startNs() != null
                && span.endNs() != null
                && span.bytes() != null
                && span.goodputBytesPerS() != null;
    }
}
