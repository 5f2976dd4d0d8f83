package io.netbench.analysis.layers;

import io.netbench.result.RateRange;
import io.netbench.result.StorageDirection;
import io.netbench.result.StorageLatency;
import io.netbench.result.StorageLayer;
import io.netbench.result.StorageResult;
import io.netbench.result.StorageShape;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Layers with made-up figures. */
public final class SampleLayers {

    private SampleLayers() {}

    /** So many hosts with one worker each, and the depth that makes it so many in flight. */
    public static StorageShape shape(StorageDirection direction, Long block, Integer hosts, Long inFlight) {
        Long workers = hosts == null ? null : (Long) (long) hosts;
        return new StorageShape(direction, block, hosts, workers, null, inFlight, false, Map.of());
    }

    public static StorageResult storage(StorageShape shape, double bytesPerS, Optional<RateRange> range) {
        return storage(StorageLayer.STORAGE, shape, bytesPerS, range, new StorageLatency(3e6, 2e6, 9e6, Map.of()));
    }

    public static StorageResult disk(StorageShape shape, double bytesPerS) {
        return storage(
                StorageLayer.DISK, shape, bytesPerS, Optional.empty(), StorageLatency.ofMean(null, "there is none"));
    }

    static StorageResult storage(
            StorageLayer layer,
            StorageShape shape,
            double bytesPerS,
            Optional<RateRange> range,
            StorageLatency latency) {
        return new StorageResult(
                layer,
                "fio",
                Optional.empty(),
                "job",
                shape,
                bytesPerS,
                range,
                null,
                null,
                latency,
                List.of(),
                List.of(),
                null,
                List.of(),
                Map.of());
    }

    /** The same when it ran. */
    public static StorageResult at(Instant startedAt, double durationS, StorageResult result) {
        return new StorageResult(
                result.layer(),
                result.tool(),
                result.version(),
                result.name(),
                result.shape(),
                result.bytesPerS(),
                result.range(),
                result.opsPerS(),
                durationS,
                result.latencyNs(),
                result.clients(),
                result.servers(),
                startedAt,
                result.notes(),
                result.absent());
    }

    public static NetworkLayer network(
            StorageShape shape, double bytesPerS, Optional<RateRange> range, NetworkLayer.Caveat... caveats) {
        return new NetworkLayer(
                "net.json",
                "netbench",
                shape,
                1,
                bytesPerS,
                range,
                new StorageLatency(1.2e6, 1e6, 4e6, Map.of()),
                Optional.empty(),
                List.of(caveats),
                List.of());
    }
}
