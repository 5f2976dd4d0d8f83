package io.netbench.analysis;

import io.netbench.result.LinkInterface;
import io.netbench.result.LinkResult;
import io.netbench.result.NicDelta;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What interfaces dropped on the way to the sinks of one host: its own of what they received, the sources' of what they sent. */
final class InterfaceDrops {

    private final DropCounters counters;
    private final String sink;
    private final List<LinkResult> links;
    private final Map<String, List<LinkResult>> bySource;

    /**
     * Of some links.
     *
     * @param sink the host of their sinks
     * @param bySource the links by the hosts of their sources
     */
    InterfaceDrops(DropCounters counters, String sink, List<LinkResult> links, Map<String, List<LinkResult>> bySource) {
        this.counters = counters;
        this.sink = sink;
        this.links = links;
        this.bySource = bySource;
    }

    /** How many of some losses they explain; null where one of them did not tell. */
    Long explain(long rest) {
        if (rest == 0) {
            return 0L;
        }
        Map<String, Long> drops = new LinkedHashMap<>();
        if (!addDrops(drops, sink, links, LinkResult::sinkInterfaces, " rx ", NicDelta::rxDropped)) {
            return null;
        }
        for (Map.Entry<String, List<LinkResult>> source : bySource.entrySet()) {
            if (!addDrops(
                    drops,
                    source.getKey(),
                    source.getValue(),
                    LinkResult::sourceInterfaces,
                    " tx ",
                    NicDelta::txDropped)) {
                return null;
            }
        }
        return takeFrom(drops, rest);
    }

    /** A packet that a full queue of a processor dropped counts as dropped by its interface too, at both ends of a virtual one. */
    void takeQueued(long packets) {
        Map<String, Long> received = new LinkedHashMap<>();
        addDrops(received, sink, links, LinkResult::sinkInterfaces, " rx ", NicDelta::rxDropped);
        takeFrom(received, packets);
        Map<String, Long> sent = new LinkedHashMap<>();
        bySource.forEach((host, ofHost) -> {
            if (counters.areOneMachine(host, sink)) {
                addDrops(sent, host, ofHost, LinkResult::sourceInterfaces, " tx ", NicDelta::txDropped);
            }
        });
        takeFrom(sent, packets);
    }

    private long takeFrom(Map<String, Long> drops, long wanted) {
        long taken = 0;
        for (Map.Entry<String, Long> each : drops.entrySet()) {
            taken += counters.take(each.getKey(), each.getValue(), 1, wanted - taken);
        }
        return taken;
    }

    /** Adds what the interfaces of some links dropped at one end, each by its counter; false where that is not known of one. */
    private boolean addDrops(
            Map<String, Long> drops,
            String host,
            List<LinkResult> some,
            Function<LinkResult, Optional<List<LinkInterface>>> ofEnd,
            String way,
            Function<NicDelta, Long> figure) {
        boolean isKnown = true;
        for (LinkResult link : some) {
            Optional<List<LinkInterface>> used = ofEnd.apply(link).filter(names -> !names.isEmpty());
            isKnown &= used.isPresent();
            for (LinkInterface each : used.orElse(List.of())) {
                Optional<Long> told = counters.nic(host, each.name()).map(figure);
                isKnown &= told.isPresent();
                told.ifPresent(count -> drops.put(counters.namespace(host) + way + each.name(), count));
            }
        }
        return isKnown;
    }
}
