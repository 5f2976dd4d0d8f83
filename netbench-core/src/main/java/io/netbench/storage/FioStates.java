package io.netbench.storage;

import java.util.List;

/** States of a run that fio writes while it goes on, with {@code --status-interval}: each has all that came before it. */
final class FioStates {

    private static final double MS_PER_S = 1000;
    private static final List<String> PARTS = List.of("read", "write");

    private FioStates() {}

    /**
     * Whether a document is a later state of the run of the one before it: between them is less time than it had run, so
     * that it can't have begun after the other's end; and it has done no less.
     */
    static boolean areOfOneRun(JsonField earlier, JsonField later) {
        Double from = timeMs(earlier);
        Double to = timeMs(later);
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
        return true;
    }

    private static boolean haveGoneOn(JsonField before, JsonField after) {
        boolean sameJob =
                before.at("jobname").textOr("").equals(after.at("jobname").textOr(""));
        return sameJob
                && PARTS.stream().allMatch(part -> figure(after, part, "io_bytes") >= figure(before, part, "io_bytes"));
    }

    private static double longestMs(JsonField document) {
        return jobs(document).stream()
                .flatMap(job -> PARTS.stream().map(part -> figure(job, part, "runtime")))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
    }

    private static double figure(JsonField job, String part, String name) {
        Double value = job.at(part).at(name).numberOrNull();
        return value == null ? 0 : value;
    }

    private static List<JsonField> jobs(JsonField document) {
        JsonField jobs = document.at("jobs");
        return jobs.isThere() ? jobs.items() : document.at("client_stats").itemsIfThere();
    }

    private static Double timeMs(JsonField document) {
        Double ms = document.at("timestamp_ms").numberOrNull();
        Double seconds = document.at("timestamp").numberOrNull();
        return ms != null ? ms : seconds == null ? null : (Double) (seconds * MS_PER_S);
    }
}
