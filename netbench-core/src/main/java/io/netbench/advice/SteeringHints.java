package io.netbench.advice;

import io.netbench.host.HostFacts;
import io.netbench.host.NicFacts;
import io.netbench.host.NicSteering;
import io.netbench.host.Steering;
import io.netbench.host.proc.SysfsNic;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Receiving and sending that is not spread over the processors: queues of the card (RSS), their interrupts, and the
 * kernel's own means (RPS, RFS, XPS).
 */
final class SteeringHints {

    /** What the kernel's documentation proposes for a busy server. */
    private static final int FLOW_ENTRIES = 32_768;

    private final NicFacts nic;
    private final NicSteering steering;
    private final Optional<Long> flowEntries;
    private final int cpus;

    private SteeringHints(NicFacts nic, NicSteering steering, Optional<Long> flowEntries, int cpus) {
        this.nic = nic;
        this.steering = steering;
        this.flowEntries = flowEntries;
        this.cpus = cpus;
    }

    static Stream<Hint> of(HostFacts facts, Steering steering) {
        Integer cpus = facts.cpus().online();
        if (cpus == null || cpus < 2) {
            return Stream.empty();
        }
        NicSteering unknown = new NicSteering(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return UsableNics.usable(facts).stream()
                .filter(nic -> nic.rxQueues() != null)
                .flatMap(nic -> new SteeringHints(
                                nic, steering.nics().getOrDefault(nic.name(), unknown), steering.flowEntries(), cpus)
                        .hints());
    }

    private Stream<Hint> hints() {
        return Stream.of(oneQueue(), interrupts(), farInterrupts(), needlessRps(), rfs(), xps())
                .flatMap(Optional::stream);
    }

    private Optional<Hint> oneQueue() {
        if (nic.rxQueues() != 1 || isRpsOn()) {
            return Optional.empty();
        }
        // Without more queues in the card, as in most virtual machines, the kernel's own means is the only one.
        String command = steering.receiving().isPresent()
                ? "echo " + maskOfAll() + " > " + queue("rx-0") + "/rps_cpus"
                : "ethtool -L " + nic.name() + " combined " + cpus;
        return Optional.of(Hint.info(
                "queues",
                nic.name() + " has a single receive queue, so one of " + cpus + " processors does all receiving.",
                "Give it more queues if the card can (ethtool -l shows it), or spread its packets with RPS.",
                command));
    }

    private Optional<Hint> interrupts() {
        int possible = Math.min(nic.rxQueues(), cpus);
        NavigableSet<Integer> serving = serving();
        if (possible < 2 || serving.isEmpty() || serving.size() >= possible || interruptCount() < possible) {
            return Optional.empty();
        }
        String finding = "The " + interruptCount() + " active interrupts of " + nic.name() + ", which has "
                + nic.rxQueues() + " receive queues, are served by " + serving.size() + " of " + cpus
                + " processors: " + ranges(serving) + ".";
        String better = "Spread them, with irqbalance or by hand: where they arrive, packets are worked on.";
        String command = "grep . " + affinities();
        return Optional.of(
                serving.size() == 1
                        ? Hint.warning("interrupts", finding, better, command)
                        : Hint.info("interrupts", finding, better, command));
    }

    private Optional<Hint> farInterrupts() {
        NavigableSet<Integer> far = new TreeSet<>(serving());
        steering.node().ifPresent(far::removeAll);
        if (steering.node().isEmpty() || far.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Hint.info(
                "interrupts",
                nic.name() + " is attached to node " + nic.numaNode() + ", and processors of another node serve"
                        + " interrupts of it: " + ranges(far) + ".",
                "Serve them on its own node (" + ranges(steering.node().get())
                        + "), so that packets need not cross over.",
                "grep . " + affinities()));
    }

    private Optional<Hint> needlessRps() {
        if (!isRpsOn() || nic.rxQueues() < cpus) {
            return Optional.empty();
        }
        return Optional.of(Hint.info(
                "RPS",
                nic.name() + " has a receive queue for each processor, and RPS hands its packets on all the same.",
                "That costs an interrupt between processors for nothing; turn it off.",
                "for q in " + queue("rx-*") + "; do echo 0 > $q/rps_cpus; done"));
    }

    /** RFS takes two settings, and one without the other does nothing. */
    private Optional<Hint> rfs() {
        if (flowEntries.isEmpty() || steering.flowCounts().isEmpty()) {
            return Optional.empty();
        }
        boolean ofHost = flowEntries.get() > 0;
        boolean ofQueues = steering.flowCounts().get().stream().anyMatch(count -> count > 0);
        String command = "sysctl -w net.core.rps_sock_flow_entries=" + FLOW_ENTRIES + "; for q in " + queue("rx-*")
                + "; do echo " + FLOW_ENTRIES / nic.rxQueues() + " > $q/rps_flow_cnt; done";
        if (ofHost != ofQueues) {
            return Optional.of(Hint.warning(
                    "RFS",
                    ofHost
                            ? "net.core.rps_sock_flow_entries is " + flowEntries.get() + ", but rps_flow_cnt of "
                                    + nic.name() + " is 0: RFS is off."
                            : "rps_flow_cnt of " + nic.name()
                                    + " is set, but net.core.rps_sock_flow_entries is 0: RFS is off.",
                    "Set both, or neither.",
                    command));
        }
        return ofHost || !isRpsOn()
                ? Optional.empty()
                : Optional.of(Hint.info(
                        "RFS",
                        "RPS of " + nic.name() + " spreads packets by their addresses, wherever their readers run.",
                        "RFS hands them to the processor on which the event loop reads.",
                        command));
    }

    private Optional<Hint> xps() {
        List<NavigableSet<Integer>> queues = steering.sending().orElse(List.of());
        if (queues.size() < 2 || queues.stream().anyMatch(set -> !set.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(Hint.info(
                "XPS",
                nic.name() + " has " + queues.size() + " transmit queues, and XPS is off: which one a connection takes"
                        + " has nothing to do with where it is sent from.",
                "With XPS each processor has queues of its own, and locks them for nobody else.",
                "echo 1 > " + queue("tx-0") + "/xps_cpus; echo 2 > " + queue("tx-1") + "/xps_cpus"
                        + (queues.size() > 2 ? "; ..." : "")));
    }

    private boolean isRpsOn() {
        return steering.receiving().orElse(List.of()).stream().anyMatch(set -> !set.isEmpty());
    }

    /** Processors that serve interrupts of the device; none where that is unknown. */
    private NavigableSet<Integer> serving() {
        NavigableSet<Integer> serving = new TreeSet<>();
        steering.interrupts().ifPresent(irqs -> irqs.values().forEach(serving::addAll));
        return serving;
    }

    private int interruptCount() {
        return steering.interrupts().map(irqs -> irqs.size()).orElse(0);
    }

    /** The files that say where interrupts may be served. */
    private String affinities() {
        return steering.interrupts().orElseThrow().keySet().stream()
                .map(irq -> "/proc/irq/" + irq + "/smp_affinity_list")
                .collect(Collectors.joining(" "));
    }

    private String queue(String name) {
        return SysfsNic.DIRECTORY + "/" + nic.name() + "/queues/" + name;
    }

    /** A mask with every processor of this host, with a comma before each 32 of them, as the kernel wants it. */
    private String maskOfAll() {
        StringBuilder mask = new StringBuilder(Long.toHexString((1L << ((cpus - 1) % 32 + 1)) - 1));
        for (int words = (cpus - 1) / 32; words > 0; words--) {
            mask.append(",ffffffff");
        }
        return mask.toString();
    }

    /** {@code 0-3,8}. */
    private static String ranges(NavigableSet<Integer> cpus) {
        List<String> ranges = new ArrayList<>();
        Integer first = null;
        for (Integer cpu : cpus) {
            first = first == null ? cpu : first;
            if (!cpus.contains(cpu + 1)) {
                ranges.add(first.equals(cpu) ? cpu.toString() : first + "-" + cpu);
                first = null;
            }
        }
        return String.join(",", ranges);
    }
}
