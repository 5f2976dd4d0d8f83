package io.netbench.analysis.layers;

import io.netbench.result.HostResult;
import io.netbench.result.LinkInterface;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.NicFigures;
import io.netbench.result.RunResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a load could not have gone beyond: what netbench itself reaches, or else the rate of its only hub's ports. */
final class HardBound {

    private static final double BITS_A_BYTE = 8;

    /** Drivers of interfaces that name a speed which nothing keeps them to. */
    private static final Set<String> VIRTUAL =
            Set.of("veth", "bridge", "tun", "dummy", "virtio_net", "xen_netfront", "hv_netvsc", "vmxnet3", "ena");

    private HardBound() {}

    /** Of a load; empty where it is not known. */
    static Optional<NetworkLayer.Bound> of(RunResult run, LoadResult load) {
        if (run.hasSeveralLoads()) {
            return Optional.empty();
        }
        return run.toolCeiling()
                .map(ceiling -> new NetworkLayer.Bound("netbench's ceiling", ceiling.goodputBytesPerS()))
                .or(() -> lineRate(run, load));
    }

    private static Optional<NetworkLayer.Bound> lineRate(RunResult run, LoadResult load) {
        Set<String> hubs = run.links().stream().map(load::hubOf).collect(Collectors.toSet());
        Set<String> interfaces = run.links().stream()
                .map(load.isIncast() ? LinkResult::sinkInterfaces : LinkResult::sourceInterfaces)
                .flatMap(used -> used.orElse(List.of()).stream())
                .map(LinkInterface::name)
                .collect(Collectors.toSet());
        if (hubs.size() != 1 || interfaces.isEmpty()) {
            return Optional.empty();
        }
        List<Long> speeds = run.hosts().stream()
                .filter(host -> hubs.contains(host.name()))
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
