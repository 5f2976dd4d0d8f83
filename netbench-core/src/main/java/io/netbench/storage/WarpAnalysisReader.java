package io.netbench.storage;

import io.netbench.result.StorageDirection;
import io.netbench.result.StorageLatency;
import io.netbench.result.StorageLayer;
import io.netbench.result.StorageResult;
import io.netbench.result.StorageShape;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code warp analyze --json} wrote before version 1: a list of operations, without the names of clients. */
final class WarpAnalysisReader implements StorageReader {

    private static final double MS_PER_S = 1000;
    private static final double NS_PER_MS = 1e6;

    @Override
    public String name() {
        return "warp analyze JSON";
    }

    @Override
    public Marks marks() {
        return Marks.ofKeys("operations", "throughput", "average_bps", "measure_duration_millis");
    }

    @Override
    public List<StorageResult> read(String text, Place place) {
        List<StorageResult> results = new ArrayList<>();
        for (JsonField document : JsonText.documents(text, place)) {
            boolean isMixed = document.at("mixed").textOr("").equals("true");
            for (JsonField operation : document.at("operations").itemsIfThere()) {
                if (WarpReader.isTransfer(operation.at("type").text())
                        && !operation.at("skipped").textOr("").equals("true")
                        && operation.at("throughput").at("average_bps").number() > 0) {
                    results.add(read(operation, isMixed));
                }
            }
        }
        return results;
    }

    private static StorageResult read(JsonField operation, boolean isMixed) {
        String name = operation.at("type").text();
        JsonField throughput = operation.at("throughput");
        JsonField single = operation.at("single_sized_requests");
        JsonField multi = operation.at("multi_sized_requests");
        Double ms = throughput.at("measure_duration_millis").numberOrNull();
        boolean hasOneSize = isPositive(single.at("obj_size"));
        JsonField size = hasOneSize ? single.at("obj_size") : multi.at("avg_obj_size");
        StorageShape shape = StorageShape.of(
                name.equals("GET") ? StorageDirection.READ : StorageDirection.WRITE,
                isPositive(size) ? (Long) size.count(Limits.BLOCK_BYTES) : null,
                null,
                operation.at("concurrency").countOrNull(Limits.WORKERS),
                1L,
                Map.of(
                        "hosts", "the file names no clients",
                        "workers", "the file has no concurrency",
                        "in_flight", "the file has no concurrency",
                        "block_size_bytes", "the file has no size of objects"));
        return new StorageResult(
                StorageLayer.STORAGE,
                "warp",
                Optional.empty(),
                name,
                isMixed ? shape.asMixed(WarpReader.SHARED) : shape,
                throughput.at("average_bps").number(),
                Optional.empty(),
                throughput.at("average_ops").numberOrNull(),
                ms == null ? null : (Double) (ms / MS_PER_S),
                new StorageLatency(
                        ns(single.at("dur_avg_millis")),
                        ns(single.at("dur_median_millis")),
                        ns(single.at("dur_99_millis")),
                        Map.of("mean", "the file has none", "p50", "the file has none", "p99", "the file has none")),
                List.of(),
                servers(operation),
                instant(operation.at("start_time").textOr("")),
                WarpReader.notes(name, isMixed, !hasOneSize && isPositive(size)),
                Map.of("started_at", "the file has no time that can be read", "ops_per_s", "the file has none"));
    }

    private static boolean isPositive(JsonField field) {
        return field.isThere() && field.number() > 0;
    }

    private static Double ns(JsonField milliseconds) {
        Double value = milliseconds.numberOrNull();
        return value == null ? null : (Double) (value * NS_PER_MS);
    }

    private static List<String> servers(JsonField operation) {
        JsonField byHost = operation.at("throughput_by_host");
        return byHost.isThere()
                ? byHost.members().stream().map(Map.Entry::getKey).toList()
                : List.of();
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
