package io.netbench.storage;

import io.netbench.result.StorageResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What IOR writes with {@code -O summaryFormat=CSV}: a row for each operation of each repetition, without hosts or options.
 * Tests follow each other, and only their repetitions, which begin again, tell where the next one starts.
 */
final class IorCsvReader implements StorageReader {

    private static final String FIRST_COLUMN = "access";
    private static final String RATE = "bw(MiB/s)";
    private static final double KIB = 1024;

    private record Key(int test, String operation, long transferBytes, long tasks) {}

    /** Which test the rows are of, by their repetitions. */
    private static final class Tests {

        private final Set<List<String>> seen = new HashSet<>();
        private int test = 1;
        private double latest;

        int of(CsvRow row) {
            if (!row.has("iter")) {
                return test;
            }
            double iteration = row.number("iter");
            boolean isSeen = !seen.add(List.of(row.text(FIRST_COLUMN), row.text("iter")));
            if (isSeen || iteration < latest) {
                test++;
                seen.clear();
                seen.add(List.of(row.text(FIRST_COLUMN), row.text("iter")));
            }
            latest = iteration;
            return test;
        }
    }

    @Override
    public String name() {
        return "IOR CSV";
    }

    @Override
    public Marks marks() {
        return Marks.of("access,bw(MiB/s)", "xfer(KiB)", "numTasks");
    }

    @Override
    public List<StorageResult> read(String text, Place place) {
        Map<Key, List<CsvRow>> rows = new LinkedHashMap<>();
        Tests tests = new Tests();
        List<String> columns = List.of();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            if (line.startsWith(FIRST_COLUMN + ",")) {
                columns = List.of(line.strip().split(",", -1));
            } else if (!columns.isEmpty() && IorTest.isTransfer(line.strip().split(",", 2)[0])) {
                CsvRow row = CsvRow.of(columns, line, number, place);
                rows.computeIfAbsent(key(tests.of(row), row), key -> new ArrayList<>())
                        .add(row);
            }
        }
        return rows.entrySet().stream()
                .map(group -> result(group.getKey(), group.getValue()))
                .toList();
    }

    private static Key key(int test, CsvRow row) {
        String bytes = String.valueOf(Math.rint(row.number("xfer(KiB)") * KIB));
        return new Key(
                test,
                row.text(FIRST_COLUMN),
                Figures.count(bytes, Limits.BLOCK_BYTES, row.place("xfer(KiB)")),
                row.count("numTasks", Limits.WORKERS));
    }

    private static StorageResult result(Key key, List<CsvRow> rows) {
        return new IorTest(
                        Optional.empty(),
                        IorMode.UNKNOWN,
                        key.operation,
                        key.test == 1 ? "" : " of test " + key.test,
                        key.transferBytes,
                        null,
                        key.tasks,
                        IorRepetitions.rates(
                                rows.stream().map(row -> row.number(RATE)).toList()),
                        rows.size(),
                        null,
                        mean(rows, "IOPS"),
                        mean(rows, "total(s)"),
                        mean(rows, "Latency"))
                .result();
    }

    private static Double mean(List<CsvRow> rows, String column) {
        List<Double> values = rows.stream()
                .filter(row -> row.has(column))
                .map(row -> row.number(column))
                .toList();
        return values.isEmpty() ? null : (Double) IorRepetitions.rates(values).mean();
    }
}
