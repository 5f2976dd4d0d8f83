package io.netbench.cli.report;

import static io.netbench.text.QuantityText.duration;

import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.cli.terminal.TextTable;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.ProbeResult;
import io.netbench.result.QueueEstimate;
import io.netbench.result.TimerLateness;
import io.netbench.result.UnderLoad;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How latency was before, under and after a load: each kind of probe, the queues that follow from them, and the hosts' timers. */
public final class UnderLoadLines {

    private static final String UNKNOWN = "-";

    private UnderLoadLines() {}

    static List<String> lines(UnderLoad seen, Screen screen) {
        List<String> lines = new ArrayList<>(Paragraph.ofParts(" latency under load  ", facts(seen), screen.width()));
        TextTable table = new TextTable().left("probe").left("load");
        List.of("probes", "p50", "p99", "p99.9", "max", "x p50", "x p99").forEach(table::right);
        for (ProbeResult probe : seen.probes()) {
            row(table, probe.kind(), "before", probe.idle(), Optional.empty());
            row(table, "", "under", probe.loaded(), Optional.of(probe));
            row(table, "", "after", probe.after(), Optional.empty());
        }
        lines.addAll(table.lines("", screen));
        for (ProbeResult probe : seen.probes()) {
            lines.addAll(Paragraph.ofParts(" " + probe.kind() + "  ", words(probe), screen.width()));
        }
        for (QueueEstimate queue : seen.queues()) {
            lines.addAll(Paragraph.ofParts(" queue at " + queue.hub() + "  ", words(queue), screen.width()));
        }
        timers(seen).ifPresent(words -> lines.addAll(Paragraph.ofParts(" timers  ", words, screen.width())));
        return lines;
    }

    /** How it was probed. */
    public static List<String> facts(UnderLoad seen) {
        List<String> facts = new ArrayList<>();
        seen.probesPerS()
                .ifPresent(rate -> facts.add("probes of " + QuantityText.size((long) seen.payloadBytes()) + ", "
                        + QuantityText.digits(rate) + " a second and pair"));
        seen.dscp().ifPresent(code -> facts.add("DSCP " + code));
        facts.add(duration(seen.aroundNs()) + " before and after");
        if (seen.shareOfLoad() != null) {
            facts.add(QuantityText.percent(seen.shareOfLoad()) + " of the load");
        }
        return facts;
    }

    private static void row(
            TextTable table, String kind, String when, LatencyHistogram times, Optional<ProbeResult> inflated) {
        if (times == null) {
            table.row(Style.PLAIN, List.of(kind, when, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN), "");
            return;
        }
        table.row(
                Style.PLAIN,
                List.of(
                        kind,
                        when,
                        QuantityText.count(times.samples() + times.overflow()),
                        time(times.p50()),
                        time(times.p99()),
                        time(times.p999()),
                        time(times.max()),
                        inflated.map(probe -> ratio(probe.inflationP50())).orElse(""),
                        inflated.map(probe -> ratio(probe.inflationP99())).orElse("")),
                "");
    }

    /** What the load did to probes of a kind. */
    public static List<String> words(ProbeResult probe) {
        List<String> words = new ArrayList<>();
        if (probe.addedP50Ns() != null && probe.addedP99Ns() != null) {
            words.add("under the load the median was " + changed(probe.addedP50Ns()) + " and the 99th percentile "
                    + changed(probe.addedP99Ns()));
        } else {
            words.add("what the load added is unknown: " + probe.absent().get("added_p50_ns"));
        }
        if (probe.normalAgainNs() != null) {
            words.add("normal again " + duration(probe.normalAgainNs()) + " after it");
        } else if (!probe.kind().equals("self")) {
            words.add("normal again: " + probe.absent().get("normal_again_ns"));
        }
        if (probe.unanswered() > 0) {
            words.add(QuantityText.count(probe.unanswered()) + " without an answer");
        }
        return words;
    }

    private static String changed(long addedNs) {
        return duration(Math.abs(addedNs)) + (addedNs < 0 ? " shorter" : " longer");
    }

    /** What stood before a hub. */
    public static List<String> words(QueueEstimate queue) {
        List<String> words = new ArrayList<>();
        if (queue.queueBytes() == null) {
            words.add("unknown: " + queue.absent().get("queue_bytes"));
        } else {
            words.add("about " + QuantityText.size(queue.queueBytes()) + ": " + duration(queue.addedNs()) + " at "
                    + QuantityText.bitRate(queue.wireBytesPerS()) + " on the wire");
        }
        if (queue.inFlightBytes() != null) {
            words.add(QuantityText.size(queue.inFlightBytes()) + " in flight on "
                    + QuantityText.counted(queue.links(), "link"));
        }
        if (queue.retransmitShare() != null) {
            words.add(QuantityText.percent(queue.retransmitShare()) + " sent again");
        }
        return words;
    }

    /** How late hosts were by themselves, the one that became the latest; empty where none is known. */
    public static Optional<List<String>> timers(UnderLoad seen) {
        return seen.timers().stream()
                .filter(timer -> timer.idle() != null && timer.loaded() != null)
                .filter(timer -> timer.loaded().p99() != null && timer.idle().p99() != null)
                .max(Comparator.comparing(
                        (TimerLateness timer) -> timer.loaded().p99()))
                .map(worst -> List.of(
                        worst.host() + " woke late by " + duration(worst.idle().p50()) + " (p50) and "
                                + duration(worst.idle().p99()) + " (p99) before the load",
                        duration(worst.loaded().p50()) + " and "
                                + duration(worst.loaded().p99()) + " under it"
                                + (seen.timers().size() > 1 ? ", the most of all hosts" : "")));
    }

    private static String time(Long ns) {
        return ns == null ? UNKNOWN : duration(ns);
    }

    private static String ratio(Double ratio) {
        return ratio == null ? UNKNOWN : QuantityText.digits(ratio);
    }
}
