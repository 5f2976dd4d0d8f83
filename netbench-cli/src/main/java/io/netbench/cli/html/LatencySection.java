package io.netbench.cli.html;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.cli.html.markup.Attribute;
import io.netbench.cli.html.markup.Attribute.Name;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import io.netbench.text.QuantityText;
import java.util.List;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Latency as a table, and its percentiles on the axis of HdrHistogram, on which each step to the right is ten times rarer. */
final class LatencySection {

    private static final double[] PERCENTS = {
        0, 25, 50, 75, 90, 95, 97.5, 99, 99.5, 99.75, 99.9, 99.95, 99.99, 99.995, 99.999,
    };

    private final RunResult run;

    private LatencySection(RunResult run) {
        this.run = run;
    }

    static LatencySection of(RunResult run) {
        return new LatencySection(run);
    }

    boolean isKnown() {
        return run.loads().stream().anyMatch(load -> load.totals().latencyNs() != null);
    }

    /** Gives scripts the percentiles of each link, and of each load. */
    void addTo(ChartData data) {
        if (!isKnown()) {
            return;
        }
        ObjectNode latency = data.put("latency");
        ArrayNode percents = latency.putArray("p");
        for (double percent : PERCENTS) {
            percents.add(percent);
        }
        ArrayNode loads = latency.putArray("loads");
        for (LoadResult load : run.loads()) {
            ObjectNode one = loads.addObject();
            one.put("n", run.hasSeveralLoads() ? "all of " + load.name() : "all links");
            add(one.putArray("v"), load.totals().latencyNs());
        }
        ArrayNode links = latency.putArray("l");
        for (LinkResult link : run.links()) {
            add(links.addArray(), link.latencyNs());
        }
    }

    /** In microseconds, as far as a percentile has a sample beyond it. */
    private static void add(ArrayNode values, LatencyHistogram latency) {
        if (latency == null || latency.samples() == 0) {
            return;
        }
        Histogram histogram = latency.decoded();
        long all = latency.samples() + latency.overflow();
        for (double percent : PERCENTS) {
            double rank = percent * all / latency.samples();
            boolean isTold = rank <= 100 && all * (100 - percent) >= 100;
            ChartData.add(
                    values,
                    isTold || percent == 0 ? histogram.getValueAtPercentile(Math.min(100, rank)) / 1e3 : Double.NaN);
        }
    }

    void write(Html html) {
        html.in(
                Tag.DIV,
                scroll -> scroll.in(Tag.TABLE, this::table),
                cls("scroll"),
                Attribute.of(Name.TABINDEX, 0),
                Attribute.of(Name.ROLE, "region"),
                Attribute.of(Name.ARIA_LABEL, "Latency"));
        html.put(
                Tag.DIV,
                cls("chart"),
                Attribute.of(Name.ID, "latency-chart"),
                Attribute.of(Name.ARIA_LABEL, "percentiles of latency of the picked links"));
    }

    private void table(Html html) {
        html.in(
                Tag.THEAD,
                head -> head.in(
                        Tag.TR,
                        row -> List.of(
                                        run.hasSeveralLoads() ? "load" : "",
                                        "operations",
                                        "least",
                                        "mean",
                                        "p50",
                                        "p90",
                                        "p99",
                                        "p99.9",
                                        "most")
                                .forEach(name -> row.in(Tag.TH, name, Attribute.of(Name.SCOPE, "col")))));
        html.in(Tag.TBODY, body -> run.loads().forEach(load -> body.in(Tag.TR, row -> row(row, load))));
    }

    private void row(Html html, LoadResult load) {
        LatencyHistogram latency = load.totals().latencyNs();
        html.in(Tag.TD, run.hasSeveralLoads() ? load.name() : "all links", cls("text"));
        if (latency == null) {
            String why = load.totals().absent().getOrDefault("latency_ns", "not measured");
            html.in(Tag.TD, why, Attribute.of(Name.COLSPAN, 8));
            return;
        }
        html.in(Tag.TD, QuantityText.count(latency.samples()));
        html.in(Tag.TD, words(latency.min()));
        html.in(Tag.TD, latency.mean() == null ? "-" : QuantityText.duration(latency.mean()));
        html.in(Tag.TD, words(latency.p50()));
        html.in(Tag.TD, words(latency.p90()));
        html.in(Tag.TD, words(latency.p99()));
        html.in(Tag.TD, words(latency.p999()));
        html.in(Tag.TD, words(latency.max()));
    }

    private static String words(Long ns) {
        return ns == null ? "-" : QuantityText.duration(ns);
    }
}
