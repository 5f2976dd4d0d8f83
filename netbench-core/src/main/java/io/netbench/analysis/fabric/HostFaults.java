package io.netbench.analysis.fabric;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Checks hosts before links: what each shows of itself beside its peers. */
final class HostFaults {

    /** A CPU, or all of them, that is busier has nothing left for more traffic. */
    private static final double FULL = 0.9;

    /** An agent that waits less for a CPU, or is throttled less, loses next to nothing. */
    private static final double WAITS = 0.05;

    /** Where hosts share their processors, all wait for them; one that is worse off does so that many times as long. */
    private static final double TIMES_PEERS = 2;

    /** Agents that wait that long, all of them, are what was measured. */
    private static final double LONG = 0.25;

    /** A control group that is without processors in most periods of the kernel is short of them, whatever its agent still moves. */
    private static final double MOSTLY = 0.5;

    /** Where all wait that long for processors that they share, who does so longest is chance, unless it does so most of the time. */
    private static final double SCARCE = 0.1;

    /** What lies further from what is usual than so many times the median deviation is not chance. */
    private static final double DEVIATIONS = 6;

    /** Less of other traffic is what every host has. */
    private static final double LEAST_FOREIGN = 0.02;

    private final FabricHosts hosts;
    private final Integer usualMtu;
    private final Integer usualPathMtu;
    private final Long usualBitsPerS;
    private final double usualWait;
    private final double mostWait;
    private final double usualThrottling;

    HostFaults(FabricHosts hosts) {
        this.hosts = hosts;
        usualMtu = mostOften(hosts, host -> host.evidence().mtuBytes());
        usualPathMtu = mostOften(hosts, host -> host.evidence().pathMtuBytes());
        double[] waits = known(hosts, HostEvidence::runDelayShare);
        usualWait = median(waits);
        mostWait = Math.max(
                worse(usualWait), usualWait + DEVIATIONS * Quantiles.medianDeviation(waits, waits.length, usualWait));
        usualThrottling = median(known(hosts, HostEvidence::throttledShare));
        usualBitsPerS = mostOften(hosts, host -> host.nicBitsPerS() == 0 ? null : host.nicBitsPerS());
    }

    private static double[] known(FabricHosts hosts, Function<HostEvidence, Double> figure) {
        return IntStream.range(0, hosts.size())
                .mapToObj(host -> figure.apply(hosts.get(host).evidence()))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static double median(double... known) {
        return known.length == 0 ? 0 : Quantiles.median(known, known.length);
    }

    private static <T> T mostOften(FabricHosts hosts, Function<FabricHost, T> fact) {
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
        double missing = (1 - level) / 2;
        // Blocks under way hide part of a wait.
        double leastWait = Math.max(WAITS, missing / 2);
        if (isOver(evidence.throttledShare(), Math.max(leastWait, worse(usualThrottling)))) {
            return Optional.of(HostFault.THROTTLED);
        }
        if (waits(evidence.runDelayShare(), evidence.sharesKernel(), leastWait)) {
            return Optional.of(HostFault.RUN_DELAY);
        }
        if (!evidence.sharesKernel() && isOver(evidence.cpuShare(), FULL)) {
            return Optional.of(HostFault.CPU);
        }
        if (!evidence.sharesKernel() && isOver(evidence.softirqShare(), FULL)) {
            return Optional.of(HostFault.SOFTIRQ);
        }
        double foreign = Math.max(LEAST_FOREIGN, missing);
        if ((sends && isOver(evidence.foreignOutShare(), foreign))
                || (receives && isOver(evidence.foreignInShare(), foreign))) {
            return Optional.of(HostFault.FOREIGN_TRAFFIC);
        }
        return fact(host);
    }

    /** What is wrong with a host at any rate. Where nothing is slow, it is busy only if it is so nearly all the time. */
    Optional<HostFault> fact(int host) {
        FabricHost self = hosts.get(host);
        HostEvidence evidence = self.evidence();
        if (isOver(evidence.steadyThrottledShare(), Math.max(MOSTLY, worse(usualThrottling)))) {
            return Optional.of(HostFault.THROTTLED);
        }
        if (waits(evidence.steadyRunDelayShare(), evidence.sharesKernel(), LONG)) {
            return Optional.of(HostFault.RUN_DELAY);
        }
        Integer mtu = self.evidence().mtuBytes();
        if (usualMtu != null && mtu != null && !mtu.equals(usualMtu)) {
            return Optional.of(HostFault.MTU);
        }
        Integer pathMtu = self.evidence().pathMtuBytes();
        if (usualPathMtu != null && pathMtu != null && !pathMtu.equals(usualPathMtu)) {
            return Optional.of(HostFault.PATH_MTU);
        }
        if (usualBitsPerS != null && self.nicBitsPerS() > 0 && self.nicBitsPerS() < usualBitsPerS) {
            return Optional.of(HostFault.SLOW_NIC);
        }
        if (Boolean.TRUE.equals(self.evidence().isHalfDuplex())) {
            return Optional.of(HostFault.HALF_DUPLEX);
        }
        return isOver(self.evidence().errorsMoved(), 0) ? Optional.of(HostFault.ERRORS) : Optional.empty();
    }

    /** Whether an agent waits for a CPU for longer than that, and than chance makes of what its peers do. */
    private boolean waits(Double share, boolean sharesKernel, double least) {
        boolean isShort = sharesKernel && usualWait > SCARCE;
        boolean isEverybodys = isShort && usualWait > MOSTLY;
        double leastWait = Math.max(isShort ? MOSTLY : least, mostWait);
        return !isEverybodys && isOver(share, leastWait);
    }

    /** Whether hosts, not the fabric, limit what most of these do. */
    boolean limitMost(int... some) {
        long limited = IntStream.of(some)
                .mapToObj(hosts::get)
                .map(FabricHost::evidence)
                .filter(evidence -> isOver(evidence.throttledShare(), LONG)
                        || isOver(evidence.runDelayShare(), LONG)
                        || (!evidence.sharesKernel()
                                && (isOver(evidence.cpuShare(), FULL) || isOver(evidence.softirqShare(), FULL))))
                .count();
        return 2 * limited > some.length;
    }

    /** The MTU of most hosts in bytes; null where there is no such. */
    Integer usualMtu() {
        return usualMtu;
    }

    Integer usualPathMtu() {
        return usualPathMtu;
    }

    /** How long agents waited for a CPU, of all hosts the one in the middle. */
    double usualWait() {
        return usualWait;
    }

    Long usualBitsPerS() {
        return usualBitsPerS;
    }

    /** What is far worse than its peers; where these wait most of the time, to have half as much left as they have. */
    private static double worse(double usual) {
        return Math.min(TIMES_PEERS * usual, (1 + usual) / 2);
    }

    private static boolean isOver(Number value, double most) {
        return value != null && value.doubleValue() > most;
    }
}
