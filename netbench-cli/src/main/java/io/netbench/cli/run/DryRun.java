package io.netbench.cli.run;

import io.netbench.measure.RecorderMemory;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.text.BitRate;
import io.netbench.text.ByteSize;
import io.netbench.text.TimeSpan;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Shows what a plan would do: its size, its end, every host with its connections, and every link with its load. */
public final class DryRun {

    private static final List<String> HEADINGS =
            List.of("source", "sink", "connections", "depth", "block", "response", "rate", "bytes");

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
                counted(load.links().size(), "link"),
                counted(connections, "connection"),
                counted(2 * connections, "descriptor"));
        out.printf("  end      %s%n", end());
        out.printf(
                "  memory   recorders take %s of heap at most%n", mebibytes(RecorderMemory.bytes(plan, mostLoops())));
        out.printf(
                "  data     transport %s, seed %d%s%s%n%n",
                plan.data().transport(),
                plan.seed(),
                plan.data().verify() ? ", every byte is checked" : "",
                plan.data().zeroCopy() ? ", received without a copy where io_uring is available" : "");
        printTable(out, hosts());
        out.println();
        printTable(out, links());
    }

    /** What each host has to carry: links, and ends of connections, of which each takes a descriptor. */
    private List<List<String>> hosts() {
        Map<Integer, String> names = new TreeMap<>();
        plan.endpoints()
                .forEach(endpoint -> names.merge(endpoint.agent(), endpoint.name(), (first, other) -> "this host"));
        Map<Integer, Integer> links = new HashMap<>();
        Map<Integer, Long> ends = new HashMap<>();
        for (LinkPlan link : load.links()) {
            int source = agentOf(link.source());
            int sink = agentOf(link.sink());
            links.merge(source, 1, Integer::sum);
            if (sink != source) {
                links.merge(sink, 1, Integer::sum);
            }
            ends.merge(source, (long) link.load().connections(), Long::sum);
            ends.merge(sink, (long) link.load().connections(), Long::sum);
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("host", "links", "connection ends"));
        names.forEach((agent, name) -> rows.add(List.of(
                name, Integer.toString(links.getOrDefault(agent, 0)), Long.toString(ends.getOrDefault(agent, 0L)))));
        return rows;
    }

    private int agentOf(int endpoint) {
        return plan.endpoints().get(endpoint).agent();
    }

    /** An agent takes a loop for each CPU at most, unless it is told otherwise. */
    private int mostLoops() {
        return plan.data().threads().orElse(Runtime.getRuntime().availableProcessors());
    }

    private String end() {
        Schedule schedule = plan.schedule();
        List<String> limits = new ArrayList<>();
        schedule.durationNs().ifPresent(duration -> limits.add(TimeSpan.describe(duration)));
        load.rounds().ifPresent(rounds -> limits.add(rounds + " rounds of each hub"));
        if (load.links().stream().anyMatch(link -> link.load().targetBytes().isPresent())) {
            limits.add("the bytes of each link");
        }
        return String.join(" or ", limits) + ", after " + TimeSpan.describe(schedule.warmupNs())
                + " of warm-up; ticks of " + TimeSpan.describe(schedule.tickNs());
    }

    private List<List<String>> links() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        load.links().forEach(link -> rows.add(row(link)));
        return rows;
    }

    private static void printTable(PrintWriter out, List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append("  ")
                        .append(row.get(i))
                        .append(" ".repeat(widths[i] - row.get(i).length()));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private List<String> row(LinkPlan link) {
        LinkLoad carried = link.load();
        return List.of(
                plan.endpoints().get(link.source()).name(),
                plan.endpoints().get(link.sink()).name(),
                Integer.toString(carried.connections()),
                carried.isStream() ? "stream" : Integer.toString(carried.queueDepth()),
                ByteSize.describe(carried.blockSizeBytes()),
                ByteSize.describe(carried.responseSizeBytes()),
                carried.rateBitsPerS().isPresent()
                        ? BitRate.describe(carried.rateBitsPerS().getAsLong())
                        : "full",
                carried.targetBytes().isPresent()
                        ? ByteSize.describe(carried.targetBytes().getAsLong())
                        : "-");
    }

    private static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? noun : noun + "s");
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
