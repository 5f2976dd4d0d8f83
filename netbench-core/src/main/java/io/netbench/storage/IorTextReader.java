package io.netbench.storage;

import io.netbench.result.StorageResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What IOR prints: options of each test, a table of repetitions, and a table of all tests, which a run cut short has not. */
final class IorTextReader implements StorageReader {

    private static final Pattern OPTION_NAME = Pattern.compile("[A-Za-z][\\w ]*+");
    private static final Pattern VERSION = Pattern.compile("IOR-(\\S+?): MPI Coordinated Test.*");
    private static final Pattern TEST_OF_OLD = Pattern.compile("Test (\\d{1,9}) started");
    private static final Pattern CLIENTS = Pattern.compile("(\\d{1,9}) \\((\\d{1,9}) per node\\)");
    private static final String ONLY_TEST = "";
    private static final double KIB = 1024;

    @Override
    public String name() {
        return "IOR text";
    }

    @Override
    public Marks marks() {
        return Marks.of("MPI Coordinated Test of Parallel I/O", "xfersize", " bw(MiB/s) ");
    }

    @Override
    public List<StorageResult> read(String text, Place place) {
        List<Parsed> runs = new ArrayList<>();
        runs.add(new Parsed(place, 0));
        text.lines().forEach(line -> {
            Parsed last = runs.get(runs.size() - 1);
            if (VERSION.matcher(line.strip()).matches()) {
                runs.add(new Parsed(place, last.number));
            }
            runs.get(runs.size() - 1).line(line);
        });
        return runs.stream().flatMap(run -> run.results().stream()).toList();
    }

    private record Repetitions(Options test, String operation) {}

    /** Options of one test, with their lines. Two tests are never the same, though their options be. */
    private static final class Options {

        private final Map<String, String> values = new HashMap<>();
        private final Place place;

        Options(Place place) {
            this.place = place;
        }

        /** Hosts, and in older versions only tasks and how many of them there are on each. */
        Integer nodes() {
            if (values.containsKey("nodes")) {
                return (int) Figures.count(values.get("nodes"), Limits.HOSTS, place.at("nodes"));
            }
            Matcher clients = CLIENTS.matcher(values.getOrDefault("clients", ""));
            if (!clients.matches()) {
                return null;
            }
            long perNode = Figures.count(clients.group(2), Limits.WORKERS, place.at("clients"));
            return (int) Math.max(1, tasks() / perNode);
        }

        long tasks() {
            Matcher clients = CLIENTS.matcher(values.getOrDefault("clients", ""));
            String tasks = clients.matches() ? clients.group(1) : values.get("tasks");
            if (tasks == null) {
                throw place.at("tasks").wrong("is missing");
            }
            return Figures.count(tasks, Limits.WORKERS, place.at("tasks"));
        }

        /** @param api as the table of all tests has it; empty where there is none */
        IorMode mode(String api) {
            return new IorMode(
                    api.isEmpty() ? values.getOrDefault("api", "") : api,
                    begins("type", "collective"),
                    begins("access", "file-per-process"),
                    begins("ordering in a file", "random"),
                    values.getOrDefault("ordering inter file", "").contains("task offset")
                            && !begins("ordering inter file", "no "));
        }

        private boolean begins(String name, String value) {
            return values.getOrDefault(name, "").startsWith(value);
        }
    }

    /** What has been understood so far of the lines of a run, which begin with its title. */
    private static final class Parsed {

        private final Place place;
        private final Map<String, Options> tests = new HashMap<>();
        private final Map<Repetitions, List<CsvRow>> repetitions = new LinkedHashMap<>();
        private final List<CsvRow> summary = new ArrayList<>();
        private Optional<String> version = Optional.empty();
        private Options options;
        private List<String> columns = List.of();
        private int number;

        /** @param number of the line before the first */
        Parsed(Place place, int number) {
            this.place = place;
            this.number = number;
            options = new Options(place);
        }

        void line(String line) {
            number++;
            List<String> words = List.of(line.strip().split("\\s+"));
            Matcher title = VERSION.matcher(line.strip());
            if (title.matches()) {
                version = Optional.of(title.group(1));
            } else if (words.get(0).equals("access") && line.contains("bw(MiB/s)")) {
                columns = words;
            } else if (words.get(0).equals("Operation")) {
                columns = words;
            } else if (IorTest.isTransfer(words.get(0)) && !columns.isEmpty()) {
                row(words);
            } else {
                option(line.strip());
            }
        }

        /** A name, a colon or an equals sign, and a value. */
        private void option(String line) {
            int end = 0;
            while (end < line.length() && line.charAt(end) != ':' && line.charAt(end) != '=') {
                end++;
            }
            String name = line.substring(0, end).strip();
            if (end < line.length() && OPTION_NAME.matcher(name).matches()) {
                option(name, line.substring(end + 1).strip());
            }
        }

        private void option(String name, String value) {
            Matcher old = TEST_OF_OLD.matcher(name);
            if (name.equals("TestID") || old.matches()) {
                options = new Options(place);
                tests.put(old.matches() ? old.group(1) : value, options);
                columns = List.of();
            }
            options.values.put(name, value);
        }

        private void row(List<String> words) {
            boolean isSummary = columns.get(0).equals("Operation");
            if (words.size() < columns.size()) {
                throw place.wrong("line %d has %d columns, not %d: it is cut off"
                        .formatted(number, words.size(), columns.size()));
            }
            CsvRow row = new CsvRow(columns, words, number, place);
            if (isSummary) {
                summary.add(row);
            } else {
                repetitions
                        .computeIfAbsent(new Repetitions(options, words.get(0)), key -> new ArrayList<>())
                        .add(row);
            }
        }

        /** As the table of all tests has them, and what it has not, since it is cut off, by the repetitions. */
        List<StorageResult> results() {
            List<StorageResult> results = new ArrayList<>();
            Set<String> summed = new HashSet<>();
            for (CsvRow row : summary) {
                if (IorTest.isTransfer(row.text("Operation"))) {
                    results.add(ofSummary(row));
                    summed.add(row.text("Operation"));
                }
            }
            repetitions.forEach((test, rows) -> {
                if (!summed.contains(test.operation)) {
                    results.add(ofRepetitions(test, rows));
                }
            });
            return results;
        }

        private StorageResult ofSummary(CsvRow row) {
            Options test = tests.getOrDefault(row.has("Test#") ? row.text("Test#") : ONLY_TEST, options);
            String operation = row.text("Operation");
            List<CsvRow> rows = repetitions.getOrDefault(new Repetitions(test, operation), List.of());
            return new IorTest(
                            version,
                            test.mode(row.has("API") ? row.text("API") : ""),
                            operation,
                            "",
                            row.count("xsize", Limits.BLOCK_BYTES),
                            test.nodes(),
                            row.count("#Tasks", Limits.WORKERS),
                            new IorTest.Rates(row.number("Mean(MiB)"), row.number("Min(MiB)"), row.number("Max(MiB)")),
                            row.has("reps") ? (int) row.count("reps", Limits.RESULTS) : 1,
                            null,
                            row.numberOrNull("Mean(OPs)"),
                            row.numberOrNull("Mean(s)"),
                            mean(rows, "Latency(s)"))
                    .result();
        }

        private StorageResult ofRepetitions(Repetitions test, List<CsvRow> rows) {
            CsvRow first = rows.get(0);
            String bytes = String.valueOf(Math.rint(first.number("xfer(KiB)") * KIB));
            return new IorTest(
                            version,
                            test.test.mode(""),
                            test.operation,
                            "",
                            Figures.count(bytes, Limits.BLOCK_BYTES, first.place("xfer(KiB)")),
                            test.test.nodes(),
                            test.test.tasks(),
                            IorRepetitions.rates(rows.stream()
                                    .map(row -> row.number("bw(MiB/s)"))
                                    .toList()),
                            rows.size(),
                            null,
                            mean(rows, "IOPS"),
                            mean(rows, "total(s)"),
                            mean(rows, "Latency(s)"))
                    .result();
        }

        private static Double mean(List<CsvRow> rows, String column) {
            List<Double> values = rows.stream()
                    .filter(row -> row.has(column))
                    .map(row -> row.number(column))
                    .toList();
            return values.isEmpty()
                    ? null
                    : (Double) IorRepetitions.rates(values).mean();
        }
    }
}
