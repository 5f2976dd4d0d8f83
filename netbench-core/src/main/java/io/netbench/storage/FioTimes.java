package io.netbench.storage;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** When the groups of a document ran: fio writes at what time all of it was over, and how long each was. */
final class FioTimes {

    private static final double MS_PER_S = 1000;

    /** Of the year 9999. */
    private static final double LAST_MS = 253_402_300_799_000.0;

    private final JsonField document;
    private final Map<String, Double> lengthsMs = new LinkedHashMap<>();
    private final Map<String, Double> fromStartToEndMs = new HashMap<>();

    FioTimes(JsonField document) {
        this.document = document;
    }

    /** Adds a job of a group; groups come in the order in which they ran. */
    void add(String turn, JsonField job) {
        for (String part : List.of("read", "write")) {
            Double ms = job.at(part).at("runtime").numberOrNull();
            lengthsMs.merge(turn, ms == null ? 0 : ms, Math::max);
        }
    }

    /** About when a group began: what ran since then is taken off the end. Null where the file does not say. */
    Instant startOf(String turn) {
        Double endMs = endMs(document);
        if (endMs == null) {
            return null;
        }
        if (fromStartToEndMs.size() < lengthsMs.size()) {
            sumUp();
        }
        double startMs = endMs - fromStartToEndMs.get(turn);
        return startMs < 0 || endMs > LAST_MS ? null : Instant.ofEpochMilli((long) startMs);
    }

    private void sumUp() {
        List<String> turns = List.copyOf(lengthsMs.keySet());
        double sumMs = 0;
        for (int i = turns.size() - 1; i >= 0; i--) {
            sumMs += lengthsMs.get(turns.get(i));
            fromStartToEndMs.put(turns.get(i), sumMs);
        }
    }

    /** Milliseconds since 1970, which older versions have in seconds only. */
    static Double endMs(JsonField document) {
        Double ms = document.at("timestamp_ms").numberOrNull();
        Double seconds = document.at("timestamp").numberOrNull();
        return ms != null ? ms : seconds == null ? null : (Double) (seconds * MS_PER_S);
    }
}
