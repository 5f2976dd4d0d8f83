package io.netbench.analysis;

import io.netbench.result.DatagramLoss;
import io.netbench.result.DatagramLoss.HostLoss;
import io.netbench.result.HostResult;
import io.netbench.result.HostUdp;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.LinkInterface;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.NicDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells where the datagrams of a run's loads were lost. What a kernel says that it dropped at the run's own sockets was lost there.
 * Of the rest as many as the host counts in its queues were lost there, then as many as its interfaces count; these counters are
 * of all traffic, so they can't explain more than was lost. What nothing explains is the network's.
 *
 * <p>Loads share hosts: what explains the loss of one does not explain that of another too.
 */
final class LossSplit {

    private static final String UNKNOWN_HOST = "a host did not tell its counters";

    private final Map<String, HostResult> hosts = new HashMap<>();
    private final Map<String, String> hostOf;
    private final Map<String, Long> spent = new HashMap<>();

    LossSplit(RunMeasurements facts) {
        facts.hosts().forEach(host -> hosts.put(host.name(), host));
        hostOf = facts.endpoints().stream()
                .collect(Collectors.toMap(EndpointPlace::name, EndpointPlace::host, (one, other) -> one));
    }

    /** Empty for a load without datagrams, and where nothing is known of them. */
    Optional<DatagramLoss> of(LoadResult load, List<LinkResult> links) {
        List<LinkResult> counted = links.stream()
                .filter(link ->
                        link.datagrams().filter(known -> known.lost() != null).isPresent())
                .toList();
        if (!load.isOfDatagrams() || counted.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<LinkResult>> bySink = counted.stream()
                .collect(Collectors.groupingBy(
                        link -> hostOf.getOrDefault(link.sink(), link.sink()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<HostLoss> each = new ArrayList<>();
        bySink.forEach((host, ofHost) -> each.add(ofHost(host, ofHost)));
        long sent = sum(counted, LinkDatagrams::sent);
        long lost = sum(counted, LinkDatagrams::lost);
        Long inSockets = sumOfHosts(each, HostLoss::inSockets);
        Long inHosts = sumOfHosts(each, HostLoss::inHost);
        Long inNics = sumOfHosts(each, HostLoss::inNics);
        boolean isExplained = inSockets != null && inHosts != null && inNics != null;
        Map<String, String> absent = new HashMap<>();
        for (String name : List.of("in_sockets", "in_hosts", "in_nics", "in_network")) {
            absent.put(name, UNKNOWN_HOST);
        }
        absent.put("lost_fraction", "none was sent in the window");
        return Optional.of(new DatagramLoss(
                sent,
                sum(counted, LinkDatagrams::received),
                lost,
                sent == 0 ? null : (Double) ((double) lost / sent),
                inSockets,
                inHosts,
                inNics,
                isExplained ? (Long) (lost - inSockets - inHosts - inNics) : null,
                each.stream().filter(host -> host.lost() > 0).toList(),
                absent));
    }

    private HostLoss ofHost(String name, List<LinkResult> links) {
        long lost = sum(links, LinkDatagrams::lost);
        Optional<HostUdp> udp = counters(name).flatMap(HostResult::udp);
        Long inSockets = inSockets(name, udp, links, lost);
        if (lost == 0) {
            return new HostLoss(name, 0, 0L, 0L, 0L, Map.of());
        }
        long rest = lost - (inSockets == null ? 0 : inSockets);
        Optional<Long> atSink = udp.flatMap(LossSplit::drops)
                .map(drops -> take(name + " host", Math.round(drops * atOnce(links)), rest));
        Long inHost = atSink.map(dropped -> dropped + atSources(links, rest - dropped))
                .orElse(null);
        Long inNics = inHost == null ? null : inNics(name, links, atSink.get(), rest - inHost);
        return new HostLoss(
                name,
                lost,
                inSockets,
                inHost,
                inNics,
                Map.of(
                        "in_sockets", "neither the socket nor the host tells what it dropped",
                        "in_host", "the host did not tell its counters",
                        "in_nics", "the host did not tell its counters"));
    }

    /** By the sockets, or where a transport can't ask them by the host, all of whose sockets have the same reason. */
    private Long inSockets(String name, Optional<HostUdp> udp, List<LinkResult> links, long lost) {
        boolean allTell =
                links.stream().allMatch(link -> link.datagrams().orElseThrow().lostInSocket() != null);
        if (allTell) {
            return sum(links, LinkDatagrams::lostInSocket);
        }
        return udp.map(HostUdp::receiveBufferErrors)
                .map(drops -> take(name + " sockets", drops, lost))
                .orElse(null);
    }

    /** Where datagrams pass a host's queues many at once, the kernel counts as one what it drops. */
    private static double atOnce(List<LinkResult> links) {
        return links.stream()
                .flatMap(link -> link.datagrams().orElseThrow().sentAtOnce().stream())
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(1);
    }

    private static Optional<Long> drops(HostUdp udp) {
        return udp.softnetDrops() == null || udp.checksumErrors() == null
                ? Optional.empty()
                : Optional.of(udp.softnetDrops()
                        + udp.checksumErrors()
                        + (udp.memoryErrors() == null ? 0 : udp.memoryErrors()));
    }

    /** What the queue disciplines of the sources' own hosts dropped; the kernel counts it as if a send buffer had been full. */
    private long atSources(List<LinkResult> links, long rest) {
        long taken = 0;
        for (String host : sourceHosts(links)) {
            long drops = counters(host)
                    .flatMap(HostResult::udp)
                    .map(HostUdp::sendBufferErrors)
                    .orElse(0L);
            taken += take(host + " sends", drops, rest - taken);
        }
        return taken;
    }

    /** A packet that a full queue of a processor dropped counts as dropped by its interface too. */
    private Long inNics(String name, List<LinkResult> links, long atSink, long rest) {
        long received = nicDrops(name, interfaces(links, LinkResult::sinkInterfaces), NicDelta::rxDropped);
        long sent = 0;
        for (String source : sourceHosts(links)) {
            sent += nicDrops(source, interfaces(links, LinkResult::sourceInterfaces), NicDelta::txDropped);
        }
        return take(name + " nics", Math.max(0, received - atSink) + Math.max(0, sent - atSink), rest);
    }

    private long nicDrops(String host, Set<String> names, Function<NicDelta, Long> figure) {
        return counters(host).map(HostResult::nicDelta).orElse(List.of()).stream()
                .filter(nic -> names.contains(nic.name()))
                .map(figure)
                .filter(drops -> drops != null)
                .mapToLong(Long::longValue)
                .sum();
    }

    private static Set<String> interfaces(
            List<LinkResult> links, Function<LinkResult, Optional<List<LinkInterface>>> ofEnd) {
        return links.stream()
                .flatMap(link -> ofEnd.apply(link).orElse(List.of()).stream())
                .map(LinkInterface::name)
                .collect(Collectors.toSet());
    }

    private Set<String> sourceHosts(List<LinkResult> links) {
        return links.stream()
                .map(link -> hostOf.getOrDefault(link.source(), link.source()))
                .collect(Collectors.toSet());
    }

    /** The host with the figures of a machine and network namespace, where several agents share these. */
    private Optional<HostResult> counters(String name) {
        HostResult host = hosts.get(name);
        return host == null
                ? Optional.empty()
                : Optional.of(host.figuresWith().map(hosts::get).orElse(host));
    }

    private long take(String pool, long drops, long wanted) {
        long before = spent.getOrDefault(pool, 0L);
        long taken = Math.max(0, Math.min(wanted, drops - before));
        spent.put(pool, before + taken);
        return taken;
    }

    private static long sum(List<LinkResult> links, Function<LinkDatagrams, Long> figure) {
        return links.stream()
                .map(link -> figure.apply(link.datagrams().orElseThrow()))
                .mapToLong(Long::longValue)
                .sum();
    }

    private static Long sumOfHosts(List<HostLoss> hosts, Function<HostLoss, Long> figure) {
        return hosts.stream().map(figure).anyMatch(known -> known == null)
                ? null
                : (Long) hosts.stream().map(figure).mapToLong(Long::longValue).sum();
    }
}
