package io.netbench.report;

import io.netbench.result.HostCpu;
import io.netbench.result.HostResult;
import java.util.Comparator;
import java.util.List;

/** Hosts by how busy they were: one that was may be the limit that looks like a network's. */
public final class HostOrder {

    private HostOrder() {}

    /** The busiest first; those that don't tell come last, in the order of the plan. */
    public static List<HostResult> busiestFirst(List<HostResult> hosts) {
        return hosts.stream()
                .sorted(Comparator.comparingDouble(HostOrder::busy).reversed())
                .toList();
    }

    private static double busy(HostResult host) {
        HostCpu cpu = host.cpu();
        if (cpu == null) {
            return -2;
        }
        Double fraction = cpu.hostFraction() == null ? cpu.processFraction() : cpu.hostFraction();
        return fraction == null ? -1 : fraction;
    }
}
