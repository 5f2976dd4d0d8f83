package io.netbench.analysis;

import io.netbench.result.Finding;
import io.netbench.result.HostCpu;
import io.netbench.result.HostResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Warnings of processors that had nothing more to give: those of a host, those that an agent may use, or the one of a
 * single event loop while others idled.
 */
final class CpuWarnings {

    /** From this share of a host's processors on, there is no telling the host's limit from the network's. */
    private static final double CPU_BOUND = 0.95;

    private final LoopEnds ends;
    private final List<HostResult> hosts;
    private final Optional<Long> windowNs;
    private final Map<String, Double> hostFractions = new HashMap<>();

    /** The warnings of a run. Where everything ran on loopback, a note says already that CPUs set the figures. */
    static List<Finding> of(RunMeasurements facts) {
        CpuWarnings warnings = new CpuWarnings(LoopEnds.of(facts), facts.hosts(), facts.measuredNs());
        List<Finding> all = new ArrayList<>();
        if (!Loopback.carriesAll(facts.plan().local(), facts.links())) {
            all.addAll(warnings.ofHosts());
        }
        all.addAll(warnings.ofLoops());
        return all;
    }

    /**
     * @param windowNs length of the measured window; empty if it has none
     */
    CpuWarnings(LoopEnds ends, List<HostResult> hosts, Optional<Long> windowNs) {
        this.ends = ends;
        this.hosts = hosts.stream().filter(host -> host.cpu() != null).toList();
        this.windowNs = windowNs;
        this.hosts.stream()
                .filter(host -> host.cpu().hostFraction() != null)
                .forEach(host -> hostFractions.put(host.name(), host.cpu().hostFraction()));
    }

    /** Of all processors of a host, and of those that an agent may use. */
    List<Finding> ofHosts() {
        List<Finding> warnings = new ArrayList<>();
        // Agents that share a machine leave its figures to one of them: one line for it is enough.
        BusyHosts.atLeast(CPU_BOUND, hosts, host -> ownFraction(host.cpu()))
                .warn("cpu_bound", "The CPUs of %s were %s busy: they may set the figures, not the network.")
                .ifPresent(warnings::add);
        BusyHosts.atLeast(CPU_BOUND, hosts, host -> busy(host) < CPU_BOUND ? usedOfAllowed(host) : 0)
                .warn(
                        "agent_cpu_bound",
                        "The {agent} on %s used %s of the CPUs that it may use, while the host had more: that may set the"
                                + " figures, not the network.")
                .ifPresent(warnings::add);
        return warnings;
    }

    /** Of event loops, where processors are idle. */
    List<Finding> ofLoops() {
        return new LoopWarnings(
                        ends,
                        hosts.stream().filter(host -> busy(host) < CPU_BOUND).toList())
                .all();
    }

    /** The agent's CPU time over what its affinity and its control group leave it. */
    private double usedOfAllowed(HostResult host) {
        Optional<Double> allowed = Stream.of(
                        Optional.ofNullable(host.cpus()).map(Integer::doubleValue), host.cpuLimit())
                .flatMap(Optional::stream)
                .min(Double::compare);
        if (host.cpu().processNs() == null || allowed.isEmpty() || windowNs.isEmpty()) {
            return 0;
        }
        return Math.min(1, host.cpu().processNs() / (windowNs.get() * allowed.get()));
    }

    /** How busy the machine was; also where another agent of it tells that. */
    private double busy(HostResult host) {
        double elsewhere = host.figuresWith()
                .map(other -> hostFractions.getOrDefault(other, 0.0))
                .orElse(0.0);
        return Math.max(ownFraction(host.cpu()), elsewhere);
    }

    private static double ownFraction(HostCpu cpu) {
        return Math.max(orZero(cpu.hostFraction()), orZero(cpu.processFraction()));
    }

    private static double orZero(Double share) {
        return share == null ? 0 : share;
    }
}
