package io.netbench.agent;

import io.netbench.agent.IntervalDetail.LinkPart;
import io.netbench.host.CpuDelta;
import io.netbench.measure.IntervalSnapshot;
import io.netbench.measure.LatencyMeter;
import io.netbench.measure.LatencyQuantiles;
import io.netbench.plan.RunPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells intervals link by link. It exists only when somebody watches, and keeps what the interval before said. Belongs to
 * the run's thread.
 */
final class IntervalWatch {

    private final List<Integer> links;
    private final LatencyMeter latency;
    private final HostWatch host;
    private Map<Integer, Long> retransmits = Map.of();

    /**
     * @param share the links of this agent
     * @param host a watch of its own, since each interval begins it anew
     */
    IntervalWatch(RunPlan share, LatencyMeter latency, HostWatch host) {
        this.links = share.loads().stream()
                .flatMap(load -> load.links().stream())
                .map(link -> link.id())
                .toList();
        this.latency = latency;
        this.host = host;
        host.begin();
    }

    /**
     * The interval that ends now.
     *
     * @param arrived what arrived in it
     * @param retransmitted segments sent again so far, by link
     */
    IntervalDetail take(IntervalSnapshot arrived, Map<Integer, Long> retransmitted) {
        Map<Integer, LatencyQuantiles> latencies = latency.take();
        List<LinkPart> parts = links.stream()
                .map(link ->
                        part(link, arrived.bytesByLink().get(link), since(link, retransmitted), latencies.get(link)))
                .toList();
        retransmits = new HashMap<>(retransmitted);
        host.end();
        CpuDelta cpu = host.window().map(delta -> delta.cpu()).orElse(null);
        Double busiestLoop = host.busiestLoopFraction();
        host.begin();
        return new IntervalDetail(
                parts,
                cpu == null ? null : cpu.processCpuShareOfHost(),
                cpu == null ? null : cpu.hostCpuShare(),
                busiestLoop);
    }

    private static LinkPart part(int link, Long bytes, Long retransmits, LatencyQuantiles latency) {
        return latency == null
                ? new LinkPart(link, bytes, retransmits, null, null)
                : new LinkPart(link, bytes, retransmits, latency.p50Ns(), latency.p99Ns());
    }

    private Long since(int link, Map<Integer, Long> retransmitted) {
        Long now = retransmitted.get(link);
        return now == null ? null : (Long) (now - retransmits.getOrDefault(link, 0L));
    }
}
