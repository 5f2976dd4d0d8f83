package io.netbench.analysis.fabric;

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

    /** Agents that wait that long, all of them, are what was measured. */
    private static final double LONG = 0.25;

    /** A control group that is without processors in most periods of the kernel is short of them, whatever its agent still moves. */
    private static final double MOSTLY = 0.5;

    /** Where all wait that long for processors that they share, who does so longest is chance, unless it does so most of the time. */
    private static final double SCARCE = 0.1;

    /** Less of other traffic is what every host has. */
    private static final double LEAST_FOREIGN = 0.02;

    private final FabricHosts hosts;
    private final Map<String, UsualHost> usual;
    private final UsualShare waits;
    private final UsualShare steadyWaits;
    private final UsualShare throttling;
    private final UsualShare steadyThrottling;

    HostFaults(FabricHosts hosts) {
        this.hosts = hosts;
        usual = hosts.byRole();
        waits = usual(hosts, host -> median(host.runDelay()));
        steadyWaits = usual(hosts, host -> own(host.runDelay(), host.sharesKernel()));
        throttling = usual(hosts, host -> median(host.throttled()));
        steadyThrottling = usual(hosts, host -> own(host.throttled(), host.sharesKernel()));
    }

    private static UsualShare usual(FabricHosts hosts, Function<HostEvidence, Double> share) {
        return UsualShare.of(IntStream.range(0, hosts.size())
                .mapToObj(host -> share.apply(hosts.get(host).evidence()))
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    private static Double median(OverRounds share) {
        return share == null ? null : (Double) share.median();
    }

    /**
     * What is steady, to be held against that of others. On a shared kernel it is what others did not wait, and where too few rounds tell,
     * nothing is known to be a host's own: else the one host of which it is known would be what is usual.
     */
    private static Double own(OverRounds share, boolean sharesKernel) {
        boolean isNothing = sharesKernel && share != null && share.steady() == null;
        return isNothing ? (Double) 0.0 : steady(share);
    }

    /** Why a host is slow in what it sends or receives, if it says so itself. */
    Optional<HostFault> of(int host, boolean sends, boolean receives, double level) {
        HostEvidence evidence = hosts.get(host).evidence();
        double missing = (1 - level) / 2;
        // Blocks under way hide part of a wait.
        double leastWait = Math.max(WAITS, missing / 2);
        OverRounds throttled = evidence.throttled();
        if (throttled != null && throttled.median() > Math.max(leastWait, throttling.worse())) {
            return Optional.of(HostFault.THROTTLED);
        }
        OverRounds runDelay = evidence.runDelay();
        if (runDelay != null && waits(runDelay.median(), waits, evidence.sharesKernel(), leastWait)) {
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
        Double throttled = steady(evidence.throttled());
        if (isOver(throttled, Math.max(MOSTLY, steadyThrottling.worse()))) {
            return Optional.of(HostFault.THROTTLED);
        }
        Double runDelay = steady(evidence.runDelay());
        if (runDelay != null && waits(runDelay, steadyWaits, evidence.sharesKernel(), LONG)) {
            return Optional.of(HostFault.RUN_DELAY);
        }
        UsualHost peers = like(self);
        if (isUnlike(evidence.mtuBytes(), peers.mtuBytes())) {
            return Optional.of(HostFault.MTU);
        }
        if (isUnlike(evidence.pathMtuBytes(), peers.pathMtuBytes())) {
            return Optional.of(HostFault.PATH_MTU);
        }
        if (peers.nicBitsPerS() != null && self.nicBitsPerS() > 0 && self.nicBitsPerS() < peers.nicBitsPerS()) {
            return Optional.of(HostFault.SLOW_NIC);
        }
        if (Boolean.TRUE.equals(evidence.isHalfDuplex())) {
            return Optional.of(HostFault.HALF_DUPLEX);
        }
        return isOver(evidence.errorsMoved(), 0) ? Optional.of(HostFault.ERRORS) : Optional.empty();
    }

    private static boolean isUnlike(Integer own, Integer ofPeers) {
        return own != null && ofPeers != null && !own.equals(ofPeers);
    }

    /** Whether an agent waits for a CPU for longer than that, and than chance makes of what its peers do. */
    private static boolean waits(double share, UsualShare usual, boolean sharesKernel, double least) {
        boolean isShort = sharesKernel && usual.median() > SCARCE;
        boolean isEverybodys = isShort && usual.median() > MOSTLY;
        return !isEverybodys && share > Math.max(isShort ? MOSTLY : least, usual.most());
    }

    /** Whether hosts, not the fabric, limit what most of these do. */
    boolean limitMost(int... some) {
        long limited = IntStream.of(some)
                .mapToObj(hosts::get)
                .map(FabricHost::evidence)
                .filter(evidence -> isLong(evidence.throttled())
                        || isLong(evidence.runDelay())
                        || (!evidence.sharesKernel()
                                && (isOver(evidence.cpuShare(), FULL) || isOver(evidence.softirqShare(), FULL))))
                .count();
        return 2 * limited > some.length;
    }

    /** The MTU of most hosts in bytes, of several parts the least, which packets between them have; null where there is no such. */
    Integer usualMtu() {
        return usual.values().stream()
                .map(UsualHost::mtuBytes)
                .filter(Objects::nonNull)
                .reduce(Math::min)
                .orElse(null);
    }

    /** What most hosts are like that have the part of this one. */
    UsualHost like(FabricHost host) {
        return usual.get(host.role());
    }

    /** How long agents waited for a CPU. */
    UsualShare waits() {
        return waits;
    }

    /** What of it was their own, in more rounds than chance makes. */
    UsualShare steadyWaits() {
        return steadyWaits;
    }

    private static Double steady(OverRounds share) {
        return share == null ? null : share.steady();
    }

    private static boolean isLong(OverRounds share) {
        return share != null && share.median() > LONG;
    }

    private static boolean isOver(Number value, double most) {
        return value != null && value.doubleValue() > most;
    }
}
