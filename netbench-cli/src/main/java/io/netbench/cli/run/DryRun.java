package io.netbench.cli.run;

import io.netbench.measure.RecorderMemory;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.text.QuantityText;
import io.netbench.text.TimeSpan;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows what a plan would do: its size, its end, and what it takes; then the tables of hosts and links. */
public final class DryRun {

    private final RunPlan plan;
    private final Load load;

    public DryRun(RunPlan plan) {
        this.plan = plan;
        load = plan.loads().get(0);
    }

    public void print(PrintWriter out) {
        long connections = load.links().stream()
                .mapToLong(link -> link.load().connections())
                .sum();
        out.printf(
                "%s by %s, %s%n",
                name(load.pattern()), name(load.mode()), load.topology().optionName());
        out.printf(
                "  size     %s, %s, %s%n",
                QuantityText.counted(load.links().size(), "link"),
                QuantityText.counted(connections, "connection"),
                QuantityText.counted(2 * connections, "descriptor"));
        out.printf("  end      %s%n", end());
        out.printf(
                "  memory   recorders take %s of heap at most%n",
                QuantityText.size(RecorderMemory.bytes(plan, mostLoops())));
        out.printf(
                "  data     transport %s, seed %d%s%s%n%n",
                plan.data().transport(),
                plan.seed(),
                plan.data().verify() ? ", every byte is checked" : "",
                plan.data().zeroCopy() ? ", received without a copy where io_uring is available" : "");
        DryRunTables tables = new DryRunTables(plan);
        tables.hosts().forEach(out::println);
        out.println();
        tables.links().forEach(out::println);
    }

    /** An agent takes a loop for each CPU at most, unless it is told otherwise. */
    private int mostLoops() {
        return plan.data().threads().orElse(Runtime.getRuntime().availableProcessors());
    }

    private String end() {
        Schedule schedule = plan.schedule();
        List<String> limits = new ArrayList<>();
        schedule.durationNs().ifPresent(duration -> limits.add(TimeSpan.describe(duration)));
        load.rounds().ifPresent(rounds -> limits.add(QuantityText.counted(rounds, "round") + " of each hub"));
        if (load.links().stream().anyMatch(link -> link.load().targetBytes().isPresent())) {
            limits.add("the bytes of each link");
        }
        return String.join(" or ", limits) + ", after " + TimeSpan.describe(schedule.warmupNs())
                + " of warm-up; ticks of " + TimeSpan.describe(schedule.tickNs());
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
