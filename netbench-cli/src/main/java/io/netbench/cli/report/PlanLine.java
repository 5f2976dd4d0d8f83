package io.netbench.cli.report;

import io.netbench.cli.terminal.LoadWords;
import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.result.LoadResult;
import io.netbench.result.PlanSummary;
import io.netbench.result.RunResult;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The plan of a run in a line: what flowed where, in which pieces, by what means, and for how long. */
final class PlanLine {

    private PlanLine() {}

    /** The heading of a report. Of several loads it says what they have in common. */
    static List<String> lines(RunResult result, Screen screen) {
        List<String> facts = facts(result);
        String name =
                result.hasSeveralLoads() ? loads(result) : name(result.loads().get(0));
        List<String> lines = strong(name, facts, screen);
        result.label().ifPresent(label -> lines.add("  label: " + label));
        return lines;
    }

    /** What a run was, in few words each; the first one begins with its name. */
    static List<String> facts(RunResult result) {
        PlanSummary plan = result.plan();
        List<String> facts = new ArrayList<>();
        if (result.hasSeveralLoads()) {
            facts.add(loads(result) + "  " + QuantityText.counted(result.links().size(), "link") + here(plan));
            facts.addAll(manner(plan));
        } else {
            LoadResult load = result.loads().get(0);
            facts.add(name(load) + "  " + endpoints(load) + here(plan));
            List<String> operations = operations(load);
            operations.addAll(manner(plan));
            facts.add(String.join(", ", operations));
        }
        facts.add(TransportSummary.text(plan, result.hosts()));
        facts.add(span(
                plan,
                result.hasSeveralLoads()
                        ? Optional.empty()
                        : Optional.of(result.loads().get(0))));
        return facts;
    }

    /** What one of several loads was, likewise. */
    static List<String> facts(LoadResult load) {
        return List.of(name(load) + "  " + endpoints(load), String.join(", ", operations(load)));
    }

    /** The heading of one of several loads. */
    static List<String> lines(LoadSection section, Screen screen) {
        LoadResult load = section.result();
        List<String> facts = new ArrayList<>();
        String kind = load.name().equals(name(load)) ? "" : name(load) + ", ";
        facts.add(load.name() + "  " + kind + endpoints(load));
        facts.add(String.join(", ", operations(load)));
        section.partOfWindow()
                .ifPresent(part -> facts.add("from %s to %s of the window"
                        .formatted(QuantityText.duration(part.startNs()), QuantityText.duration(part.endNs()))));
        Optional.ofNullable(load.absent().get("start_ns")).ifPresent(reason -> facts.add("not measured: " + reason));
        load.bytesPerLink().ifPresent(bytes -> facts.add(QuantityText.size(bytes) + " a link"));
        load.roundsAsked().ifPresent(rounds -> facts.add(QuantityText.counted(rounds, "round")));
        return strong(load.name(), facts, screen);
    }

    private static List<String> strong(String name, List<String> facts, Screen screen) {
        List<String> lines = new ArrayList<>(Paragraph.ofFacts(facts, "  ", screen.width()));
        // Only now, since lines are filled by what is seen of them.
        lines.set(0, screen.styled(Style.STRONG, name) + lines.get(0).substring(name.length()));
        return lines;
    }

    private static String loads(RunResult result) {
        return result.loads().size() + " loads";
    }

    private static String here(PlanSummary plan) {
        return plan.local() ? ", all on this host" : "";
    }

    /** What holds for all loads alike. */
    private static List<String> manner(PlanSummary plan) {
        List<String> parts = new ArrayList<>();
        if (plan.verify()) {
            parts.add("every byte checked");
        }
        plan.tlsData().ifPresent(library -> parts.add("TLS"));
        if (plan.asksZeroCopy()) {
            parts.add("--zero-copy");
        }
        return parts;
    }

    private static String name(LoadResult load) {
        return LoadWords.name(load.pattern(), load.isRead(), load.barrier());
    }

    private static String endpoints(LoadResult load) {
        boolean isPushedIncast = load.isIncast() && !load.isRead();
        String text = LoadWords.ends(isPushedIncast, load.servers(), load.clients());
        if (load.servers() > 1 && load.clients() > 1) {
            text += " (" + load.topology() + ", " + QuantityText.counted(load.links(), "link") + ")";
        }
        return text;
    }

    private static List<String> operations(LoadResult load) {
        List<String> parts = new ArrayList<>();
        if (load.isOfDatagrams()) {
            parts.add(LoadWords.datagrams(load.blockSizeBytes()));
        } else if (load.streams()) {
            parts.add(LoadWords.blocks(load.blockSizeBytes()));
            parts.add(LoadWords.STREAMS);
        } else {
            parts.add(LoadWords.blocks(load.blockSizeBytes()));
            parts.add(LoadWords.answers(load.isRead(), load.responseSizeBytes()));
            parts.add(
                    load.rateBitsPerS().isPresent()
                            ? "at most " + load.queueDepth() + " in flight"
                            : LoadWords.depth(load.queueDepth()));
        }
        if (load.connectionsPerLink() > 1) {
            parts.add(LoadWords.connections(load.connectionsPerLink()));
        }
        load.rateBitsPerS().ifPresent(rate -> parts.add(LoadWords.rate(rate)));
        int others = load.linkOverrides().size();
        if (others > 0) {
            parts.add(LoadWords.ofTheirOwn(others));
        }
        return parts;
    }

    private static String span(PlanSummary plan, Optional<LoadResult> load) {
        List<String> ends = new ArrayList<>();
        plan.durationS().ifPresent(s -> ends.add(QuantityText.duration(s * 1e9)));
        load.flatMap(LoadResult::bytesPerLink).ifPresent(bytes -> ends.add(QuantityText.size(bytes) + " a link"));
        load.flatMap(LoadResult::roundsAsked).ifPresent(rounds -> ends.add(QuantityText.counted(rounds, "round")));
        String length = ends.isEmpty() ? "until all loads are done" : String.join(" or ", ends);
        return plan.warmupS() > 0
                ? length + " after " + QuantityText.duration(plan.warmupS() * 1e9) + " of warm-up"
                : length;
    }
}
