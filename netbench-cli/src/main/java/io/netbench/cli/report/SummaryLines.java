package io.netbench.cli.report;

import io.netbench.analysis.LinkRanking;
import io.netbench.cli.terminal.Bars;
import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.RateUnit;
import io.netbench.cli.terminal.Screen;
import io.netbench.result.GoodputHistogram;
import io.netbench.result.LinkFigure;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import io.netbench.result.Span;
import io.netbench.result.Stalls;
import io.netbench.result.Totals;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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

    static List<String> lines(RunResult result, Screen screen) {
        List<String> lines = new ArrayList<>();
        distribution(result, screen, lines);
        addFacts(lines, standing(result), screen);
        addFacts(lines, timing(result), screen);
        addFacts(lines, bursts(result), screen);
        done(result, lines);
        return lines;
    }

    private static void addFacts(List<String> lines, List<String> facts, Screen screen) {
        if (!facts.isEmpty()) {
            Paragraph.ofFacts(facts, "", screen.width() - 1).forEach(line -> lines.add(INDENT + line));
        }
    }

    private static void distribution(RunResult result, Screen screen, List<String> lines) {
        List<Double> rates = LinkRanking.of(result.links()).goodputs();
        if (rates.size() < DISTRIBUTION_FROM) {
            return;
        }
        RateUnit unit = LinkTable.unit(result);
        List<String> facts = new ArrayList<>();
        for (int i = 0; i < QUANTILES.length; i++) {
            double rate = LinkRanking.of(result.links()).quantile(QUANTILES[i]).orElseThrow();
            facts.add(QUANTILE_NAMES[i] + " " + unit.bits(rate));
        }
        facts.add(0, QuantityText.count(rates.size()) + " links, " + unit.bitsName() + ":");
        addFacts(lines, facts, screen);
        RateScale.ofRates(rates)
                .map(scale -> unit.shortBits(scale.lowest())
                        + ' '
                        + Bars.of(scale.cells(rates, DISTRIBUTION_CELLS), screen.unicode())
                        + ' '
                        + unit.shortBits(scale.highest()))
                .ifPresent(bars -> lines.add(INDENT + "number of links by goodput:   " + bars));
    }

    private static List<String> standing(RunResult result) {
        Totals totals = result.totals();
        List<String> facts = new ArrayList<>();
        if (totals.operationsPerS() != null) {
            facts.add(QuantityText.count(Math.round(totals.operationsPerS())) + " blocks/s");
        }
        if (totals.fairnessJain() != null && result.links().size() > 1) {
            facts.add("fairness " + fairness(totals.fairnessJain()) + " (Jain)");
            LinkNames names = LinkNames.of(result.links());
            RateUnit unit = LinkTable.unit(result);
            facts.add("slowest " + figure(totals.slowestLink(), names, unit));
            facts.add("fastest " + figure(totals.fastestLink(), names, unit));
        }
        if (totals.startSkewNs() != null) {
            facts.add("start skew " + QuantityText.duration(totals.startSkewNs()) + error(totals.startSkewErrorNs()));
        }
        if (result.links().stream().anyMatch(link -> link.stalls() != null)) {
            facts.add(stalls(result.links()));
        }
        return facts;
    }

    private static String error(Long ns) {
        return ns == null || ns == 0 ? "" : " +- " + QuantityText.duration(ns);
    }

    private static String fairness(double jain) {
        return QuantityText.fixed(jain, 3);
    }

    private static String figure(LinkFigure link, LinkNames names, RateUnit unit) {
        return names.of(link) + " " + unit.bits(link.goodputBytesPerS());
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

    private static List<String> timing(RunResult result) {
        List<String> facts = new ArrayList<>();
        Span steady = result.loads().get(0).steady();
        if (steady.startNs() != null && steady.endNs() != null) {
            String rate =
                    steady.goodputBytesPerS() == null ? "" : ": " + QuantityText.bitRate(steady.goodputBytesPerS());
            facts.add("all links active for " + QuantityText.duration(steady.endNs() - steady.startNs()) + rate);
        }
        result.totalsAllLinks()
                .filter(span -> span.goodputBytesPerS() != null)
                .ifPresent(span -> facts.add("while no link was lost, %s: %s"
                        .formatted(
                                QuantityText.duration(span.endNs() - span.startNs()),
                                QuantityText.bitRate(span.goodputBytesPerS()))));
        Double wire = result.totals().estimatedWireBytesPerS();
        if (wire != null) {
            facts.add("on the wire about " + QuantityText.bitRate(wire) + " (estimate)");
        }
        return facts;
    }

    /** Short ticks show bursts, if there are reads enough in them; the reader is told if there aren't. */
    private static List<String> bursts(RunResult result) {
        List<GoodputHistogram> ticks = result.links().stream()
                .map(LinkResult::goodputHistogram)
                .filter(Objects::nonNull)
                .filter(histogram -> histogram.p1() != null && histogram.meanReadsPerTick() != null)
                .toList();
        if (ticks.isEmpty()) {
            return List.of();
        }
        RateUnit unit = LinkTable.unit(result);
        String bars = "bars: %s over %s, one scale for all"
                .formatted(unit.bitsName(), QuantityText.duration(result.plan().smoothTickNs()));
        String over = "over " + QuantityText.duration(result.plan().tickNs());
        double fewest = ticks.stream()
                .mapToDouble(GoodputHistogram::meanReadsPerTick)
                .min()
                .orElseThrow();
        if (fewest < READS_TO_TELL_BURSTS) {
            return List.of(
                    bars,
                    "%s: not shown, %s reads a tick are too few to tell bursts"
                            .formatted(over, QuantityText.digits(fewest)));
        }
        double lowest = ticks.stream().mapToDouble(GoodputHistogram::p1).min().orElseThrow();
        double highest = ticks.stream().mapToDouble(GoodputHistogram::p99).max().orElseThrow();
        return List.of(
                bars, "%s: %s to %s (lowest p1, highest p99)".formatted(over, unit.bits(lowest), unit.bits(highest)));
    }

    private static void done(RunResult result, List<String> lines) {
        result.totals().firstDone().ifPresent(span -> lines.add(INDENT + done("first done", span)));
        result.totals().lastDone().ifPresent(span -> lines.add(INDENT + done("last done ", span)));
    }

    private static String done(String which, Span span) {
        if (span.goodputBytesPerS() == null) {
            return which + " unknown: " + span.absent().get("goodput_bytes_per_s");
        }
        return "%s after %s: %s, %s"
                .formatted(
                        which,
                        QuantityText.duration(span.endNs() - span.startNs()),
                        QuantityText.size(span.bytes()),
                        QuantityText.bitRate(span.goodputBytesPerS()));
    }
}
