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

/** What {@code ceph tell osd.N bench} writes: the disk of one server, without a network. */
final class OsdBenchReader implements StorageReader {

    @Override
    public String name() {
        return "ceph osd bench JSON";
    }

    @Override
    public Marks marks() {
        return Marks.ofKeys("bytes_written", "blocksize", "elapsed_sec", "bytes_per_sec");
    }

    @Override
    public List<StorageResult> read(String text, Place place) {
        List<StorageResult> results = new ArrayList<>();
        for (JsonField document : JsonText.documents(text, place)) {
            results.add(new StorageResult(
                    StorageLayer.DISK,
                    "ceph osd bench",
                    Optional.empty(),
                    "write",
                    StorageShape.of(
                            StorageDirection.WRITE,
                            document.at("blocksize").count(Limits.BLOCK_BYTES),
                            1,
                            null,
                            null,
                            Map.of(
                                    "workers", "the file has none",
                                    "depth_per_worker", "the file has none",
                                    "in_flight", "the file has none")),
                    document.at("bytes_per_sec").number(),
                    Optional.empty(),
                    document.at("iops").numberOrNull(),
                    document.at("elapsed_sec").numberOrNull(),
                    StorageLatency.ofMean(null, "the file has none"),
                    List.of(),
                    List.of(),
                    null,
                    List.of(),
                    Map.of("started_at", "the file has none", "ops_per_s", "the file has none")));
        }
        return results;
    }
}
