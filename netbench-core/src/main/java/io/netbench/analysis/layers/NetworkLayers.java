package io.netbench.analysis.layers;

import io.netbench.analysis.Loopback;
import io.netbench.result.HostResult;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkInterface;
import io.netbench.result.LinkResult;
import io.netbench.result.NicFigures;
import io.netbench.result.PlanSummary;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.StorageDirection;
import io.netbench.result.StorageLatency;
import io.netbench.result.StorageResult;
import io.netbench.result.StorageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Results of networks as layers of a storage path. */
public final class NetworkLayers {

    private static final double BITS_A_BYTE = 8;

    /** Drivers of interfaces that name a speed which nothing keeps them to. */
    private static final Set<String> VIRTUAL =
            Set.of("veth", "bridge", "tun", "dummy", "virtio_net", "xen_netfront", "hv_netvsc", "vmxnet3", "ena");

    private NetworkLayers() {}

    /**
     * What a run of netbench gave.
     *
     * @param name what messages call it
     * @return none if no figure of it is known
     */
    public static List<NetworkLayer> of(String name, RunResult run) {
        Double goodput = run.totals().goodputBytesPerS();
        if (goodput == null) {
            return List.of();
        }
        return List.of(new NetworkLayer(
                name,
                shape(run),
                endpoints(run, isWrite(run.plan()) ? LinkResult::sink : LinkResult::source),
                goodput,
                Optional.empty(),
                latency(run.totals().latencyNs()),
                bound(run),
                caveats(run),
                List.of()));
    }

    /** A network that another tool measured, such as elbencho. */
    public static NetworkLayer of(String name, StorageResult measured) {
        return new NetworkLayer(
                name,
                measured.shape(),
                1,
                measured.bytesPerS(),
                measured.range(),
                measured.latencyNs(),
                Optional.empty(),
                List.of(),
                measured.notes());
    }

    /** Only where clients push to servers do blocks go as those of a write. */
    private static boolean isWrite(PlanSummary plan) {
        return plan.pattern().equals("incast") && plan.mode().equals("push");
    }

    private static StorageShape shape(RunResult run) {
        PlanSummary plan = run.plan();
        boolean isWrite = isWrite(plan);
        long connections = (long) plan.links() * plan.connectionsPerLink();
        return StorageShape.of(
                isWrite ? StorageDirection.WRITE : StorageDirection.READ,
                plan.streams() ? null : (Long) plan.blockSizeBytes(),
                endpoints(run, isWrite ? LinkResult::source : LinkResult::sink),
                connections,
                plan.streams() ? 1L : (Long) (long) plan.queueDepth(),
                Map.of("block_size_bytes", "plain streams have no blocks"));
    }

    private static int endpoints(RunResult run, Function<LinkResult, String> end) {
        return Math.max(
                1, (int) run.links().stream().map(end).distinct().count());
    }

    private static StorageLatency latency(LatencyHistogram latency) {
        String none = "the network run has none";
        return new StorageLatency(
                latency == null ? null : latency.mean(),
                latency == null || latency.p50() == null ? null : (Double) (double) latency.p50(),
                latency == null || latency.p99() == null ? null : (Double) (double) latency.p99(),
                Map.of("mean", none, "p50", none, "p99", none));
    }

    private static List<NetworkLayer.Caveat> caveats(RunResult run) {
        List<NetworkLayer.Caveat> caveats = new ArrayList<>();
        if (Loopback.carriesAll(run.plan(), run.links())) {
            caveats.add(NetworkLayer.Caveat.LOOPBACK);
        }
        if (run.plan().rateBitsPerS().isPresent()) {
            caveats.add(NetworkLayer.Caveat.PACED);
        }
        if (run.status() != RunStatus.COMPLETE) {
            caveats.add(NetworkLayer.Caveat.INCOMPLETE);
        }
        return caveats;
    }

    /** What netbench itself reaches, or else the rate of the port of the only hub, where it is one that counts. */
    private static Optional<NetworkLayer.Bound> bound(RunResult run) {
        return run.toolCeiling()
                .map(ceiling -> new NetworkLayer.Bound("netbench's ceiling", ceiling.goodputBytesPerS()))
                .or(() -> lineRate(run));
    }

    private static Optional<NetworkLayer.Bound> lineRate(RunResult run) {
        boolean isIncast = run.plan().pattern().equals("incast");
        Set<String> hubs = run.links().stream()
                .map(isIncast ? LinkResult::sink : LinkResult::source)
                .collect(Collectors.toSet());
        Set<String> interfaces = run.links().stream()
                .map(isIncast ? LinkResult::sinkInterfaces : LinkResult::sourceInterfaces)
                .flatMap(used -> used.orElse(List.of()).stream())
                .map(LinkInterface::name)
                .collect(Collectors.toSet());
        if (hubs.size() != 1 || interfaces.isEmpty()) {
            return Optional.empty();
        }
        String hub = hubs.iterator().next();
        List<Long> speeds = run.hosts().stream()
                .filter(host -> host.name().equals(hub))
                .map(HostResult::nics)
                .flatMap(List::stream)
                .filter(nic -> interfaces.contains(nic.name()) && isReal(nic))
                .map(NicFigures::speedBitsPerS)
                .toList();
        return speeds.size() == interfaces.size()
                ? Optional.of(new NetworkLayer.Bound(
                        "line rate", speeds.stream().mapToLong(Long::longValue).sum() / BITS_A_BYTE))
                : Optional.empty();
    }

    private static boolean isReal(NicFigures nic) {
        return nic.speedBitsPerS() != null && nic.driver() != null && !VIRTUAL.contains(nic.driver());
    }
}
