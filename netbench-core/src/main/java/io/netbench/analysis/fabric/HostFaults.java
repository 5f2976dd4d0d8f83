package io.netbench.analysis.fabric;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Checks hosts before links: what each shows of itself beside its peers. */
final class HostFaults {

    /** A CPU, or all of them, that is busier has nothing left for more traffic. */
    private static final double FULL = 0.9;

    /** An agent that waits this long for a CPU loses as much of its goodput. */
    private static final double WAITS = 0.05;

    /** Less of other traffic is what every host has. */
    private static final double LEAST_FOREIGN = 0.02;

    private final FabricHosts hosts;
    private final Integer usualMtu;
    private final Long usualBitsPerS;

    HostFaults(FabricHosts hosts) {
        this.hosts = hosts;
        usualMtu = mostOften(hosts, host -> host.evidence().mtuBytes());
        usualBitsPerS = mostOften(hosts, host -> host.nicBitsPerS() == 0 ? null : host.nicBitsPerS());
    }

    private static <T> T mostOften(FabricHosts hosts, java.util.function.Function<FabricHost, T> fact) {
        Map<T, Integer> counts = new HashMap<>();
        for (int host = 0; host < hosts.size(); host++) {
            T value = fact.apply(hosts.get(host));
            if (value != null) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .filter(entry -> 2 * entry.getValue() > hosts.size())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Why a host is slow in what it sends or receives, if it says so itself. */
    Optional<HostFault> of(int host, boolean sends, boolean receives, double level) {
        HostEvidence evidence = hosts.get(host).evidence();
        if (isOver(evidence.throttledPeriods(), 0)) {
            return Optional.of(HostFault.THROTTLED);
        }
        if (isOver(evidence.runDelayShare(), WAITS)) {
            return Optional.of(HostFault.RUN_DELAY);
        }
        if (!evidence.sharesKernel() && isOver(evidence.cpuShare(), FULL)) {
            return Optional.of(HostFault.CPU);
        }
        if (!evidence.sharesKernel() && isOver(evidence.softirqShare(), FULL)) {
            return Optional.of(HostFault.SOFTIRQ);
        }
        double missing = Math.max(LEAST_FOREIGN, (1 - level) / 2);
        if ((sends && isOver(evidence.foreignOutShare(), missing))
                || (receives && isOver(evidence.foreignInShare(), missing))) {
            return Optional.of(HostFault.FOREIGN_TRAFFIC);
        }
        return fact(host);
    }

    /** What is wrong with a host at any rate. */
    Optional<HostFault> fact(int host) {
        FabricHost self = hosts.get(host);
        Integer mtu = self.evidence().mtuBytes();
        if (usualMtu != null && mtu != null && !mtu.equals(usualMtu)) {
            return Optional.of(HostFault.MTU);
        }
        if (usualBitsPerS != null && self.nicBitsPerS() > 0 && self.nicBitsPerS() < usualBitsPerS) {
            return Optional.of(HostFault.SLOW_NIC);
        }
        return isOver(self.evidence().errorsMoved(), 0) ? Optional.of(HostFault.ERRORS) : Optional.empty();
    }

    /** Whether hosts, not the fabric, limit what most of these do. */
    boolean limitMost(int... some) {
        long limited = IntStream.of(some)
                .mapToObj(hosts::get)
                .map(FabricHost::evidence)
                .filter(evidence -> isOver(evidence.throttledPeriods(), 0)
                        || (!evidence.sharesKernel()
                                && (isOver(evidence.cpuShare(), FULL) || isOver(evidence.softirqShare(), FULL))))
                .count();
        return 2 * limited > some.length;
    }

    /** The MTU of most hosts in bytes; null where there is no such. */
    Integer usualMtu() {
        return usualMtu;
    }

    Long usualBitsPerS() {
        return usualBitsPerS;
    }

    private static boolean isOver(Number value, double most) {
        return value != null && value.doubleValue() > most;
    }
}
