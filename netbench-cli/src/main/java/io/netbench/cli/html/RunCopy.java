package io.netbench.cli.html;

import io.netbench.cli.html.SavedDocument.Form;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A run as its page keeps it: whole, or in smaller forms that are results still, and say what they lack. */
final class RunCopy {

    private static final String SMALL = "left out to keep a page small";

    private RunCopy() {}

    static SavedDocument of(RunResult run) {
        return new SavedDocument(
                "netbench-" + run.runId() + ".json",
                List.of(
                        new Form("", () -> run),
                        new Form(
                                "the courses of single links over time",
                                () -> withLinks(run, link -> reduced(link, false, false))),
                        new Form(
                                "the courses of single links over time, their single connections, and their histograms over short ticks",
                                () -> withLinks(run, link -> reduced(link, true, false))),
                        new Form("the courses, connections and histograms of single links", () -> slim(run)),
                        new Form("its links", () -> run.withLinks(List.of()))));
    }

    /** Without all of links that is large. */
    static RunResult slim(RunResult run) {
        return withLinks(run, link -> reduced(link, true, true));
    }

    private static RunResult withLinks(RunResult run, UnaryOperator<LinkResult> change) {
        return run.withLinks(run.links().stream().map(change).toList());
    }

    private static LinkResult reduced(LinkResult link, boolean isShort, boolean isShortest) {
        Map<String, String> absent = new HashMap<>(link.absent());
        if (isShort) {
            absent.put("goodput_histogram", SMALL);
        }
        if (isShortest) {
            absent.put("goodput_histogram_smooth", SMALL);
            absent.put("latency_ns", SMALL);
        }
        return link.reduced(
                isShort ? null : link.goodputHistogram(),
                isShortest ? null : link.goodputHistogramSmooth(),
                isShortest ? null : link.latencyNs(),
                isShort ? List.of() : link.connections(),
                absent);
    }
}
