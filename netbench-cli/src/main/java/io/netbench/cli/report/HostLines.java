package io.netbench.cli.report;

import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.TextWidth;
import io.netbench.report.HostOrder;
import io.netbench.result.HostCpu;
import io.netbench.result.HostResult;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;

/** What the run cost its hosts. Of many, the busiest stand for all. */
final class HostLines {

    private static final int MOST_SHOWN = 4;

    /** Less goes without saying. */
    private static final long LONG_CONNECT_NS = 200_000_000L;

    private HostLines() {}

    static List<String> lines(List<HostResult> hosts, Screen screen) {
        List<HostResult> busiestFirst = HostOrder.busiestFirst(hosts).stream()
                .filter(host -> host.cpu() != null)
                .toList();
        List<HostResult> shown = hosts.size() <= MOST_SHOWN
                ? hosts
                : busiestFirst.subList(0, Math.min(MOST_SHOWN - 1, busiestFirst.size()));
        int width = shown.stream()
                .mapToInt(host -> TextWidth.of(LinkNames.fitted(host.name(), screen)))
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        for (HostResult host : shown) {
            List<String> facts = facts(host);
            if (!facts.isEmpty()) {
                String label = " " + TextWidth.padded(LinkNames.fitted(host.name(), screen), width) + "   ";
                lines.addAll(Paragraph.ofParts(label, facts, screen.width()));
            }
        }
        int others = hosts.size() - shown.size();
        if (others > 0 && !shown.isEmpty()) {
            lines.add(" " + QuantityText.count(others) + " other hosts: less busy, or unknown");
        }
        return lines;
    }

    /** The congestion control that each host's connections had, and what its system has where that is another. */
    static List<String> congestion(List<HostResult> hosts, Screen screen) {
        List<String> parts = new ArrayList<>();
        for (HostResult host : hosts) {
            host.congestion().ifPresent(known -> {
                String others = known.systemDefault()
                        .filter(usual -> !known.names().equals(usual))
                        .map(usual -> " (" + usual + " by default)")
                        .orElse("");
                parts.add(LinkNames.fitted(host.name(), screen) + " " + known.names() + others);
            });
        }
        return parts.isEmpty() ? List.of() : Paragraph.ofParts(" congestion control  ", parts, screen.width());
    }

    private static List<String> facts(HostResult host) {
        if (host.figuresWith().isPresent()) {
            return List.of("figures stand with " + host.figuresWith().get());
        }
        if (host.cpu() == null) {
            return List.of("CPU unknown: " + host.absent().get("cpu"));
        }
        HostCpu cpu = host.cpu();
        List<String> facts = new ArrayList<>();
        String cores = host.cpus() == null ? "" : " of " + QuantityText.counted(host.cpus(), "core");
        if (cpu.hostFraction() != null) {
            facts.add("CPU " + QuantityText.percent(cpu.hostFraction()) + cores);
        }
        if (cpu.processFraction() != null) {
            facts.add("netbench " + QuantityText.percent(cpu.processFraction()));
        }
        if (cpu.busiestLoopFraction() != null) {
            facts.add("busiest loop " + QuantityText.percent(cpu.busiestLoopFraction()));
        }
        if (cpu.softirqFraction() != null) {
            facts.add("softirq " + QuantityText.percent(cpu.softirqFraction()));
        }
        host.connectNs()
                .filter(took -> took >= LONG_CONNECT_NS)
                .ifPresent(took -> facts.add("connected in " + QuantityText.duration(took)));
        return facts;
    }
}
