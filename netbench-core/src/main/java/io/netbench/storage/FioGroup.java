package io.netbench.storage;

import io.netbench.result.StorageDirection;
import io.netbench.result.StorageLayer;
import io.netbench.result.StorageResult;
import io.netbench.result.StorageShape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Jobs of fio that ran at once in one direction: their rates are added. */
final class FioGroup {

    private static final double MS_PER_S = 1000;

    private static final String SHARED =
            "reads and writes shared what was in flight, and the file does not tell how many each had";

    private final JsonField document;
    private final List<FioJob> jobs = new ArrayList<>();

    private final boolean hadStates;

    /**
     * @param hadStates whether earlier states of the same run were left out
     */
    FioGroup(JsonField document, boolean hadStates) {
        this.document = document;
        this.hadStates = hadStates;
    }

    void add(FioJob job) {
        jobs.add(job);
    }

    /** Whether it is no more than what its jobs had written, read again to verify it. */
    boolean isReadBack() {
        return direction() == StorageDirection.READ
                && jobs.stream().allMatch(job -> job.options().readsBack());
    }

    /**
     * @param hasOthersBeside whether jobs of another direction ran at the same time
     * @param startedAt when it began, null where that is not known
     */
    StorageResult result(boolean hasOthersBeside, Instant startedAt) {
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
                shape(Math.max(1, hosts.size()), hasOthersBeside),
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
                startedAt,
                notes(hasOthersBeside),
                Map.of("started_at", "the file has no time that can be read"));
    }

    private String name() {
        return jobs.stream().map(FioJob::name).distinct().limit(3).collect(Collectors.joining(", "));
    }

    private StorageShape shape(int hosts, boolean hasOthersBeside) {
        FioFlight flight = FioFlight.of(jobs);
        StorageShape shape = new StorageShape(
                direction(),
                oneBlock().isPresent() ? (Long) oneBlock().getAsLong() : meanBlock(),
                hosts,
                flight.workers(),
                flight.depth(),
                flight.inFlight(),
                hasOthersBeside,
                absent(flight));
        return hasOthersBeside && jobs.stream().anyMatch(FioJob::goesBothWays) ? shape.asMixed(SHARED) : shape;
    }

    private static Map<String, String> absent(FioFlight flight) {
        Map<String, String> absent = new HashMap<>(flight.absent());
        absent.put("block_size_bytes", "the file does not tell how many I/Os there were");
        return absent;
    }

    /** The block of all jobs; empty if there were several. */
    private OptionalLong oneBlock() {
        OptionalLong first = jobs.get(0).oneBlock();
        return jobs.stream().allMatch(job -> job.oneBlock().equals(first)) ? first : OptionalLong.empty();
    }

    private Long meanBlock() {
        double operations = jobs.stream().mapToDouble(FioJob::operations).sum();
        double bytes = jobs.stream().mapToDouble(FioJob::bytes).sum();
        return operations <= 0
                ? null
                : (Long) (long) Math.min(Limits.BLOCK_BYTES, Math.max(1, Math.rint(bytes / operations)));
    }

    private StorageDirection direction() {
        return jobs.get(0).direction();
    }

    private List<String> notes(boolean hasOthersBeside) {
        List<String> notes = new ArrayList<>();
        FioJob first = jobs.get(0);
        if (hadStates) {
            notes.add("the last state of the run is taken, not those before it (--status-interval)");
        }
        if (jobs.stream().anyMatch(FioJob::isOfSeveralSections)) {
            notes.add(FioFlight.OPTIONS_OF_ONE);
        }
        if (!jobs.stream().allMatch(FioJob::hasOptions)) {
            notes.add("the file has no options of its jobs: the mean of its blocks is taken");
        } else if (oneBlock().isEmpty()) {
            notes.add("its blocks had several sizes: the mean is taken");
        }
        if (hasOthersBeside) {
            notes.add("jobs of another direction ran at the same time, and took their part");
        }
        if (jobs.stream().anyMatch(job -> job.depth() < job.options().depthAsked())) {
            notes.add("%d in flight were asked for, and 1 was"
                    .formatted(first.options().depthAsked()));
        }
        jobs.stream()
                .flatMap(job -> job.options().brakes().stream())
                .distinct()
                .limit(3)
                .forEach(brake -> notes.add("its own option " + brake + " held it back, so the storage may give more"));
        if (jobs.stream().anyMatch(job -> job.options().isCached())) {
            notes.add("it was not direct: the page cache of the client took part");
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
}
