package io.netbench.storage;

import io.netbench.result.StorageDirection;
import io.netbench.result.StorageResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What fio writes with {@code --output-format=json} or {@code json+}, of one process or as the client of several, also where
 * text stands around it. Jobs of one group ran at once, and are one result for each direction.
 */
final class FioReader implements StorageReader {

    private static final String ALL_CLIENTS = "All clients";

    /**
     * Jobs whose rates are added.
     *
     * @param turn group of jobs that ran at once
     */
    private record Key(String turn, StorageDirection direction) {}

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
        List<JsonField> documents = JsonText.documents(text, place).stream()
                .filter(document -> document.at("fio version").isThere())
                .toList();
        List<StorageResult> results = new ArrayList<>();
        Set<String> withoutStorage = new TreeSet<>();
        boolean hadStates = false;
        for (int i = 0; i < documents.size(); i++) {
            boolean isState = i + 1 < documents.size() && FioStates.areOfOneRun(documents.get(i), documents.get(i + 1));
            if (!isState) {
                results.addAll(read(documents.get(i), hadStates, withoutStorage));
            }
            hadStates = isState;
        }
        if (results.isEmpty() && !withoutStorage.isEmpty()) {
            throw place.at("ioengine")
                    .wrong("must be one with a storage behind it, got: " + String.join(", ", withoutStorage));
        }
        return results;
    }

    private static List<StorageResult> read(JsonField document, boolean hadStates, Set<String> withoutStorage) {
        Map<Key, FioGroup> groups = new LinkedHashMap<>();
        FioTimes times = new FioTimes(document);
        boolean isClient = document.at("client_stats").isThere();
        GlobalOptions global = GlobalOptions.of(document.at("global options"));
        for (JsonField job : document.at(isClient ? "client_stats" : "jobs").items()) {
            if (isClient && job.at("jobname").textOr("").equals(ALL_CLIENTS)) {
                continue;
            }
            FioOptions options = FioOptions.of(global.ofJob(job), job.at("job options"));
            Optional<String> none = options.engineWithoutStorage();
            if (none.isPresent()) {
                withoutStorage.add(none.get());
                continue;
            }
            String turn = job.at("groupid").textOr("0") + '\n' + options.turn();
            times.add(turn, job);
            for (StorageDirection direction : StorageDirection.values()) {
                JsonField figures = job.at(direction.word());
                if (figures.isThere() && figures.at("io_bytes").number() > 0) {
                    groups.computeIfAbsent(new Key(turn, direction), key -> new FioGroup(document, hadStates))
                            .add(new FioJob(job, figures, options, direction));
                }
            }
        }
        Map<String, Integer> beside = new LinkedHashMap<>();
        groups.forEach((key, group) -> beside.merge(key.turn, group.isReadBack() ? 0 : 1, Integer::sum));
        return groups.entrySet().stream()
                .map(group -> group.getValue()
                        .result(beside.get(group.getKey().turn) > 1, times.startOf(group.getKey().turn)))
                .toList();
    }

    /**
     * Options of all jobs, which several clients have each of their own.
     *
     * @param byHost those of clients, by their names
     * @param ofOthers those of a job whose client has none
     */
    private record GlobalOptions(Map<String, JsonField> byHost, JsonField ofOthers) {

        /** @param written an object, or of several clients an array of them */
        static GlobalOptions of(JsonField written) {
            if (!written.node().isArray()) {
                return new GlobalOptions(Map.of(), written);
            }
            List<JsonField> all = written.items();
            Map<String, JsonField> byHost = new HashMap<>();
            all.stream()
                    .filter(one -> one.at("hostname").isThere())
                    .forEach(one -> byHost.putIfAbsent(one.at("hostname").text(), one));
            return new GlobalOptions(byHost, all.isEmpty() ? written.at("none") : all.get(0));
        }

        JsonField ofJob(JsonField job) {
            return byHost.isEmpty()
                    ? ofOthers
                    : byHost.getOrDefault(job.at("hostname").textOr(""), ofOthers);
        }
    }
}
