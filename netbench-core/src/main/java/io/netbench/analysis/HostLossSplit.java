package io.netbench.analysis;

import io.netbench.result.DatagramLoss.HostLoss;
import io.netbench.result.HostUdp;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.LinkInterface;
import io.netbench.result.LinkResult;
import io.netbench.result.NicDelta;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells where datagrams were lost that a load's links sent to the sinks of one host. */
final class HostLossSplit {

    private final DropCounters counters;
    private final String sink;
    private final List<LinkResult> links;
    private final Map<String, List<LinkResult>> bySource;
    private final boolean socketsTell;

    /**
     * Of links whose loss is known.
     *
     * @param hostOf the host of each endpoint
     * @param sink the host
     * @param links of one load to sinks of that host
     */
    HostLossSplit(DropCounters counters, Map<String, String> hostOf, String sink, List<LinkResult> links) {
        this.counters = counters;
        this.sink = sink;
        this.links = links;
        bySource = links.stream()
                .collect(Collectors.groupingBy(
                        link -> hostOf.getOrDefault(link.source(), link.source()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        socketsTell = links.stream().allMatch(link -> datagrams(link).lostInSocket() != null);
    }

    HostLoss split() {
        long lost = sum(LinkDatagrams::lost);
        Long inSockets = inSockets(lost);
        long rest = lost - (inSockets == null ? 0 : inSockets);
        Long inHost = inHosts(rest);
        Long inNics = inHost == null ? null : inNics(rest - inHost);
        return new HostLoss(
                sink,
                lost,
                inSockets,
                inHost,
                inNics,
                Map.of(
                        "in_sockets", "neither the socket nor the host tells what it dropped",
                        "in_host", "the host, or one that sends to it, did not tell its counters",
                        "in_nics", "the host, or one that sends to it, did not tell its counters"));
    }

    /** By the sockets, or where a transport can't ask them by the host, all of whose sockets have the same reason. */
    private Long inSockets(long lost) {
        if (socketsTell) {
            return sum(LinkDatagrams::lostInSocket);
        }
        if (lost == 0) {
            return 0L;
        }
        return counters.udp(sink)
                .map(HostUdp::receiveBufferErrors)
                .map(drops -> counters.take(counters.namespace(sink) + " sockets", drops, 1, lost))
                .orElse(null);
    }

    private Long inHosts(long rest) {
        Long atSink = rest == 0 ? Long.valueOf(0) : atSink(rest);
        if (atSink == null || atSink == rest) {
            return atSink;
        }
        return bySource.keySet().stream().allMatch(counters::refusesWhatItDrops) ? atSink : null;
    }

    private Long atSink(long rest) {
        HostUdp udp = counters.udp(sink).orElse(null);
        if (udp == null || udp.softnetDrops() == null) {
            return null;
        }
        // What a socket tells has these in it.
        Optional<Long> atSocket = socketsTell ? Optional.of(0L) : beforeSockets(udp);
        if (atSocket.isEmpty()) {
            return null;
        }
        double atOnce = atOnceInQueues();
        long queued = counters.take(counters.machine(sink) + " queues", udp.softnetDrops(), atOnce, rest);
        takeFromNics(Math.round(queued / atOnce));
        return queued
                + counters.take(counters.namespace(sink) + " damaged or no memory", atSocket.get(), 1, rest - queued);
    }

    private static Optional<Long> beforeSockets(HostUdp udp) {
        return udp.checksumErrors() == null || udp.memoryErrors() == null
                ? Optional.empty()
                : Optional.of(udp.checksumErrors() + udp.memoryErrors());
    }

    /** What never leaves a machine passes its queues as it was sent, many at once, of which the kernel counts one. */
    private double atOnceInQueues() {
        return weighted(links, link -> isLocal(link) ? atOnce(link) : 1);
    }

    private boolean isLocal(LinkResult link) {
        return bySource.entrySet().stream()
                .anyMatch(ofHost -> ofHost.getValue().contains(link) && isSameMachine(ofHost.getKey()));
    }

    private boolean isSameMachine(String source) {
        return counters.machine(source).equals(counters.machine(sink));
    }

    private static double atOnce(LinkResult link) {
        return datagrams(link).sentAtOnce().orElse(1.0);
    }

    /** Datagrams of each message, over all messages. */
    private static double weighted(List<LinkResult> some, Function<LinkResult, Double> atOnce) {
        double sent = 0;
        double messages = 0;
        for (LinkResult link : some) {
            sent += datagrams(link).sent();
            messages += datagrams(link).sent() / atOnce.apply(link);
        }
        return messages > 0 ? sent / messages : 1;
    }

    private Long inNics(long rest) {
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
    private void takeFromNics(long packets) {
        Map<String, Long> received = new LinkedHashMap<>();
        addDrops(received, sink, links, LinkResult::sinkInterfaces, " rx ", NicDelta::rxDropped);
        takeFrom(received, packets);
        Map<String, Long> sent = new LinkedHashMap<>();
        bySource.forEach((host, ofHost) -> {
            if (isSameMachine(host)) {
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

    private long sum(Function<LinkDatagrams, Long> figure) {
        return links.stream()
                .map(link -> figure.apply(datagrams(link)))
                .mapToLong(Long::longValue)
                .sum();
    }

    private static LinkDatagrams datagrams(LinkResult link) {
        return link.datagrams().orElseThrow();
    }
}
