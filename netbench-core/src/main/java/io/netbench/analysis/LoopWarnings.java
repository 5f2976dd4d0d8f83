package io.netbench.analysis;

import io.netbench.result.Finding;
import io.netbench.result.HostCpu;
import io.netbench.result.HostResult;
import io.netbench.text.Property;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Warnings of single event loops that had nothing more to give, where more of them, or of connections, would help. */
final class LoopWarnings {

    private static final double BOUND = 0.90;

    /** Equal connections that loops get in turn leave none less than half as busy as the busiest. */
    private static final double EVEN = 0.5;

    private final LoopEnds ends;
    private final List<HostResult> uneven = new ArrayList<>();
    private final List<HostResult> bound = new ArrayList<>();

    /** @param hosts with known CPU figures, and processors that were not all busy: there, more loops would not help */
    LoopWarnings(LoopEnds ends, List<HostResult> hosts) {
        this.ends = ends;
        hosts.stream()
                .filter(host -> busiest(host) >= BOUND)
                .sorted(Comparator.comparingDouble(LoopWarnings::busiest).reversed())
                .forEach(host -> (isUneven(host.cpu()) ? uneven : bound).add(host));
    }

    List<Finding> all() {
        List<Finding> warnings = new ArrayList<>();
        ofUneven().ifPresent(warnings::add);
        ofBound().ifPresent(warnings::add);
        return warnings;
    }

    private Optional<Finding> ofUneven() {
        if (uneven.isEmpty()) {
            return Optional.empty();
        }
        HostResult first = uneven.get(0);
        String text =
                "An event loop of %s was %s busy while another was %s busy%s: connections are unevenly spread; %s."
                        .formatted(
                                first.name(),
                                QuantityText.percent(busiest(first)),
                                QuantityText.percent(leastBusy(first.cpu())),
                                others(uneven.size() - 1),
                                evening(first));
        return Optional.of(
                uneven.size() == 1
                        ? Finding.about(first.name(), "uneven_loops", text)
                        : Finding.of("uneven_loops", text));
    }

    private static String others(int hosts) {
        return switch (hosts) {
            case 0 -> "";
            case 1 -> ", and one more host has such loops";
            default -> ", and %d more hosts have such loops".formatted(hosts);
        };
    }

    private Optional<Finding> ofBound() {
        return BusyHosts.atLeast(BOUND, bound, LoopWarnings::busiest)
                .warn(
                        "loop_bound",
                        "An event loop of %s was %s busy: the tool may set the figures; try more "
                                + (bound.stream()
                                                .findFirst()
                                                .filter(this::hasLoopForEach)
                                                .isPresent()
                                        ? "connections (-P), each is carried by one loop."
                                        : Property.THREADS + "."));
    }

    /** What would let the idle loops take their part: more loops help as long as there are processors for them. */
    private String evening(HostResult host) {
        int loops = host.cpu().loopFractions().orElseThrow().size();
        if (ends.on(host) <= loops) {
            return "try more connections (-P), each is carried by one loop";
        }
        return host.cpus() != null && loops < host.cpus()
                ? "try more " + Property.THREADS
                : "try more connections (-P), many spread more evenly";
    }

    /** Whether more loops would find no connection to carry. */
    private boolean hasLoopForEach(HostResult host) {
        return host.loops()
                .or(ends::threads)
                .map(loops -> ends.on(host) <= loops)
                .orElse(false);
    }

    private static boolean isUneven(HostCpu cpu) {
        return cpu.loopFractions().isPresent() && leastBusy(cpu) < EVEN * cpu.busiestLoopFraction();
    }

    private static double leastBusy(HostCpu cpu) {
        return Collections.min(cpu.loopFractions().orElseThrow());
    }

    private static double busiest(HostResult host) {
        Double busiest = host.cpu().busiestLoopFraction();
        return busiest == null ? 0 : busiest;
    }
}
