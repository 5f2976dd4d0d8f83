package io.netbench.cli.run;

import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.measure.RecorderMemory;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.Load;
import io.netbench.plan.ProbeKind;
import io.netbench.plan.ProbeRequest;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.text.QuantityText;
import io.netbench.text.TimeSpan;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows what a plan would do: its size, its end, and what it takes; then the tables of hosts, and of links load by load. */
public final class DryRun {

    private final RunPlan plan;

    public DryRun(RunPlan plan) {
        this.plan = plan;
    }

    public void print(PrintWriter out) {
        DryRunTables tables = new DryRunTables(plan);
        boolean isOnlyLoad = plan.loads().size() == 1;
        Load first = plan.loads().get(0);
        out.println(
                isOnlyLoad ? shape(first) : QuantityText.counted(plan.loads().size(), "load") + " side by side");
        facts().forEach(out::println);
        if (isOnlyLoad) {
            passes(first).forEach(out::println);
        }
        out.println();
        tables.hosts().forEach(out::println);
        for (Load load : plan.loads()) {
            out.println();
            if (!isOnlyLoad) {
                out.println(load.name() + ": " + shape(load));
                part(load).forEach(out::println);
                passes(load).forEach(out::println);
            }
            tables.links(load).forEach(out::println);
        }
    }

    private List<String> facts() {
        long connections = plan.links().stream()
                .mapToLong(link -> link.load().connections())
                .sum();
        List<String> facts = new ArrayList<>(List.of(
                "  size     %s, %s, %s"
                        .formatted(
                                QuantityText.counted(plan.links().size(), "link"),
                                QuantityText.counted(connections, "connection"),
                                QuantityText.counted(2 * connections, "descriptor")),
                "  end      " + end(),
                "  memory   recorders take %s of heap at most"
                        .formatted(QuantityText.size(RecorderMemory.bytes(plan, mostLoops()))),
                "  data     transport %s, seed %d%s%s%s"
                        .formatted(
                                plan.data().transport(),
                                plan.seed(),
                                plan.data().tls().isOn()
                                        ? ", encrypted (" + plan.data().tls().key() + ")"
                                        : "",
                                plan.data().verify() ? ", every byte is checked" : "",
                                plan.data().zeroCopy()
                                        ? ", received without a copy where io_uring is available"
                                        : "")));
        plan.probes().ifPresent(probes -> facts.add("  probes   " + probes(probes)));
        return facts;
    }

    private static String probes(ProbeRequest probes) {
        String kinds = Stream.of(ProbeKind.values())
                .filter(probes::has)
                .map(ProbeKind::optionName)
                .collect(Collectors.joining(", "));
        return kinds + "; at most " + probes.ratePerS() + " a second of a pair, from "
                + TimeSpan.describe(probes.aroundNs()) + " before the load to as long after it";
    }

    /** An agent takes a loop for each CPU at most, unless it is told otherwise. */
    private int mostLoops() {
        return plan.data().threads().orElse(Runtime.getRuntime().availableProcessors());
    }

    private String end() {
        Schedule schedule = plan.schedule();
        List<String> limits = new ArrayList<>();
        schedule.durationNs().ifPresent(duration -> limits.add(TimeSpan.describe(duration)));
        if (plan.loads().size() == 1) {
            limits.addAll(ends(plan.loads().get(0)));
        } else if (plan.loads().stream().allMatch(Load::endsByItself)) {
            limits.add("when every load has ended");
        }
        return String.join(" or ", limits) + ", after " + TimeSpan.describe(schedule.warmupNs())
                + " of warm-up; ticks of " + TimeSpan.describe(schedule.tickNs());
    }

    private static List<String> ends(Load load) {
        List<String> limits = new ArrayList<>();
        load.rounds().ifPresent(rounds -> limits.add(QuantityText.counted(rounds, "round") + " of each hub"));
        if (load.links().stream().anyMatch(link -> link.load().targetBytes().isPresent())) {
            limits.add("the bytes of each link");
        }
        return limits;
    }

    /** What a load has of the run, where that is not all of it. */
    private static List<String> part(Load load) {
        List<String> lines = new ArrayList<>();
        if (!load.span().isWhole()) {
            lines.add("  part     from " + TimeSpan.describe(load.span().beginNs()) + " to "
                    + load.span().stopNs().stream()
                            .mapToObj(TimeSpan::describe)
                            .findFirst()
                            .orElse("the end"));
        }
        if (!ends(load).isEmpty()) {
            lines.add("  end      " + String.join(" or ", ends(load)));
        }
        return lines;
    }

    private static List<String> passes(Load load) {
        return load.thresholds().isNone()
                ? List.of()
                : Paragraph.ofParts("  passes   with ", ThresholdWords.of(load.thresholds()), Screen.MIN_WIDTH);
    }

    private static String shape(Load load) {
        return "%s by %s, %s%s"
                .formatted(
                        name(load.pattern()),
                        name(load.mode()),
                        load.topology().optionName(),
                        load.protocol() == DataProtocol.UDP ? ", over UDP" : "");
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
