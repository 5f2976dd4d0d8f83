package io.netbench.storage;

import io.netbench.result.StorageDirection;
import io.netbench.result.StorageLatency;
import io.netbench.result.StorageLayer;
import io.netbench.result.StorageResult;
import io.netbench.result.StorageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code rados bench --format json} writes: one process on one host. What it calls MB are MiB. */
final class RadosBenchReader implements StorageReader {

    private static final double MIB = 1 << 20;
    private static final double NS_PER_S = 1e9;

    @Override
    public String name() {
        return "rados bench JSON";
    }

    @Override
    public Marks marks() {
        return Marks.ofKeys("total_time_run", "write_size|read_size", "bandwidth");
    }

    @Override
    public List<StorageResult> read(String text, Place place) {
        List<StorageResult> results = new ArrayList<>();
        for (JsonField document : JsonText.documents(text, place)) {
            if (document.at("write_size").isThere()) {
                results.add(read(document, StorageDirection.WRITE));
            } else if (document.at("read_size").isThere()) {
                results.add(read(document, StorageDirection.READ));
            }
        }
        return results;
    }

    private static StorageResult read(JsonField document, StorageDirection direction) {
        boolean isWrite = direction == StorageDirection.WRITE;
        return new StorageResult(
                StorageLayer.STORAGE,
                "rados bench",
                Optional.empty(),
                direction.word(),
                StorageShape.of(
                        direction,
                        document.at(isWrite ? "write_size" : "read_size").count(Limits.BLOCK_BYTES),
                        1,
                        document.at("concurrent_ios").countOrNull(Limits.WORKERS),
                        1L,
                        Map.of(
                                "workers", "rados bench does not write it for reads",
                                "in_flight", "rados bench does not write it for reads")),
                document.at("bandwidth").number() * MIB,
                Optional.empty(),
                document.at("average_iops").numberOrNull(),
                document.at("total_time_run").numberOrNull(),
                StorageLatency.ofMean(latency(document), "rados bench has no percentiles"),
                List.of(),
                List.of(),
                null,
                isWrite
                        ? List.of("copies of the data travel between servers too, and are not in the figure")
                        : List.of(),
                Map.of("started_at", "the file has none"));
    }

    private static Double latency(JsonField document) {
        Double seconds = document.at("average_latency").numberOrNull();
        return seconds == null ? null : (Double) (seconds * NS_PER_S);
    }
}
