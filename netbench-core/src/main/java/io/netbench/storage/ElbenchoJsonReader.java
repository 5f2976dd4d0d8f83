package io.netbench.storage;

import io.netbench.result.StorageDirection;
import io.netbench.result.StorageResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What elbencho writes with {@code --jsonfile}: a document for each phase, in which all numbers are texts and zeros absent. */
final class ElbenchoJsonReader implements StorageReader {

    @Override
    public String name() {
        return "elbencho JSON";
    }

    @Override
    public Marks marks() {
        return Marks.ofKeys("phase_type", "config", "last_done");
    }

    @Override
    public List<StorageResult> read(String text, Place place) {
        List<StorageResult> results = new ArrayList<>();
        for (JsonField document : JsonText.documents(text, place)) {
            int number = results.size();
            ElbenchoPhase phase = phase(document);
            JsonField last = document.at("last_done");
            JsonField mixed = last.at("rwmix_read");
            boolean moves = last.at("bytes/s").isThere();
            if (phase.isNetbench()) {
                results.add(phase.network(
                        rates(document, "", "IO"), document.at("config").place().at("config.command")));
            } else if (phase.reads() && moves) {
                results.add(phase.result(StorageDirection.READ, rates(document, "", "IO"), false));
            } else if (phase.writes()) {
                boolean hasReads = mixed.at("bytes/s").isThere();
                if (moves) {
                    results.add(phase.result(StorageDirection.WRITE, rates(document, "", "IO"), hasReads));
                }
                if (hasReads) {
                    results.add(phase.result(StorageDirection.READ, rates(document, "rwmix_read", "IO"), true));
                }
            }
            if (number > Limits.RESULTS) {
                throw place.wrong("has more than " + Limits.RESULTS + " results");
            }
        }
        return results;
    }

    private static ElbenchoPhase phase(JsonField document) {
        JsonField config = document.at("config").requireObject();
        return new ElbenchoPhase(
                document.at("phase_type").text(),
                config.at("random_offsets").textOr("").matches("1|true"),
                (int) config.at("hosts").count(Limits.HOSTS),
                config.at("threads").count(Limits.WORKERS),
                block(config.at("block_size")),
                config.at("io_depth").isThere() ? config.at("io_depth").count(Limits.DEPTH) : 1,
                config.at("version").isThere()
                        ? Optional.of(config.at("version").text())
                        : Optional.empty(),
                config.at("command").textOr(""),
                document.at("iso_start_date").textOr(""));
    }

    /** Phases without I/O, such as the making of folders, may have none. */
    private static Long block(JsonField block) {
        return block.isThere() && !block.text().equals("0") ? (Long) block.count(Limits.BLOCK_BYTES) : null;
    }

    private static ElbenchoPhase.Rates rates(JsonField document, String part, String latency) {
        JsonField first = document.at("first_done");
        JsonField last = document.at("last_done");
        JsonField inFirst = part.isEmpty() ? first : first.at(part);
        JsonField inLast = part.isEmpty() ? last : last.at(part);
        return new ElbenchoPhase.Rates(
                inFirst.at("bytes/s").numberOrNull(),
                inLast.at("bytes/s").number(),
                inLast.at("iops").numberOrNull(),
                last.at("elapsed_time_ms").numberOrNull(),
                inLast.at("latency").at(latency).at("avg_us").numberOrNull());
    }
}
