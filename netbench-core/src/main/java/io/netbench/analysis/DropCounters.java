package io.netbench.analysis;

import io.netbench.result.HostCongestion;
import io.netbench.result.HostResult;
import io.netbench.result.HostUdp;
import io.netbench.result.NicDelta;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the hosts of a run counted as dropped, and how much of each counter has explained losses already: a drop explains no two.
 * Agents that share a machine and a network namespace share its counters, and all namespaces of a machine those of its processors.
 */
final class DropCounters {

    /** The transport whose sockets are not told what a queue discipline drops. */
    private static final String WITHOUT_ERRORS = "nio";

    /** Queue disciplines that drop only what they don't take, so that the socket hears of it. */
    private static final Set<String> REFUSING_QUEUES = Set.of("pfifo_fast", "pfifo", "bfifo", "fq", "noqueue");

    static final String UNKNOWN_QUEUE = "unknown";

    private final Map<String, HostResult> hosts = new HashMap<>();
    private final Map<String, Double> spent = new HashMap<>();

    DropCounters(Iterable<HostResult> all) {
        all.forEach(host -> hosts.put(host.name(), host));
    }

    /** The host's counters of datagrams. */
    Optional<HostUdp> udp(String host) {
        return figures(host).flatMap(HostResult::udp);
    }

    /**
     * Whether what a host's own queue disciplines don't take is refused, and so not sent: unless the transport can't have the kernel say
     * so. Its counter alone tells that there was none, since it moves too where a socket only has to wait.
     */
    boolean refusesWhatItDrops(String host) {
        HostResult sender = hosts.get(host);
        return sender != null
                && (!sender.transport().equals(WITHOUT_ERRORS)
                        || udp(host)
                                .map(HostUdp::sendBufferErrors)
                                .filter(none -> none == 0)
                                .isPresent());
    }

    /**
     * The queue discipline of a host's interfaces, if it may drop without refusing: those of the kind of CoDel drop what they took before.
     * It is the one that new interfaces get ({@code net.core.default_qdisc}); what somebody gave one of them nobody tells here.
     */
    Optional<String> silentQueue(String host) {
        String queue = figures(host)
                .flatMap(HostResult::congestion)
                .flatMap(HostCongestion::defaultQdisc)
                .orElse(UNKNOWN_QUEUE);
        return REFUSING_QUEUES.contains(queue) ? Optional.empty() : Optional.of(queue);
    }

    /** What an interface of the host counted. */
    Optional<NicDelta> nic(String host, String name) {
        return figures(host).map(HostResult::nicDelta).stream()
                .flatMap(nics -> nics.stream().filter(nic -> nic.name().equals(name)))
                .findFirst();
    }

    /** The name of the host with the figures of this one's machine and network namespace. */
    String namespace(String host) {
        return figures(host).map(HostResult::name).orElse(host);
    }

    /** What two hosts have in common if they share processors, as far as that is known. */
    String machine(String host) {
        return figures(host).flatMap(HostResult::bootId).orElseGet(() -> namespace(host));
    }

    private Optional<HostResult> figures(String name) {
        HostResult host = hosts.get(name);
        return host == null
                ? Optional.empty()
                : Optional.of(host.figuresWith().map(hosts::get).orElse(host));
    }

    /** Whether two hosts share processors, as far as that is known. */
    boolean areOneMachine(String one, String other) {
        return machine(one).equals(machine(other));
    }

    /**
     * Explains losses by a counter, as far as it has not explained others.
     *
     * @param atOnce datagrams of which each drop is
     * @param wanted losses to explain
     * @return how many it explains
     */
    long take(String counter, long drops, double atOnce, long wanted) {
        double left = drops - spent.getOrDefault(counter, 0.0);
        long taken = Math.max(0, Math.min(wanted, Math.round(left * atOnce)));
        spent.merge(counter, taken / atOnce, Double::sum);
        return taken;
    }
}
