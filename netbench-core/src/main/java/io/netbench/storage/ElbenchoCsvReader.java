package io.netbench.storage;

import io.netbench.result.StorageDirection;
import io.netbench.result.StorageResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What elbencho writes with {@code --csvfile}: a row for each phase, which runs append. Columns go by their names, since
 * versions have new ones in the middle; the last is a command line with commas and quotes of its own.
 */
final class ElbenchoCsvReader implements StorageReader {

    private static final String FIRST_COLUMN = "ISO date";
    private static final double MIB = 1 << 20;

    /** In MiB/s: rounding to the next takes more than 1 % of less. */
    private static final double COARSE_BELOW = 100;

    private static final String READS_BESIDE = "rwmix read ";

    @Override
    public String name() {
        return "elbencho CSV";
    }

    @Override
    public Marks marks() {
        return Marks.of(FIRST_COLUMN + ",", ",operation,", ",block size,", ",MiB/s [last],");
    }

    @Override
    public List<StorageResult> read(String text, Place place) {
        List<StorageResult> results = new ArrayList<>();
        List<String> columns = List.of();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            if (line.startsWith(FIRST_COLUMN + ",")) {
                columns = List.of(line.strip().split(",", -1));
            } else if (!line.isBlank() && !columns.isEmpty()) {
                results.addAll(read(CsvRow.of(columns, line, number, place)));
            }
            if (results.size() > Limits.RESULTS) {
                throw place.wrong("has more than " + Limits.RESULTS + " results");
            }
        }
        return results;
    }

    private static List<StorageResult> read(CsvRow row) {
        ElbenchoPhase phase = phase(row);
        if (phase.isNetbench()) {
            return List.of(phase.network(rates(row, ""), row.place("command")));
        }
        boolean moves = row.has("MiB/s [last]");
        if (phase.reads() && moves) {
            return List.of(phase.result(StorageDirection.READ, rates(row, ""), false));
        }
        List<StorageResult> results = new ArrayList<>();
        if (phase.writes()) {
            boolean hasReads = row.has(READS_BESIDE + "MiB/s [last]");
            if (moves) {
                results.add(phase.result(StorageDirection.WRITE, rates(row, ""), hasReads));
            }
            if (hasReads) {
                results.add(phase.result(StorageDirection.READ, rates(row, READS_BESIDE), true));
            }
        }
        return results;
    }

    private static ElbenchoPhase phase(CsvRow row) {
        return new ElbenchoPhase(
                row.text("operation"),
                row.has("random") && row.text("random").matches("1|true"),
                (int) row.count("hosts", Limits.HOSTS),
                row.count("threads", Limits.WORKERS),
                row.has("block size") && !row.text("block size").equals("0")
                        ? (Long) row.count("block size", Limits.BLOCK_BYTES)
                        : null,
                row.has("IO depth") ? row.count("IO depth", Limits.DEPTH) : 1,
                row.has("version") ? Optional.of(row.text("version")) : Optional.empty(),
                row.has("command") ? row.text("command") : "",
                row.text(FIRST_COLUMN));
    }

    /** The column of rates has whole MiB/s only; of slow I/Os, that of operations tells it finer. */
    private static double bytesPerS(CsvRow row, String prefix, String end) {
        double mib = row.number(prefix + "MiB/s " + end);
        Double operations = row.numberOrNull(prefix + "IOPS " + end);
        if (operations == null || mib >= COARSE_BELOW || !row.has("block size")) {
            return mib * MIB;
        }
        double finer = operations * row.number("block size");
        return Math.abs(finer / MIB - mib) <= 1 ? finer : mib * MIB;
    }

    private static ElbenchoPhase.Rates rates(CsvRow row, String prefix) {
        return new ElbenchoPhase.Rates(
                row.has(prefix + "MiB/s [first]") ? (Double) bytesPerS(row, prefix, "[first]") : null,
                bytesPerS(row, prefix, "[last]"),
                row.numberOrNull(prefix + "IOPS [last]"),
                row.numberOrNull("time ms [last]"),
                row.numberOrNull(prefix + "IO lat us [avg]"));
    }
}
