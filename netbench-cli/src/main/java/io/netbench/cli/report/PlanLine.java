package io.netbench.cli.report;

import io.netbench.cli.terminal.LoadWords;
import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
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
        List<String> facts = new ArrayList<>();
        facts.add(name(plan) + "  " + endpoints(plan));
        facts.add(operations(plan));
        facts.add(TransportSummary.text(plan, result.hosts()));
        facts.add(span(plan));
        List<String> lines = new ArrayList<>(Paragraph.ofFacts(facts, "  ", screen.width()));
        // Only now, since lines are filled by what is seen of them.
        lines.set(
                0,
                screen.styled(Style.STRONG, name(plan))
                        + lines.get(0).substring(name(plan).length()));
        result.label().ifPresent(label -> lines.add("  label: " + label));
        return lines;
    }

    private static String name(PlanSummary plan) {
        return LoadWords.name(plan.pattern(), isRead(plan), plan.barrier());
    }

    private static String endpoints(PlanSummary plan) {
        boolean isPushedIncast = plan.pattern().equals("incast") && plan.mode().equals("push");
        String text = LoadWords.ends(isPushedIncast, plan.servers(), plan.clients());
        if (plan.servers() > 1 && plan.clients() > 1) {
            text += " (" + plan.topology() + ", " + QuantityText.counted(plan.links(), "link") + ")";
        }
        return plan.local() ? text + ", all on this host" : text;
    }

    private static String operations(PlanSummary plan) {
        List<String> parts = new ArrayList<>();
        parts.add(LoadWords.blocks(plan.blockSizeBytes()));
        if (plan.streams()) {
            parts.add(LoadWords.STREAMS);
        } else {
            parts.add(LoadWords.answers(isRead(plan), plan.responseSizeBytes()));
            parts.add(
                    plan.rateBitsPerS().isPresent()
                            ? "at most " + plan.queueDepth() + " in flight"
                            : LoadWords.depth(plan.queueDepth()));
        }
        if (plan.connectionsPerLink() > 1) {
            parts.add(LoadWords.connections(plan.connectionsPerLink()));
        }
        plan.rateBitsPerS().ifPresent(rate -> parts.add(LoadWords.rate(rate)));
        if (!plan.linkOverrides().isEmpty()) {
            parts.add(QuantityText.counted(plan.linkOverrides().size(), "link") + " of another load");
        }
        if (plan.verify()) {
            parts.add("every byte checked");
        }
        if (plan.asksZeroCopy()) {
            parts.add("--zero-copy");
        }
        return String.join(", ", parts);
    }

    private static boolean isRead(PlanSummary plan) {
        return plan.mode().equals("read");
    }

    private static String span(PlanSummary plan) {
        List<String> ends = new ArrayList<>();
        plan.durationS().ifPresent(s -> ends.add(QuantityText.duration(s * 1e9)));
        plan.bytesPerLink().ifPresent(bytes -> ends.add(QuantityText.size(bytes) + " a link"));
        plan.rounds().ifPresent(rounds -> ends.add(QuantityText.counted(rounds, "round")));
        String length = String.join(" or ", ends);
        return plan.warmupS() > 0
                ? length + " after " + QuantityText.duration(plan.warmupS() * 1e9) + " of warm-up"
                : length;
    }
}
