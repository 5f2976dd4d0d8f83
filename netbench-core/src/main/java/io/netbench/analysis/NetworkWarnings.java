package io.netbench.analysis;

import io.netbench.result.Finding;
import io.netbench.result.HostResult;
import io.netbench.result.HostTcp;
import io.netbench.result.LinkResult;
import io.netbench.text.HostNames;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Warnings of what the network, or the hosts' network stacks, lost or held up. */
final class NetworkWarnings {

    /** So many single names and ranges fill some lines, and nobody reads more of them. */
    private static final int MAX_RANGES = 12;

    private NetworkWarnings() {}

    static List<Finding> of(List<HostResult> hosts, List<LinkResult> links) {
        List<Finding> warnings = new ArrayList<>();
        ofStalls(links, warnings);
        ofSourceStalls(links, warnings);
        Retransmits.of(links).ifPresent(warnings::add);
        ofTimeouts(hosts, warnings);
        ofDrops(hosts, warnings);
        NicWarnings.of(hosts).forEach(warnings::add);
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

    /** One line for all hosts again: a setting that is too small is so on all that were set up alike. */
    private static void ofDrops(List<HostResult> hosts, List<Finding> warnings) {
        ofDrops(
                hosts,
                tcp -> isPositive(tcp.listenOverflows()) || isPositive(tcp.listenDrops()),
                "listen_drops",
                "%s dropped connection requests, %s full: raise net.core.somaxconn.",
                List.of("its backlog was", "their backlogs were"),
                warnings);
        ofDrops(
                hosts,
                tcp -> isPositive(tcp.backlogDrops()) || isPositive(tcp.receivePruned()),
                "receive_drops",
                "%s dropped segments that had arrived, %s full.",
                List.of("its socket buffers were", "their socket buffers were"),
                warnings);
    }

    private static void ofDrops(
            List<HostResult> hosts,
            Predicate<HostTcp> hasDropped,
            String code,
            String text,
            List<String> whatWasFull,
            List<Finding> warnings) {
        List<String> names = hosts.stream()
                .filter(host -> host.tcp() != null && hasDropped.test(host.tcp()))
                .map(HostResult::name)
                .toList();
        if (names.size() == 1) {
            warnings.add(Finding.about(names.get(0), code, text.formatted(names.get(0), whatWasFull.get(0))));
        } else if (!names.isEmpty()) {
            warnings.add(Finding.of(code, text.formatted(HostNames.fold(names, MAX_RANGES), whatWasFull.get(1))));
        }
    }

    private static boolean isPositive(Long count) {
        return count != null && count > 0;
    }
}
