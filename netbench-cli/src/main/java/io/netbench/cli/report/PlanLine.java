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

/** The plan of a run in a line: what flowed where, in which pieces, by what means, and for how long. */
final class PlanLine {

    private PlanLine() {}

    static List<String> lines(RunResult result, Screen screen) {
        PlanSummary plan = result.plan();
        LoadResult load = result.loads().get(0);
        List<String> facts = new ArrayList<>();
        facts.add(name(load) + "  " + endpoints(plan, load));
        facts.add(operations(plan, load));
        facts.add(TransportSummary.text(plan, result.hosts()));
        facts.add(span(plan, load));
        List<String> lines = new ArrayList<>(Paragraph.ofFacts(facts, "  ", screen.width()));
        // Only now, since lines are filled by what is seen of them.
        lines.set(
                0,
                screen.styled(Style.STRONG, name(load))
                        + lines.get(0).substring(name(load).length()));
        result.label().ifPresent(label -> lines.add("  label: " + label));
        return lines;
    }

    private static String name(LoadResult load) {
        return LoadWords.name(load.pattern(), load.isRead(), load.barrier());
    }

    private static String endpoints(PlanSummary plan, LoadResult load) {
        boolean isPushedIncast = load.isIncast() && !load.isRead();
        String text = LoadWords.ends(isPushedIncast, load.servers(), load.clients());
        if (load.servers() > 1 && load.clients() > 1) {
            text += " (" + load.topology() + ", " + QuantityText.counted(load.links(), "link") + ")";
        }
        return plan.local() ? text + ", all on this host" : text;
    }

    private static String operations(PlanSummary plan, LoadResult load) {
        List<String> parts = new ArrayList<>();
        parts.add(LoadWords.blocks(load.blockSizeBytes()));
        if (load.streams()) {
            parts.add(LoadWords.STREAMS);
        } else {
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
        if (!load.linkOverrides().isEmpty()) {
            parts.add(QuantityText.counted(load.linkOverrides().size(), "link") + " of another load");
        }
        if (plan.verify()) {
            parts.add("every byte checked");
        }
        if (plan.asksZeroCopy()) {
            parts.add("--zero-copy");
        }
        return String.join(", ", parts);
    }

    private static String span(PlanSummary plan, LoadResult load) {
        List<String> ends = new ArrayList<>();
        plan.durationS().ifPresent(s -> ends.add(QuantityText.duration(s * 1e9)));
        load.bytesPerLink().ifPresent(bytes -> ends.add(QuantityText.size(bytes) + " a link"));
        load.roundsAsked().ifPresent(rounds -> ends.add(QuantityText.counted(rounds, "round")));
        String length = String.join(" or ", ends);
        return plan.warmupS() > 0
                ? length + " after " + QuantityText.duration(plan.warmupS() * 1e9) + " of warm-up"
                : length;
    }
}
