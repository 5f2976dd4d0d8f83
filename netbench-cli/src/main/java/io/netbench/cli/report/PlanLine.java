package io.netbench.cli.report;

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
        return plan.pattern() + (plan.mode().equals("read") ? " --read" : "") + (plan.barrier() ? " --barrier" : "");
    }

    /** Source to sink, which is the direction of the blocks, whoever connects. */
    private static String endpoints(PlanSummary plan) {
        String servers = number(plan.servers(), "server");
        String clients = number(plan.clients(), "client");
        boolean fromClients = plan.pattern().equals("incast") && plan.mode().equals("push");
        String text = fromClients ? clients + " -> " + servers : servers + " -> " + clients;
        if (plan.servers() > 1 && plan.clients() > 1) {
            text += " (" + plan.topology() + ", " + number(plan.links(), "link") + ")";
        }
        return plan.local() ? text + ", all on this host" : text;
    }

    private static String operations(PlanSummary plan) {
        List<String> parts = new ArrayList<>();
        parts.add(QuantityText.size(plan.blockSizeBytes()) + " blocks");
        if (plan.streams()) {
            parts.add("plain streams");
        } else {
            String small = plan.mode().equals("read") ? "requests" : "responses";
            parts.add(QuantityText.size(plan.responseSizeBytes()) + " " + small);
            parts.add(
                    plan.rateBitsPerS().isPresent()
                            ? "at most " + plan.queueDepth() + " in flight"
                            : "depth " + plan.queueDepth());
        }
        if (plan.connectionsPerLink() > 1) {
            parts.add(plan.connectionsPerLink() + " connections a link");
        }
        plan.rateBitsPerS().ifPresent(rate -> parts.add(QuantityText.bitRate(rate / 8.0) + " a link"));
        if (!plan.linkOverrides().isEmpty()) {
            parts.add(number(plan.linkOverrides().size(), "link") + " of another load");
        }
        if (plan.verify()) {
            parts.add("every byte checked");
        }
        if (plan.asksZeroCopy()) {
            parts.add("--zero-copy");
        }
        return String.join(", ", parts);
    }

    private static String span(PlanSummary plan) {
        List<String> ends = new ArrayList<>();
        plan.durationS().ifPresent(s -> ends.add(QuantityText.duration(s * 1e9)));
        plan.bytesPerLink().ifPresent(bytes -> ends.add(QuantityText.size(bytes) + " a link"));
        plan.rounds().ifPresent(rounds -> ends.add(number(rounds, "round")));
        String length = String.join(" or ", ends);
        return plan.warmupS() > 0
                ? length + " after " + QuantityText.duration(plan.warmupS() * 1e9) + " of warm-up"
                : length;
    }

    static String number(long n, String noun) {
        return QuantityText.count(n) + " " + noun + (n == 1 ? "" : "s");
    }
}
