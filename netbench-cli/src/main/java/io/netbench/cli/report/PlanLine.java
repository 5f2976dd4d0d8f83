package io.netbench.cli.report;

import io.netbench.result.PlanEcho;
import io.netbench.result.Quantity;
import io.netbench.result.RunResult;
import java.util.ArrayList;
import java.util.List;

/** The plan of a run in a line: what flowed where, in which pieces, by what means, and for how long. */
final class PlanLine {

    private PlanLine() {}

    static List<String> lines(RunResult result, Screen screen) {
        PlanEcho plan = result.plan();
        List<String> facts = new ArrayList<>();
        facts.add(name(plan) + "  " + endpoints(plan));
        facts.add(operations(plan));
        facts.add(Means.text(plan, result.hosts()));
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

    private static String name(PlanEcho plan) {
        return plan.pattern() + (plan.mode().equals("read") ? " --read" : "") + (plan.barrier() ? " --barrier" : "");
    }

    /** Source to sink, which is the direction of the blocks, whoever connects. */
    private static String endpoints(PlanEcho plan) {
        String servers = number(plan.servers(), "server");
        String clients = number(plan.clients(), "client");
        boolean fromClients = plan.pattern().equals("incast") && plan.mode().equals("push");
        String text = fromClients ? clients + " -> " + servers : servers + " -> " + clients;
        if (plan.servers() > 1 && plan.clients() > 1) {
            text += " (" + plan.topology() + ", " + number(plan.links(), "link") + ")";
        }
        return plan.local() ? text + ", all on this host" : text;
    }

    private static String operations(PlanEcho plan) {
        List<String> parts = new ArrayList<>();
        parts.add(Quantity.size(plan.blockSizeBytes()) + " blocks");
        if (plan.streams()) {
            parts.add("plain streams");
        } else {
            String small = plan.mode().equals("read") ? "requests" : "responses";
            parts.add(Quantity.size(plan.responseSizeBytes()) + " " + small);
            parts.add(
                    plan.rateBitsPerS().isPresent()
                            ? "at most " + plan.queueDepth() + " in flight"
                            : "depth " + plan.queueDepth());
        }
        if (plan.connectionsPerLink() > 1) {
            parts.add(plan.connectionsPerLink() + " connections a link");
        }
        plan.rateBitsPerS().ifPresent(rate -> parts.add(Quantity.bitRate(rate / 8.0) + " a link"));
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

    private static String span(PlanEcho plan) {
        List<String> ends = new ArrayList<>();
        plan.durationS().ifPresent(s -> ends.add(Quantity.duration(s * 1e9)));
        plan.bytesPerLink().ifPresent(bytes -> ends.add(Quantity.size(bytes) + " a link"));
        plan.rounds().ifPresent(rounds -> ends.add(number(rounds, "round")));
        String length = String.join(" or ", ends);
        return plan.warmupS() > 0
                ? length + " after " + Quantity.duration(plan.warmupS() * 1e9) + " of warm-up"
                : length;
    }

    static String number(long n, String noun) {
        return Quantity.count(n) + " " + noun + (n == 1 ? "" : "s");
    }
}
