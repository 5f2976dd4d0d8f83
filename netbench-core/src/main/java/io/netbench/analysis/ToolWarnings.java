package io.netbench.analysis;

import io.netbench.result.Finding;
import io.netbench.result.GoodputHistogram;
import io.netbench.result.HostCpu;
import io.netbench.result.HostResult;
import io.netbench.result.LinkResult;
import io.netbench.result.ToolInfo;
import io.netbench.text.Property;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Warnings that something other than the run and its network has a part in the figures. */
final class ToolWarnings {

    /** Other programs' share of the processors from which on the figures are theirs too. */
    private static final double OTHERS_NOTABLE = 0.2;

    private static final double STEAL_NOTABLE = 0.05;
    private static final double MERGED_TICKS_NOTABLE = 0.05;

    private ToolWarnings() {}

    static List<Finding> of(ToolInfo tool, List<HostResult> hosts, List<LinkResult> links) {
        List<Finding> warnings = new ArrayList<>();
        List<HostResult> known =
                hosts.stream().filter(host -> host.cpu() != null).toList();
        BusyHosts.atLeast(
                        OTHERS_NOTABLE,
                        known,
                        host -> host.cpu().othersFraction().orElse(0.0))
                .warn("other_programs", "Other programs took %2$s of the CPUs of %1$s: the figures are theirs too.")
                .ifPresent(warnings::add);
        BusyHosts.atLeast(STEAL_NOTABLE, known, host -> stolen(host.cpu()))
                .warn("cpu_stolen", "The hypervisor took %2$s of the CPUs of %1$s: figures vary with its other guests.")
                .ifPresent(warnings::add);
        ofMergedTicks(links, warnings);
        if (!tool.nettyUnsafe()) {
            warnings.add(Finding.of(
                    "netty_without_unsafe",
                    "Netty ran without sun.misc.Unsafe, which is a slower data plane: start netbench by its"
                            + " launcher."));
        }
        return warnings;
    }

    private static void ofMergedTicks(List<LinkResult> links, List<Finding> warnings) {
        LinkLabels labels = LinkLabels.of(links);
        Map<String, Double> late = new TreeMap<>();
        for (LinkResult link : links) {
            GoodputHistogram ticks = link.goodputHistogram();
            if (ticks != null && ticks.mergedTicks() > MERGED_TICKS_NOTABLE * ticks.samples()) {
                late.put(labels.of(link), (double) ticks.mergedTicks() / ticks.samples());
            }
        }
        if (!late.isEmpty()) {
            Map.Entry<String, Double> worst =
                    late.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
            warnings.add(Finding.of(
                    "merged_ticks",
                    ("Ticks were late on %s (worst %s: %s of them): short bursts and stalls there are blurred; try a longer "
                                    + Property.TICK + ".")
                            .formatted(
                                    QuantityText.counted(late.size(), "link"),
                                    worst.getKey(),
                                    QuantityText.percent(worst.getValue()))));
        }
    }

    private static double stolen(HostCpu cpu) {
        return cpu.stealFraction() == null ? 0 : cpu.stealFraction();
    }
}
