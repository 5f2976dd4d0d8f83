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

/** What warp of MinIO writes at the end of a run, and with {@code warp analyze --json}. Its concurrency is that of all clients. */
final class WarpReader implements StorageReader {

    private static final double MS_PER_S = 1000;
    private static final double NS_PER_MS = 1e6;

    /** Why it is not known of a mixed load how many operations of a kind were in flight. */
    static final String SHARED =
            "gets and puts shared the concurrency, and the file does not tell how many of each were in flight";

    private static final String SEVERAL_SIZES = "objects had several sizes: the mean is taken";

    @Override
    public String name() {
        return "warp JSON";
    }

    @Override
    public Marks marks() {
        return Marks.ofKeys("by_op_type", "throughput", "measure_duration_millis");
    }

    @Override
    public List<StorageResult> read(String text, Place place) {
        List<StorageResult> results = new ArrayList<>();
        for (JsonField document : JsonText.documents(text, place)) {
            if (!document.at("by_op_type").isThere()) {
                continue;
            }
            List<Map.Entry<String, JsonField>> operations =
                    document.at("by_op_type").members();
            long moving = operations.stream()
                    .filter(operation -> isTransfer(operation.getKey()))
                    .count();
            for (Map.Entry<String, JsonField> operation : operations) {
                JsonField throughput = operation.getValue().at("throughput");
                if (isTransfer(operation.getKey())
                        && throughput.at("bytes").isThere()
                        && throughput.at("bytes").number() > 0) {
                    results.add(read(document, operation.getKey(), operation.getValue(), moving > 1));
                }
            }
        }
        return results;
    }

    static boolean isTransfer(String operation) {
        return operation.equals("GET") || operation.equals("PUT") || operation.equals("POST");
    }

    private static StorageResult read(JsonField document, String name, JsonField operation, boolean isMixed) {
        JsonField throughput = operation.at("throughput");
        double ms = throughput.at("measure_duration_millis").number();
        if (ms <= 0) {
            throw throughput.at("measure_duration_millis").place().wrong("must be more than 0");
        }
        double bytes = throughput.at("bytes").number();
        List<JsonField> requests = requests(operation);
        // Clients give themselves a name of four letters by chance: it is of no host.
        int clients = operation.at("clients").itemsIfThere().size();
        List<String> notes = notes(name, isMixed, false);
        Long object = object(requests, throughput, bytes, notes);
        StorageShape shape = StorageShape.of(
                name.equals("GET") ? StorageDirection.READ : StorageDirection.WRITE,
                object,
                clients == 0 ? null : (Integer) clients,
                operation.at("concurrency").isThere()
                        ? (Long) operation.at("concurrency").count(Limits.WORKERS)
                        : null,
                1L,
                Map.of(
                        "hosts", "the file counts no clients",
                        "workers", "the file has no concurrency",
                        "in_flight", "the file has no concurrency",
                        "block_size_bytes", "the file counts no objects"));
        return new StorageResult(
                StorageLayer.STORAGE,
                "warp",
                document.at("warp_version").isThere()
                        ? Optional.of(document.at("warp_version").text())
                        : Optional.empty(),
                name,
                isMixed ? shape.asMixed(SHARED) : shape,
                bytes * MS_PER_S / ms,
                Optional.empty(),
                throughput.at("ops").isThere() ? (Double) (throughput.at("ops").number() * MS_PER_S / ms) : null,
                ms / MS_PER_S,
                latency(requests),
                List.of(),
                texts(operation.at("hosts")),
                instant(operation.at("start_time").textOr("")),
                notes,
                Map.of("started_at", "the file has no time that can be read", "ops_per_s", "the file has none"));
    }

    static List<String> notes(String name, boolean isMixed, boolean hasSeveralSizes) {
        List<String> notes = new ArrayList<>();
        if (!name.equals("GET")) {
            notes.add(
                    "an object beyond the multipart threshold goes as several parts at once, which the file does not tell");
        }
        if (isMixed) {
            notes.add("gets and puts ran at the same time, and took each other's part");
        }
        if (hasSeveralSizes) {
            notes.add(SEVERAL_SIZES);
        }
        return notes;
    }

    /** The size of all objects where they had one, or their mean. */
    private static Long object(List<JsonField> requests, JsonField throughput, double bytes, List<String> notes) {
        List<Long> sizes = requests.stream()
                .filter(one ->
                        one.at("obj_size").isThere() && one.at("obj_size").number() > 0)
                .map(one -> one.at("obj_size").count(Limits.BLOCK_BYTES))
                .distinct()
                .toList();
        if (sizes.size() == 1) {
            return sizes.get(0);
        }
        JsonField count = throughput.at("objects").isThere() ? throughput.at("objects") : throughput.at("ops");
        double objects = count.isThere() ? count.number() : 0;
        if (objects < 1 || bytes / objects < 1 || bytes / objects > Limits.BLOCK_BYTES) {
            return null;
        }
        if (sizes.size() > 1) {
            notes.add(SEVERAL_SIZES);
        }
        return Math.round(bytes / objects);
    }

    /** Requests of one size, by client and stretch of time; without stretches in which none ended. */
    private static List<JsonField> requests(JsonField operation) {
        JsonField byClient = operation.at("requests_by_client");
        List<JsonField> requests = new ArrayList<>();
        if (byClient.isThere()) {
            byClient.members()
                    .forEach(client -> client.getValue().items().stream()
                            .map(stretch -> stretch.at("single_sized_requests"))
                            .filter(WarpReader::hasRequests)
                            .forEach(requests::add));
        }
        return requests;
    }

    private static boolean hasRequests(JsonField stretch) {
        return stretch.isThere()
                && !stretch.at("skipped").textOr("").equals("true")
                && !(stretch.at("requests").isThere() && stretch.at("requests").number() == 0);
    }

    private static StorageLatency latency(List<JsonField> requests) {
        String many = "percentiles of several clients can't be put together";
        double count = 0;
        double sum = 0;
        for (JsonField one : requests) {
            if (one.at("dur_avg_millis").isThere() && one.at("requests").isThere()) {
                count += one.at("requests").number();
                sum += one.at("requests").number() * one.at("dur_avg_millis").number();
            }
        }
        JsonField only = requests.size() == 1 ? requests.get(0) : null;
        return new StorageLatency(
                count > 0 ? (Double) (sum / count * NS_PER_MS) : null,
                only == null ? null : ms(only.at("dur_median_millis")),
                only == null ? null : ms(only.at("dur_99_millis")),
                Map.of("mean", "the file has none", "p50", many, "p99", many));
    }

    private static Double ms(JsonField field) {
        Double value = field.numberOrNull();
        return value == null ? null : (Double) (value * NS_PER_MS);
    }

    private static List<String> texts(JsonField array) {
        return array.itemsIfThere().stream().map(JsonField::text).toList();
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
