package io.netbench.cli.html;

import io.netbench.analysis.LinkExpectation;
import io.netbench.analysis.LinkExpectation.Basis;
import io.netbench.report.LinkStanding;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkFigure;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkSum;
import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import io.netbench.result.Stalls;
import io.netbench.result.Totals;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The headline figures of a run. */
final class RunFigures {

    private static final String UNKNOWN = "unknown";

    private final RunResult run;
    private final Map<String, LinkStanding> standings;
    private final List<FirstScreen.Figure> figures = new ArrayList<>();

    /** @param standings of its loads, by their names */
    RunFigures(RunResult run, Map<String, LinkStanding> standings) {
        this.run = run;
        this.standings = standings;
    }

    List<FirstScreen.Figure> figures() {
        if (run.hasSeveralLoads()) {
            run.loads().forEach(load -> add("goodput of " + load.name(), goodput(load.totals()), size(load.totals())));
        } else {
            LoadResult load = run.loads().get(0);
            add("goodput", goodput(load.totals()), size(load.totals()));
            ofExpected(load);
            slowest(load);
        }
        latency();
        retransmits();
        datagrams();
        stalls();
        Double fairness = run.totals().fairnessJain();
        if (fairness != null && run.links().size() > 1) {
            add("fairness (Jain)", QuantityText.fixed(fairness, 3), "1 is even");
        }
        return figures;
    }

    private void add(String name, String value, String note) {
        figures.add(new FirstScreen.Figure(name, value, note));
    }

    private static String goodput(Totals totals) {
        return totals.goodputBytesPerS() == null ? UNKNOWN : QuantityText.bitRate(totals.goodputBytesPerS());
    }

    private static String size(Totals totals) {
        return totals.goodputBytesPerS() == null
                ? Optional.ofNullable(totals.absent().get("goodput_bytes_per_s"))
                        .orElse("")
                : QuantityText.size(totals.goodputBytesPerS()) + "/s";
    }

    private void ofExpected(LoadResult load) {
        List<LinkResult> links = run.linksOf(load);
        Double goodput = load.totals().goodputBytesPerS();
        LinkExpectation expectation = standings.get(load.name()).expectation();
        expectation
                .totalBytesPerS(links)
                .filter(expected -> expectation.basis() != Basis.LIMIT)
                .filter(expected -> expected > 0 && goodput != null && !links.isEmpty())
                .ifPresent(expected -> add(
                        "of expected",
                        QuantityText.percent(goodput / expected),
                        "of " + QuantityText.bitRate(expected)));
    }

    private void slowest(LoadResult load) {
        LinkFigure slowest = load.totals().slowestLink();
        if (slowest != null && run.links().size() > 1) {
            add(
                    "slowest link",
                    QuantityText.bitRate(slowest.goodputBytesPerS()),
                    slowest.source() + "->" + slowest.sink());
        }
    }

    private void latency() {
        LatencyHistogram latency =
                run.hasSeveralLoads() ? null : run.loads().get(0).totals().latencyNs();
        if (latency != null && latency.p50() != null && latency.p99() != null) {
            add("latency p99", QuantityText.duration(latency.p99()), "p50 " + QuantityText.duration(latency.p50()));
        }
    }

    private void retransmits() {
        Long all = LinkSum.of(
                run.links().stream()
                        .filter(link -> !run.loadOf(link).isOfDatagrams())
                        .toList(),
                link -> link.tcp().source() == null ? null : link.tcp().source().retransmits());
        if (all != null) {
            add("retransmits", QuantityText.count(all), all == 0 ? "" : "segments");
        }
    }

    private void datagrams() {
        for (LoadResult load : run.loads()) {
            load.loss()
                    .filter(loss -> loss.lost() != null && loss.lostFraction() != null)
                    .ifPresent(loss -> add(
                            "lost datagrams" + (run.hasSeveralLoads() ? " of " + load.name() : ""),
                            QuantityText.percent(loss.lostFraction()),
                            QuantityText.count(loss.lost())));
        }
    }

    private void stalls() {
        Long count = LinkSum.of(
                run.links(),
                link -> Optional.ofNullable(link.stallsOfEitherEnd())
                        .map(Stalls::count)
                        .orElse(null));
        if (count != null) {
            long longest = run.links().stream()
                    .map(LinkResult::stallsOfEitherEnd)
                    .filter(Objects::nonNull)
                    .mapToLong(Stalls::longestNs)
                    .max()
                    .orElse(0);
            add("stalls", QuantityText.count(count), count == 0 ? "" : "longest " + QuantityText.duration(longest));
        }
    }
}
