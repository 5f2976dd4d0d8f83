package io.netbench.cli.run;

import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.cli.terminal.TextTable;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import io.netbench.text.ByteSize;
import io.netbench.text.QuantityText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables of a dry run: every host with its connections, and every link with its load. */
final class DryRunTables {

    private static final Screen PLAIN = new Screen(Screen.MIN_WIDTH, false, false);

    private final RunPlan plan;

    DryRunTables(RunPlan plan) {
        this.plan = plan;
    }

    /** What each host has to carry: links, and ends of connections, of which each takes a descriptor. */
    List<String> hosts() {
        Map<Integer, String> names = new TreeMap<>();
        plan.endpoints()
                .forEach(endpoint -> names.merge(endpoint.agent(), endpoint.name(), (first, other) -> "this host"));
        Map<Integer, Integer> links = new HashMap<>();
        Map<Integer, Long> ends = new HashMap<>();
        for (LinkPlan link : plan.links()) {
            int source = agentOf(link.source());
            int sink = agentOf(link.sink());
            links.merge(source, 1, Integer::sum);
            if (sink != source) {
                links.merge(sink, 1, Integer::sum);
            }
            ends.merge(source, (long) link.load().connections(), Long::sum);
            ends.merge(sink, (long) link.load().connections(), Long::sum);
        }
        TextTable table = table("host", "links", "connection ends");
        names.forEach((agent, name) -> table.row(
                Style.PLAIN,
                List.of(
                        name,
                        Integer.toString(links.getOrDefault(agent, 0)),
                        Long.toString(ends.getOrDefault(agent, 0L))),
                ""));
        return lines(table);
    }

    private int agentOf(int endpoint) {
        return plan.endpoints().get(endpoint).agent();
    }

    List<String> links(Load load) {
        TextTable table = table("source", "sink", "connections", "depth", "block", "response", "rate", "bytes");
        load.links().forEach(link -> table.row(Style.PLAIN, row(link), ""));
        return lines(table);
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
                        ? QuantityText.bitsPerS(carried.rateBitsPerS().getAsLong())
                        : "full",
                carried.targetBytes().isPresent()
                        ? ByteSize.describe(carried.targetBytes().getAsLong())
                        : "-");
    }

    private static TextTable table(String... headings) {
        TextTable table = new TextTable();
        for (String heading : headings) {
            table.left(heading);
        }
        return table;
    }

    /** Set in as the summary above them is. */
    private static List<String> lines(TextTable table) {
        return table.lines("", PLAIN).stream().map(line -> " " + line).toList();
    }
}
