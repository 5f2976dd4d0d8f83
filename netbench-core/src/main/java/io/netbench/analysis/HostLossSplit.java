package io.netbench.analysis;

import io.netbench.result.DatagramLoss.HostLoss;
import io.netbench.result.HostUdp;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.LinkResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells where datagrams were lost that a load's links sent to the sinks of one host. */
final class HostLossSplit {

    /** Why a figure is null where drops are of nobody knows how many. */
    static final String JOINED = "a host joins datagrams, and counts the drop of many as one";

    private final DropCounters counters;
    private final String sink;
    private final List<LinkResult> links;
    private final Map<String, List<LinkResult>> bySource;
    private final InterfaceDrops interfaces;
    private final boolean socketsTell;
    private long damaged;
    private long withoutMemory;
    private boolean isJoinUnclear;

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
        interfaces = new InterfaceDrops(counters, sink, links, bySource);
        socketsTell = links.stream().allMatch(link -> datagrams(link).lostInSocket() != null);
    }

    HostLoss split() {
        long lost = sum(LinkDatagrams::lost);
        Long inSockets = inSockets(lost);
        if (socketsTell) {
            // What a socket tells has these in it.
            takeBeforeSockets(inSockets);
            inSockets -= damaged + withoutMemory;
        }
        long beforeSockets = damaged + withoutMemory;
        long rest = lost - beforeSockets - (inSockets == null ? 0 : inSockets);
        long late = Math.min(rest, sum(link -> link.overdue().orElse(0L)));
        rest -= late;
        Long inQueues = inHosts(rest);
        Long inNics = inQueues == null ? null : interfaces.explain(rest - inQueues);
        return new HostLoss(
                sink,
                lost,
                inSockets,
                inQueues == null ? null : (Long) (beforeSockets + inQueues),
                known(damaged),
                known(withoutMemory),
                inNics,
                known(late),
                Map.of(
                        "in_sockets", isJoinUnclear ? JOINED : "neither the socket nor the host tells what it dropped",
                        "in_host", unknownHost(),
                        "in_nics", unknownHost()));
    }

    private String unknownHost() {
        return isJoinUnclear ? JOINED : "the host, or one that sends to it, did not tell its counters";
    }

    private static Optional<Long> known(long count) {
        return count == 0 ? Optional.empty() : Optional.of(count);
    }

    /** By the sockets, or where a transport can't ask them by the host, all of whose sockets have the same reason. */
    private Long inSockets(long lost) {
        if (socketsTell) {
            return sum(LinkDatagrams::lostInSocket);
        }
        if (lost == 0) {
            return 0L;
        }
        Long drops = counters.udp(sink).map(HostUdp::receiveBufferErrors).orElse(null);
        if (drops == null || drops == 0) {
            return drops;
        }
        // The sockets would have told if it could be known how many each drop was of.
        isJoinUnclear = links.stream().anyMatch(HostLossSplit::isJoined);
        return isJoinUnclear ? null : (Long) counters.take(counters.namespace(sink) + " sockets", drops, 1, lost);
    }

    /** Damaged ones come one by one; what UDP has no memory for, joined. False where that is not known. */
    private boolean takeBeforeSockets(long wanted) {
        HostUdp udp = counters.udp(sink).orElse(null);
        if (udp == null || udp.checksumErrors() == null || udp.memoryErrors() == null) {
            return false;
        }
        OptionalDouble joined = atOnce(HostLossSplit::joined);
        if (joined.isEmpty() && udp.memoryErrors() > 0 && !socketsTell) {
            isJoinUnclear = true;
            return false;
        }
        String namespace = counters.namespace(sink);
        damaged = counters.take(namespace + " damaged", udp.checksumErrors(), 1, wanted);
        withoutMemory =
                counters.take(namespace + " without memory", udp.memoryErrors(), joined.orElse(1), wanted - damaged);
        return true;
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
        OptionalDouble atOnce = udp.softnetDrops() == 0 ? OptionalDouble.of(1) : atOnce(this::atOnceInQueues);
        if (atOnce.isEmpty()) {
            isJoinUnclear = true;
            return null;
        }
        long queued = counters.take(counters.machine(sink) + " queues", udp.softnetDrops(), atOnce.getAsDouble(), rest);
        interfaces.takeQueued(Math.round(queued / atOnce.getAsDouble()));
        if (socketsTell) {
            return queued;
        }
        return takeBeforeSockets(rest - queued) ? (Long) (queued + damaged + withoutMemory) : null;
    }

    /**
     * What never leaves a machine passes its queues as it was sent, many at once, and what comes from a network as the kernel has
     * joined it: it counts one of each.
     */
    private OptionalDouble atOnceInQueues(LinkResult link) {
        return isLocal(link) ? OptionalDouble.of(datagrams(link).sentAtOnce().orElse(1.0)) : joined(link);
    }

    private static boolean isJoined(LinkResult link) {
        return Boolean.TRUE.equals(datagrams(link).coalesced());
    }

    /** Datagrams of each read of a sink, on average: the times between its reads tell how many these were. */
    private static OptionalDouble joined(LinkResult link) {
        LinkDatagrams datagrams = datagrams(link);
        if (!isJoined(link)) {
            return OptionalDouble.of(1);
        }
        if (datagrams.received() == null || datagrams.interArrivalNs() == null) {
            return OptionalDouble.empty();
        }
        long reads = datagrams.interArrivalNs().samples()
                + datagrams.interArrivalNs().overflow();
        return reads == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(1, (double) datagrams.received() / reads));
    }

    private boolean isLocal(LinkResult link) {
        return bySource.entrySet().stream()
                .anyMatch(ofHost -> ofHost.getValue().contains(link) && counters.areOneMachine(ofHost.getKey(), sink));
    }

    /** Datagrams of each message, over all messages; empty where that is not known of a link. */
    private OptionalDouble atOnce(Function<LinkResult, OptionalDouble> ofLink) {
        double sent = 0;
        double messages = 0;
        for (LinkResult link : links) {
            OptionalDouble atOnce = ofLink.apply(link);
            if (atOnce.isEmpty()) {
                return atOnce;
            }
            sent += datagrams(link).sent();
            messages += datagrams(link).sent() / atOnce.getAsDouble();
        }
        return OptionalDouble.of(messages > 0 ? sent / messages : 1);
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
