package io.netbench.storage;

import io.netbench.result.StorageDirection;
import io.netbench.result.StorageLayer;
import io.netbench.result.StorageResult;
import io.netbench.result.StorageShape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Jobs of fio that ran at once in one direction with one block: their rates are added. */
final class FioGroup {

    private static final double MS_PER_S = 1000;

    /** Of the year 9999. */
    private static final double LAST_SECOND = 253_402_300_799.0;

    private final JsonField document;
    private final List<FioJob> jobs = new ArrayList<>();

    FioGroup(JsonField document) {
        this.document = document;
    }

    void add(FioJob job) {
        jobs.add(job);
    }

    /**
     * @param hasOthersBeside whether jobs of another direction or block ran at the same time
     */
    StorageResult result(boolean hasOthersBeside) {
        List<JsonField> figures = jobs.stream().map(FioJob::figures).toList();
        Set<String> hosts = jobs.stream()
                .map(FioJob::host)
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean isClient = document.at("client_stats").isThere();
        return new StorageResult(
                StorageLayer.STORAGE,
                "fio",
                document.at("fio version").isThere()
                        ? Optional.of(document.at("fio version").text())
                        : Optional.empty(),
                name(),
                shape(Math.max(1, hosts.size())),
                jobs.stream().mapToDouble(FioJob::bytesPerS).sum(),
                Optional.empty(),
                sum(figures, "iops"),
                longest(figures),
                FioLatency.of(figures),
                isClient ? List.copyOf(hosts) : List.of(),
                jobs.stream()
                        .map(job -> job.options().server())
                        .filter(server -> !server.isEmpty())
                        .distinct()
                        .toList(),
                startedAt(),
                notes(hasOthersBeside),
                Map.of("started_at", "the file has no time that can be read"));
    }

    private String name() {
        return jobs.stream().map(FioJob::name).distinct().limit(3).collect(Collectors.joining(", "));
    }

    private StorageShape shape(int hosts) {
        Map<String, List<FioJob>> sections = new LinkedHashMap<>();
        jobs.forEach(job -> sections.computeIfAbsent(job.section(), name -> new ArrayList<>())
                .add(job));
        long workers = 0;
        long inFlight = 0;
        Set<Long> depths = new LinkedHashSet<>();
        for (List<FioJob> entries : sections.values()) {
            FioJob first = entries.get(0);
            // Entries that were put together tell by their option how many they are of; else there is one for each.
            long ofSection = entries.size() == 1 ? first.options().jobs() : entries.size();
            workers += ofSection;
            inFlight += ofSection * first.depth();
            depths.add(first.depth());
        }
        Long depth = depths.size() == 1 ? depths.iterator().next() : null;
        return new StorageShape(
                direction(),
                jobs.get(0).block(),
                hosts,
                workers,
                depth,
                inFlight,
                Map.of("depth_per_worker", "jobs of the group had different ones"));
    }

    private StorageDirection direction() {
        return jobs.get(0).direction();
    }

    private List<String> notes(boolean hasOthersBeside) {
        List<String> notes = new ArrayList<>();
        FioJob first = jobs.get(0);
        if (!first.options().hasOneBlock(direction())) {
            notes.add("its blocks had several sizes: the mean is taken");
        }
        if (hasOthersBeside) {
            notes.add("jobs of another direction or block ran at the same time, and took their part");
        }
        if (jobs.stream().anyMatch(job -> job.depth() < job.options().depthAsked())) {
            notes.add("%d in flight were asked for, and 1 was"
                    .formatted(first.options().depthAsked()));
        }
        jobs.stream()
                .filter(job -> !job.job().at("error").textOr("0").equals("0"))
                .findFirst()
                .ifPresent(job -> notes.add("job " + job.name() + " ended with error "
                        + job.job().at("error").text()));
        return notes;
    }

    private static Double sum(List<JsonField> figures, String name) {
        double sum = 0;
        for (JsonField figure : figures) {
            if (!figure.at(name).isThere()) {
                return null;
            }
            sum += figure.at(name).number();
        }
        return sum;
    }

    private static Double longest(List<JsonField> figures) {
        double longest = 0;
        for (JsonField figure : figures) {
            Double ms = figure.at("runtime").numberOrNull();
            longest = ms == null ? longest : Math.max(longest, ms / MS_PER_S);
        }
        return longest > 0 ? (Double) longest : null;
    }

    private Instant startedAt() {
        Double seconds = document.at("timestamp").numberOrNull();
        return seconds == null || seconds > LAST_SECOND ? null : Instant.ofEpochSecond(seconds.longValue());
    }
}
