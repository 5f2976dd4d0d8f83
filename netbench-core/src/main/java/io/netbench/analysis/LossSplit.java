package io.netbench.analysis;

import io.netbench.host.NicFacts;
import io.netbench.result.DatagramLoss;
import io.netbench.result.DatagramLoss.HostLoss;
import io.netbench.result.HostResult;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells where the datagrams of a run's loads were lost. What a kernel says that it dropped at the run's own sockets was lost there.
 * Of the rest as many as the host counts in its queues were lost there, then as many as its interfaces count; these counters are
 * of all traffic, so they can't explain more than was lost. What nothing explains is the network's, if all that might explain it
 * is known.
 *
 * <p>Loads share hosts: what explains the loss of one does not explain that of another too.
 */
final class LossSplit {

    private static final String UNKNOWN_HOST = "a host did not tell its counters";

    private final DropCounters counters;
    private final Map<String, String> hostOf;

    LossSplit(List<HostResult> hosts, List<EndpointPlace> endpoints) {
        counters = new DropCounters(hosts);
        hostOf = endpoints.stream()
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
        if (counted.size() < links.size()) {
            return Optional.of(unknown("what %d of its %d links lost is not known"
                    .formatted(links.size() - counted.size(), links.size())));
        }
        Map<String, List<LinkResult>> bySink = counted.stream()
                .collect(Collectors.groupingBy(
                        link -> hostOf.getOrDefault(link.sink(), link.sink()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<HostLoss> each = new ArrayList<>();
        bySink.forEach((host, ofHost) -> each.add(new HostLossSplit(counters, hostOf, host, ofHost).split()));
        long sent = sum(counted, LinkDatagrams::sent);
        long lost = sum(counted, LinkDatagrams::lost);
        Long inSockets = sumOfHosts(each, HostLoss::inSockets);
        Long inHosts = sumOfHosts(each, HostLoss::inHost);
        Long inNics = sumOfHosts(each, HostLoss::inNics);
        boolean isExplained = inSockets != null && inHosts != null && inNics != null;
        long overdue = sumOfHosts(each, host -> host.overdue().orElse(0L));
        Long inNetwork = isExplained ? (Long) (lost - inSockets - inHosts - inNics - overdue) : null;
        Map<String, String> absent = new HashMap<>();
        String unknown = each.stream().anyMatch(host -> host.absent().containsValue(HostLossSplit.JOINED))
                ? HostLossSplit.JOINED
                : UNKNOWN_HOST;
        for (String name : List.of("in_sockets", "in_hosts", "in_nics", "in_network")) {
            absent.put(name, unknown);
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
                known(overdue),
                inNetwork,
                inNetwork == null || inNetwork == 0 ? Optional.empty() : silentQueues(counted),
                known(sum(counted, link -> link.malformed().orElse(0L))),
                each.stream().filter(host -> host.lost() > 0).toList(),
                absent));
    }

    private static Optional<Long> known(long count) {
        return count == 0 ? Optional.empty() : Optional.of(count);
    }

    /** Of the hosts whose datagrams were lost. What never leaves a host passes no queue. */
    private Optional<List<String>> silentQueues(List<LinkResult> links) {
        List<String> queues = links.stream()
                .filter(link -> link.datagrams().orElseThrow().lost() > 0)
                .filter(link -> !isOverLoopback(link))
                .flatMap(link -> counters.silentQueue(hostOf.getOrDefault(link.source(), link.source())).stream())
                .distinct()
                .sorted()
                .toList();
        return queues.isEmpty() ? Optional.empty() : Optional.of(queues);
    }

    private static boolean isOverLoopback(LinkResult link) {
        return link.sourceInterfaces()
                .filter(used -> !used.isEmpty()
                        && used.stream()
                                .allMatch(each -> each.kind()
                                        .filter(kind -> kind == NicFacts.Kind.LOOPBACK)
                                        .isPresent()))
                .isPresent();
    }

    private static DatagramLoss unknown(String why) {
        Map<String, String> absent = new HashMap<>();
        List.of("sent", "received", "lost", "lost_fraction", "in_sockets", "in_hosts", "in_nics", "in_network")
                .forEach(name -> absent.put(name, why));
        return new DatagramLoss(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Optional.empty(),
                null,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                absent);
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
