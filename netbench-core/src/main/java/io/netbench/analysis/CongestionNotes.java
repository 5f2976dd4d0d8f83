package io.netbench.analysis;

import io.netbench.result.EndpointResult;
import io.netbench.result.Finding;
import io.netbench.result.HostCongestion;
import io.netbench.result.HostResult;
import io.netbench.text.HostNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Names the congestion control where a reader has to know it: where hosts differ in it, and where a sender paces, which
 * costs CPU and shares a path otherwise than most hosts do.
 */
final class CongestionNotes {

    /** What one host sends at, from where on the timers of a pacing sender show even on loopback: 8 Gbit/s. */
    private static final double FAST_BYTES_PER_S = 1e9;

    private static final int MAX_RANGES = 4;

    private CongestionNotes() {}

    /** @param loopback whether no link left its host */
    static List<Finding> of(List<HostResult> hosts, List<EndpointResult> endpoints, boolean loopback) {
        List<Finding> notes = new ArrayList<>();
        differing(hosts).ifPresent(notes::add);
        Map<String, Double> sentPerS = endpoints.stream()
                .filter(endpoint -> endpoint.out().isPresent())
                .collect(Collectors.groupingBy(
                        EndpointResult::host, Collectors.summingDouble(endpoint -> goodput(endpoint))));
        pacing(hosts, host -> {
                    Double sent = sentPerS.get(host.name());
                    return sent != null && (!loopback || sent >= FAST_BYTES_PER_S);
                })
                .ifPresent(notes::add);
        return notes;
    }

    private static double goodput(EndpointResult endpoint) {
        return endpoint.out()
                .flatMap(sent -> Optional.ofNullable(sent.goodputBytesPerS()))
                .orElse(0.0);
    }

    private static Optional<Finding> differing(List<HostResult> hosts) {
        Map<String, List<String>> hostsByControl = new TreeMap<>();
        for (HostResult host : hosts) {
            host.congestion()
                    .map(HostCongestion::names)
                    .ifPresent(names -> hostsByControl
                            .computeIfAbsent(names, none -> new ArrayList<>())
                            .add(host.name()));
        }
        if (hostsByControl.size() < 2) {
            return Optional.empty();
        }
        String each = hostsByControl.entrySet().stream()
                .map(group -> group.getKey() + " on " + HostNames.fold(group.getValue(), MAX_RANGES))
                .collect(Collectors.joining(", "));
        return Optional.of(Finding.of(
                "congestion_differs",
                "Hosts differ in congestion control, and a link has that of its sender: " + each + '.'));
    }

    private static Optional<Finding> pacing(List<HostResult> hosts, Predicate<HostResult> sendsFast) {
        List<HostResult> pacing = hosts.stream()
                .filter(sendsFast)
                .filter(host -> host.congestion().filter(HostCongestion::paces).isPresent())
                .toList();
        if (pacing.isEmpty()) {
            return Optional.empty();
        }
        String names = pacing.stream()
                .map(host -> host.congestion().orElseThrow().names())
                .distinct()
                .collect(Collectors.joining(", "));
        return Optional.of(Finding.of(
                "congestion_paces",
                ("Senders used %s, which paces every connection by a timer: that costs CPU on a fast local network, and"
                                + " shares a full port otherwise than cubic.")
                        .formatted(names)));
    }
}
