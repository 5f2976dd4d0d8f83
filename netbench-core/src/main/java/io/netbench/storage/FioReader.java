package io.netbench.storage;

import io.netbench.result.StorageDirection;
import io.netbench.result.StorageResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What fio writes with {@code --output-format=json} or {@code json+}, of one process or as the client of several, also where
 * text stands around it. Jobs of one group ran at once, and are one result for each direction and block.
 */
final class FioReader implements StorageReader {

    private static final String ALL_CLIENTS = "All clients";

    /**
     * What ran at once and is alike.
     *
     * @param group number of a group of jobs, which ran at once
     */
    private record Key(String group, StorageDirection direction, long block) {}

    @Override
    public String name() {
        return "fio JSON";
    }

    @Override
    public Marks marks() {
        return Marks.ofKeys("fio version", "jobs|client_stats", "bw_bytes|bw");
    }

    @Override
    public List<StorageResult> read(String text, Place place) {
        List<StorageResult> results = new ArrayList<>();
        for (JsonField document : JsonText.documents(text, place)) {
            if (document.at("fio version").isThere()) {
                results.addAll(read(document));
            }
        }
        return results;
    }

    private static List<StorageResult> read(JsonField document) {
        Map<Key, FioGroup> groups = new LinkedHashMap<>();
        boolean isClient = document.at("client_stats").isThere();
        for (JsonField job : document.at(isClient ? "client_stats" : "jobs").items()) {
            if (isClient && job.at("jobname").textOr("").equals(ALL_CLIENTS)) {
                continue;
            }
            FioOptions options = FioOptions.of(global(document, job), job.at("job options"));
            for (StorageDirection direction : StorageDirection.values()) {
                JsonField figures = job.at(direction.word());
                if (figures.isThere() && figures.at("io_bytes").number() > 0) {
                    FioJob part = new FioJob(job, figures, options, direction);
                    groups.computeIfAbsent(
                                    new Key(job.at("groupid").textOr("0"), direction, part.block()),
                                    key -> new FioGroup(document))
                            .add(part);
                }
            }
        }
        Map<String, Integer> beside = new LinkedHashMap<>();
        groups.keySet().forEach(key -> beside.merge(key.group, 1, Integer::sum));
        return groups.entrySet().stream()
                .map(group -> group.getValue().result(beside.get(group.getKey().group) > 1))
                .toList();
    }

    /** Options of all jobs: an object, or of several clients an array of them. */
    private static JsonField global(JsonField document, JsonField job) {
        JsonField global = document.at("global options");
        if (!global.node().isArray()) {
            return global;
        }
        List<JsonField> all = global.items();
        return all.stream()
                .filter(one -> one.at("hostname").isThere()
                        && one.at("hostname").text().equals(job.at("hostname").textOr("")))
                .findFirst()
                .orElse(all.isEmpty() ? global.at("none") : all.get(0));
    }
}
