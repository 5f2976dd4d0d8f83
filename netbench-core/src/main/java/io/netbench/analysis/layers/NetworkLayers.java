package io.netbench.analysis.layers;

import io.netbench.analysis.Loopback;
import io.netbench.analysis.OfferedRate;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.SocketSettings;
import io.netbench.result.StorageDirection;
import io.netbench.result.StorageLatency;
import io.netbench.result.StorageResult;
import io.netbench.result.StorageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Results of networks as layers of a storage path. */
public final class NetworkLayers {

    private NetworkLayers() {}

    /**
     * What a run of netbench gave, load by load.
     *
     * @param name what messages call it
     * @return none of a load of which no figure is known
     */
    public static List<NetworkLayer> of(String name, RunResult run) {
        List<NetworkLayer> layers = new ArrayList<>();
        for (LoadResult load : run.loads()) {
            if (load.totals().goodputBytesPerS() != null) {
                layers.add(layer(run.hasSeveralLoads() ? name + " " + load.name() : name, run, load));
            }
        }
        return layers;
    }

    private static NetworkLayer layer(String name, RunResult run, LoadResult load) {
        List<LinkResult> links = run.linksOf(load);
        return new NetworkLayer(
                name,
                "netbench",
                shape(load, links),
                endpoints(links, isWrite(load) ? LinkResult::sink : LinkResult::source),
                load.totals().goodputBytesPerS(),
                Optional.empty(),
                latency(load.totals().latencyNs()),
                HardBound.of(run, load),
                caveats(run, load, links),
                List.of());
    }

    /** A network that another tool measured, such as elbencho. */
    public static NetworkLayer of(String name, StorageResult measured) {
        return new NetworkLayer(
                name,
                measured.tool(),
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
    private static boolean isWrite(LoadResult load) {
        return load.isIncast() && !load.isRead();
    }

    private static StorageShape shape(LoadResult load, List<LinkResult> links) {
        boolean isWrite = isWrite(load);
        long connections = (long) load.links() * load.connectionsPerLink();
        return StorageShape.of(
                isWrite ? StorageDirection.WRITE : StorageDirection.READ,
                load.streams() ? null : (Long) load.blockSizeBytes(),
                endpoints(links, isWrite ? LinkResult::source : LinkResult::sink),
                connections,
                load.streams() ? 1L : (Long) (long) load.queueDepth(),
                Map.of("block_size_bytes", "plain streams have no blocks"));
    }

    private static int endpoints(List<LinkResult> links, Function<LinkResult, String> end) {
        return Math.max(1, (int) links.stream().map(end).distinct().count());
    }

    private static StorageLatency latency(LatencyHistogram latency) {
        String none = "the network run has none";
        return new StorageLatency(
                latency == null ? null : latency.mean(),
                latency == null || latency.p50() == null ? null : (Double) (double) latency.p50(),
                latency == null || latency.p99() == null ? null : (Double) (double) latency.p99(),
                Map.of("mean", none, "p50", none, "p99", none));
    }

    private static List<NetworkLayer.Caveat> caveats(RunResult run, LoadResult load, List<LinkResult> links) {
        List<NetworkLayer.Caveat> caveats = new ArrayList<>();
        if (Loopback.carriesAll(run.plan().local(), links)) {
            caveats.add(NetworkLayer.Caveat.LOOPBACK);
        }
        if (run.hasSeveralLoads()) {
            caveats.add(NetworkLayer.Caveat.SHARED);
        }
        if (OfferedRate.isUsed(load) || isPacedByTheKernel(run)) {
            caveats.add(NetworkLayer.Caveat.PACED);
        }
        if (load.barrier()) {
            caveats.add(NetworkLayer.Caveat.ROUNDS);
        }
        if (run.status() != RunStatus.COMPLETE) {
            caveats.add(NetworkLayer.Caveat.INCOMPLETE);
        }
        return caveats;
    }

    private static boolean isPacedByTheKernel(RunResult run) {
        return run.plan()
                .socketOptions()
                .flatMap(SocketSettings::maxPacingBitsPerS)
                .isPresent();
    }
}
