package io.netbench.dataplane;

import io.netbench.host.CpuDelta;
import io.netbench.measure.IntervalSnapshot;
import io.netbench.measure.LatencyMeter;
import io.netbench.measure.LatencyQuantiles;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.RunPlan;
import io.netbench.result.end.LinkInterval;
import io.netbench.result.end.StreamInterval;
import io.netbench.traffic.SourceTcp;
import io.netbench.traffic.StreamSample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells intervals link by link. It exists only when somebody watches, and keeps what the interval before said. Belongs to
 * the run's thread.
 */
final class IntervalWatch {

    private final List<Integer> links;
    private final Set<Integer> ofDatagrams;
    private final LatencyMeter latency;
    private final HostWatch host;
    private final Map<Integer, Long> retransmits = new HashMap<>();
    private final Optional<StreamWatch> streams;

    /**
     * @param share the links of this agent
     * @param host a watch of its own, since each interval begins it anew
     * @param nowNs when the first interval begins
     */
    IntervalWatch(RunPlan share, LatencyMeter latency, HostWatch host, long nowNs) {
        this.links = share.links().stream().map(link -> link.id()).toList();
        this.ofDatagrams = share.loads().stream()
                .filter(load -> load.protocol() == DataProtocol.UDP)
                .flatMap(load -> load.links().stream())
                .map(link -> link.id())
                .collect(Collectors.toSet());
        this.streams = StreamWatch.of(share);
        this.latency = latency;
        this.host = host;
        host.begin(nowNs, nowNs);
    }

    /** Whether it tells each connection too. */
    boolean tellsStreams() {
        return streams.isPresent();
    }

    /**
     * Each link in the interval that ends now.
     *
     * @param arrived what arrived in it
     * @param sources what the kernel tells of the sources here, by link; nothing of those that it told nothing of
     * @param ends of connections, where each is told
     */
    List<LinkInterval> links(IntervalSnapshot arrived, Map<Integer, SourceTcp> sources, List<StreamSample> ends) {
        Map<Integer, LatencyQuantiles> latencies = latency.take();
        List<StreamInterval> each = streams.map(watch -> watch.streams(ends)).orElse(List.of());
        return links.stream()
                .map(link -> part(link, arrived, sources.get(link), latencies.get(link), each))
                .toList();
    }

    /** What the interval that ends now, at {@code toNs}, cost the host. */
    HostCost hostUntil(long toNs) {
        host.end(toNs);
        CpuDelta cpu = host.window().map(delta -> delta.cpu()).orElse(null);
        Double busiestLoop = host.busiestLoopFraction();
        host.begin(toNs, toNs);
        return new HostCost(
                cpu == null ? null : cpu.processFraction(), cpu == null ? null : cpu.hostFraction(), busiestLoop);
    }

    private LinkInterval part(
            int link, IntervalSnapshot arrived, SourceTcp source, LatencyQuantiles latency, List<StreamInterval> each) {
        Long bytes = arrived.bytesByLink().get(link);
        return new LinkInterval(
                link,
                bytes,
                source == null ? null : retransmitsSince(link, source.retransmits()),
                source == null ? null : source.congestionWindowBytes(),
                source == null ? null : source.rttUs(),
                latency == null ? null : (Long) latency.p50Ns(),
                latency == null ? null : (Long) latency.p99Ns(),
                bytes == null || !ofDatagrams.contains(link)
                        ? null
                        : arrived.missingByLink().getOrDefault(link, 0L),
                each);
    }

    private Long retransmitsSince(int link, Long now) {
        if (now == null) {
            return null;
        }
        Long before = retransmits.put(link, now);
        return before == null ? now : (Long) (now - before);
    }

    /** Shares of all CPUs of the host, and of one CPU for the busiest loop; {@code null} where they are unknown. */
    record HostCost(Double processCpuFraction, Double hostCpuFraction, Double busiestLoopFraction) {

        static final HostCost UNKNOWN = new HostCost(null, null, null);
    }
}
