package io.netbench.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many jobs of a group there were, and what they kept in flight.
 *
 * @param workers jobs
 * @param depth I/Os in flight of each
 * @param inFlight of all
 * @param absent why a figure is null
 */
record FioFlight(Long workers, Long depth, Long inFlight, Map<String, String> absent) {

    static final String OPTIONS_OF_ONE =
            "group_reporting put jobs of several sections together, and tells the options of one";

    static final String NO_OPTIONS = "the file has no options of its jobs, as those of early versions of fio 2";

    /** Of at least one job. */
    static FioFlight of(List<FioJob> jobs) {
        if (!jobs.stream().allMatch(FioJob::hasOptions)) {
            Map<String, String> absent =
                    Map.of("workers", NO_OPTIONS, "depth_per_worker", NO_OPTIONS, "in_flight", NO_OPTIONS);
            return new FioFlight(null, null, null, absent);
        }
        Map<String, List<FioJob>> sections = new LinkedHashMap<>();
        jobs.forEach(job -> sections.computeIfAbsent(job.section(), name -> new ArrayList<>())
                .add(job));
        long workers = 0;
        long inFlight = 0;
        Set<Long> depths = new LinkedHashSet<>();
        for (List<FioJob> entries : sections.values()) {
            FioJob first = entries.get(0);
            // Entries that were put together tell by their option how many they are of; else there is one for each.
            long ofSection = entries.size() == 1 ? first.jobs() : entries.size();
            workers += ofSection;
            inFlight += ofSection * first.depth();
            depths.add(first.depth());
        }
        boolean isKnown = jobs.stream().noneMatch(FioJob::isOfSeveralSections);
        return new FioFlight(
                workers,
                isKnown && depths.size() == 1 ? depths.iterator().next() : null,
                isKnown ? (Long) inFlight : null,
                Map.of(
                        "depth_per_worker",
                        isKnown ? "jobs of the group had different ones" : OPTIONS_OF_ONE,
                        "in_flight",
                        OPTIONS_OF_ONE));
    }
}
