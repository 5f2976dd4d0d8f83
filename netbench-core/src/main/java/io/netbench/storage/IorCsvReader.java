package io.netbench.storage;

import io.netbench.result.StorageResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What IOR writes with {@code -O summaryFormat=CSV}: a row for each operation of each repetition, without hosts. */
final class IorCsvReader implements StorageReader {

    private static final String FIRST_COLUMN = "access";
    private static final String RATE = "bw(MiB/s)";
    private static final double KIB = 1024;

    private record Key(String operation, long transferBytes, long tasks) {}

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
        List<String> columns = List.of();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            if (line.startsWith(FIRST_COLUMN + ",")) {
                columns = List.of(line.strip().split(",", -1));
            } else if (!columns.isEmpty() && IorTest.isTransfer(line.strip().split(",", 2)[0])) {
                CsvRow row = CsvRow.of(columns, line, number, place);
                rows.computeIfAbsent(key(row), key -> new ArrayList<>()).add(row);
            }
        }
        return rows.entrySet().stream()
                .map(group -> result(group.getKey(), group.getValue()))
                .toList();
    }

    private static Key key(CsvRow row) {
        String bytes = String.valueOf(Math.rint(row.number("xfer(KiB)") * KIB));
        return new Key(
                row.text(FIRST_COLUMN),
                Figures.count(bytes, Limits.BLOCK_BYTES, row.place("xfer(KiB)")),
                row.count("numTasks", Limits.WORKERS));
    }

    private static StorageResult result(Key key, List<CsvRow> rows) {
        return new IorTest(
                        Optional.empty(),
                        "",
                        false,
                        key.operation,
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
