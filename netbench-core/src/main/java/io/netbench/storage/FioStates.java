package io.netbench.storage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** States of a run that fio writes while it goes on, with {@code --status-interval}: each has all that came before it. */
final class FioStates {

    private static final List<String> PARTS = List.of("read", "write");
    private static final List<String> LATENCIES = List.of("clat_ns", "lat_ns", "clat", "lat");

    /** Of the time between two states the least share that their run went on for: jobs end, and others begin. */
    private static final double LEAST_SHARE = 0.5;

    /** What fio takes for itself between the end of a run and its last state. */
    private static final double AT_THE_END_MS = 20;

    /** How exact the time of a state is in versions that have it in seconds. */
    private static final double SECOND_MS = 1000;

    /** How many times its mean rate a run may have had in as little time as no rate can be told from. */
    private static final double MOST_OF_MEAN = 10;

    private static final double LITTLE_MS = 100;

    private FioStates() {}

    /**
     * Whether a document is a later state of the run of the one before it. It is if it can't have begun after the other's
     * end, has run for as much longer as it is later, and has done no less. Runs of several hosts at the same time end
     * at nearly the same time too, but have run for as long as each other.
     */
    static boolean areOfOneRun(JsonField earlier, JsonField later) {
        Double from = FioTimes.endMs(earlier);
        Double to = FioTimes.endMs(later);
        if (from == null || to == null || to <= from || to - from >= longestMs(later)) {
            return false;
        }
        List<JsonField> before = jobs(earlier);
        List<JsonField> after = jobs(later);
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!haveGoneOn(before.get(i), after.get(i))) {
                return false;
            }
        }
        double inexact = later.at("timestamp_ms").isThere() ? AT_THE_END_MS : SECOND_MS;
        return grownMs(before, after) >= LEAST_SHARE * (to - from) - inexact;
    }

    private static boolean haveGoneOn(JsonField before, JsonField after) {
        boolean sameJob = before.at("jobname")
                        .textOr("")
                        .equals(after.at("jobname").textOr(""))
                && before.at("hostname").textOr("").equals(after.at("hostname").textOr(""));
        return sameJob && PARTS.stream().allMatch(part -> hasGoneOn(before, after, part));
    }

    private static boolean hasGoneOn(JsonField before, JsonField after, String part) {
        double had = figure(before, part, "io_bytes");
        double more = figure(after, part, "io_bytes") - had;
        double longerMs = figure(after, part, "runtime") - figure(before, part, "runtime");
        double meanPerMs = had / Math.max(1, figure(before, part, "runtime"));
        if (longerMs < 0 || more < 0) {
            return false;
        }
        if (had == 0) {
            return true;
        }
        boolean isPossible = longerMs > LITTLE_MS || more <= MOST_OF_MEAN * meanPerMs * Math.max(1, longerMs);
        return isPossible
                && LATENCIES.stream()
                        .allMatch(kind ->
                                goesOn(before.at(part).at(kind), after.at(part).at(kind), more == 0));
    }

    /** Nothing that was measured goes away again; and where nothing was moved, nothing is added. */
    private static boolean goesOn(JsonField before, JsonField after, boolean isTheSame) {
        if (before.at("N").isThere() && figure(before, "N") == 0) {
            return true;
        }
        return isTheSame
                ? figure(before, "mean") == figure(after, "mean") && figure(before, "max") == figure(after, "max")
                : figure(before, "max") <= figure(after, "max") && figure(before, "min") >= figure(after, "min");
    }

    /** How much longer the run had been: the sum of groups, which run one after the other. */
    private static double grownMs(List<JsonField> before, List<JsonField> after) {
        Map<String, Double> grown = new LinkedHashMap<>();
        for (int i = 0; i < before.size(); i++) {
            for (String part : PARTS) {
                double longer = figure(after.get(i), part, "runtime") - figure(before.get(i), part, "runtime");
                grown.merge(after.get(i).at("groupid").textOr("0"), longer, Math::max);
            }
        }
        return grown.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double longestMs(JsonField document) {
        return jobs(document).stream()
                .flatMap(job -> PARTS.stream().map(part -> figure(job, part, "runtime")))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    private static double figure(JsonField job, String part, String name) {
        return figure(job.at(part), name);
    }

    private static double figure(JsonField of, String name) {
        Double value = of.at(name).numberOrNull();
        return value == null ? 0 : value;
    }

    private static List<JsonField> jobs(JsonField document) {
        JsonField jobs = document.at("jobs");
        return jobs.isThere() ? jobs.items() : document.at("client_stats").itemsIfThere();
    }
}
