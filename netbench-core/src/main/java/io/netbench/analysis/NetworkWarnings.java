package io.netbench.analysis;

import io.netbench.result.Finding;
import io.netbench.result.HostResult;
import io.netbench.result.HostTcp;
import io.netbench.result.LinkResult;
import io.netbench.result.NicDelta;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Warnings of what the network, or the hosts' network stacks, lost or held up. */
final class NetworkWarnings {

    private NetworkWarnings() {}

    static List<Finding> of(List<HostResult> hosts, List<LinkResult> links) {
        List<Finding> warnings = new ArrayList<>();
        ofStalls(links, warnings);
        ofSourceStalls(links, warnings);
        Retransmits.of(links).ifPresent(warnings::add);
        ofTimeouts(hosts, warnings);
        for (HostResult host : hosts) {
            if (host.tcp() != null) {
                ofTcp(host, host.tcp(), warnings);
            }
            if (host.nicDelta() != null) {
                host.nicDelta().forEach(nic -> ofNic(host, nic, warnings));
            }
        }
        return warnings;
    }

    private static void ofStalls(List<LinkResult> links, List<Finding> warnings) {
        List<LinkResult> stalled = links.stream()
                .filter(link -> link.stalls() != null && link.stalls().count() > 0)
                .toList();
        LinkLabels labels = LinkLabels.of(links);
        stalled.stream()
                .max(Comparator.comparingLong(link -> link.stalls().longestNs()))
                .ifPresent(worst -> warnings.add(Finding.about(
                        worst,
                        "stalls",
                        "%s stalled, for %s at most (%s)."
                                .formatted(
                                        QuantityText.counted(stalled.size(), "link"),
                                        QuantityText.duration(worst.stalls().longestNs()),
                                        labels.of(worst)))));
    }

    /** Not the network's: but who sees a gap in a paced load would take it for one of the network. */
    private static void ofSourceStalls(List<LinkResult> links, List<Finding> warnings) {
        List<LinkResult> stalled =
                links.stream().filter(link -> link.sourceStalls().isPresent()).toList();
        LinkLabels labels = LinkLabels.of(links);
        stalled.stream()
                .max(Comparator.comparingLong(
                        link -> link.sourceStalls().orElseThrow().longestNs()))
                .ifPresent(worst -> warnings.add(Finding.about(
                        worst,
                        "source_stalls",
                        ("Blocks of %s were due and not started for %s at most (%s), though nothing was in their way:"
                                        + " the process that starts them was stopped, or got no CPU.")
                                .formatted(
                                        QuantityText.counted(stalled.size(), "link"),
                                        QuantityText.duration(worst.sourceStalls()
                                                .orElseThrow()
                                                .longestNs()),
                                        labels.of(worst)))));
    }

    /** One line for all hosts: where a port drops, all that send to it have some. */
    private static void ofTimeouts(List<HostResult> hosts, List<Finding> warnings) {
        List<HostResult> paused = hosts.stream()
                .filter(host -> host.tcp() != null && isPositive(host.tcp().timeouts()))
                .toList();
        long count = paused.stream().mapToLong(host -> host.tcp().timeouts()).sum();
        paused.stream()
                .max(Comparator.comparingLong(host -> host.tcp().timeouts()))
                .ifPresent(worst -> warnings.add(Finding.about(
                        worst.name(),
                        "tcp_timeouts",
                        paused.size() == 1
                                ? "%s had %s of 200 ms or more (all programs counted)."
                                        .formatted(worst.name(), pauses(count))
                                : "%s hosts had %s of 200 ms or more, the most on %s (%s) (all programs counted)."
                                        .formatted(
                                                QuantityText.count(paused.size()),
                                                pauses(count),
                                                worst.name(),
                                                QuantityText.count(worst.tcp().timeouts())))));
    }

    private static String pauses(long timeouts) {
        return timeouts == 1
                ? "1 TCP retransmission time-out, a pause"
                : QuantityText.count(timeouts) + " TCP retransmission time-outs, each a pause";
    }

    private static void ofTcp(HostResult host, HostTcp tcp, List<Finding> warnings) {
        if (isPositive(tcp.listenOverflows()) || isPositive(tcp.listenDrops())) {
            warnings.add(Finding.about(
                    host.name(),
                    "listen_drops",
                    "%s dropped connection requests, its backlog was full: raise net.core.somaxconn."
                            .formatted(host.name())));
        }
        if (isPositive(tcp.backlogDrops()) || isPositive(tcp.receivePruned())) {
            warnings.add(Finding.about(
                    host.name(),
                    "receive_drops",
                    "%s dropped segments that it had received, its socket buffers were full.".formatted(host.name())));
        }
    }

    private static void ofNic(HostResult host, NicDelta nic, List<Finding> warnings) {
        if (isPositive(nic.rxDropped()) || isPositive(nic.txDropped())) {
            warnings.add(Finding.about(
                    host.name(),
                    "nic_drops",
                    "%s of %s dropped packets: %s received, %s to send."
                            .formatted(nic.name(), host.name(), known(nic.rxDropped()), known(nic.txDropped()))));
        }
        if (isPositive(nic.rxErrors()) || isPositive(nic.txErrors())) {
            warnings.add(Finding.about(
                    host.name(),
                    "nic_errors",
                    "%s of %s had bad packets: %s received, %s to send; look at cable and port."
                            .formatted(nic.name(), host.name(), known(nic.rxErrors()), known(nic.txErrors()))));
        }
    }

    private static String known(Long count) {
        return count == null ? "an unknown number" : QuantityText.count(count);
    }

    private static boolean isPositive(Long count) {
        return count != null && count > 0;
    }
}
