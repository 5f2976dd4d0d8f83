package io.netbench.storage;

import io.netbench.result.StorageResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What IOR writes with {@code -O summaryFormat=JSON}. */
final class IorJsonReader implements StorageReader {

    private static final double KIB = 1024;

    @Override
    public String name() {
        return "IOR JSON";
    }

    @Override
    public Marks marks() {
        return Marks.ofKeys("tests", "Command line", "transferSize", "bwMeanMIB|bwMiB");
    }

    @Override
    public List<StorageResult> read(String text, Place place) {
        List<StorageResult> results = new ArrayList<>();
        for (JsonField document : JsonText.documents(text, place)) {
            results.addAll(document.at("summary").isThere() ? ofSummary(document) : ofRepetitions(document));
        }
        return results;
    }

    private static Optional<String> version(JsonField document) {
        return document.at("Version").isThere()
                ? Optional.of(document.at("Version").text())
                : Optional.empty();
    }

    private static List<StorageResult> ofSummary(JsonField document) {
        Map<String, JsonField> tests = new LinkedHashMap<>();
        document.at("tests")
                .itemsIfThere()
                .forEach(test -> tests.put(test.at("TestID").textOr(""), test));
        List<StorageResult> results = new ArrayList<>();
        for (JsonField row : document.at("summary").items()) {
            String operation = row.at("operation").text();
            if (!IorTest.isTransfer(operation)) {
                continue;
            }
            JsonField test = tests.getOrDefault(row.at("TestID").textOr(""), document.at("none"));
            JsonField parameters = test.at("Parameters");
            results.add(new IorTest(
                            version(document),
                            mode(row.at("API").textOr(""), parameters),
                            operation,
                            "",
                            row.at("transferSize").count(Limits.BLOCK_BYTES),
                            nodes(test),
                            row.at("numTasks").count(Limits.WORKERS),
                            new IorTest.Rates(
                                    row.at("bwMeanMIB").number(),
                                    row.at("bwMinMIB").number(),
                                    row.at("bwMaxMIB").number()),
                            (int)
                                    (row.at("repetitions").isThere()
                                            ? row.at("repetitions").count(Limits.RESULTS)
                                            : 1),
                            row.at("StoneWallbwMeanMIB").numberOrNull(),
                            row.at("OPsMean").numberOrNull(),
                            row.at("MeanTime").numberOrNull(),
                            latency(test, operation))
                    .result());
        }
        return results;
    }

    /** Of a run that did not come to its summary. */
    private static List<StorageResult> ofRepetitions(JsonField document) {
        List<StorageResult> results = new ArrayList<>();
        for (JsonField test : document.at("tests").items()) {
            JsonField parameters = test.at("Parameters");
            for (String operation : List.of("write", "read")) {
                List<JsonField> rows = rows(test, operation);
                if (rows.isEmpty()) {
                    continue;
                }
                long transfer = parameters.at("transferSize").isThere()
                        ? parameters.at("transferSize").count(Limits.BLOCK_BYTES)
                        : Figures.count(
                                String.valueOf(
                                        Math.rint(rows.get(0).at("xferKiB").number() * KIB)),
                                Limits.BLOCK_BYTES,
                                rows.get(0).at("xferKiB").place());
                results.add(new IorTest(
                                version(document),
                                mode(parameters.at("api").textOr(""), parameters),
                                operation,
                                "",
                                transfer,
                                nodes(test),
                                test.at("Options").at("tasks").count(Limits.WORKERS),
                                IorRepetitions.rates(rows.stream()
                                        .map(row -> row.at("bwMiB").number())
                                        .toList()),
                                rows.size(),
                                null,
                                mean(rows, "iops"),
                                mean(rows, "totalTime"),
                                mean(rows, "latency"))
                        .result());
            }
        }
        return results;
    }

    private static IorMode mode(String api, JsonField parameters) {
        return new IorMode(
                api,
                isSet(parameters, "collective"),
                isSet(parameters, "filePerProc"),
                isSet(parameters, "randomOffset"),
                isSet(parameters, "reorderTasks") || isSet(parameters, "reorderTasksRandom"));
    }

    private static boolean isSet(JsonField parameters, String name) {
        return parameters.at(name).textOr("0").equals("1");
    }

    private static Integer nodes(JsonField test) {
        JsonField nodes = test.at("Parameters").at("nodes").isThere()
                ? test.at("Parameters").at("nodes")
                : test.at("Options").at("nodes");
        return nodes.isThere() ? (Integer) (int) nodes.count(Limits.HOSTS) : null;
    }

    /** The repetitions of an operation; versions differ in whether each has an array of its own. */
    private static List<JsonField> rows(JsonField test, String operation) {
        List<JsonField> rows = new ArrayList<>();
        for (JsonField entry : test.at("Results").itemsIfThere()) {
            (entry.node().isArray() ? entry.items() : List.of(entry))
                    .stream()
                            .filter(row -> row.at("access").textOr("").equals(operation))
                            .forEach(rows::add);
        }
        return rows;
    }

    private static Double latency(JsonField test, String operation) {
        return mean(rows(test, operation), "latency");
    }

    private static Double mean(List<JsonField> rows, String field) {
        List<Double> values = rows.stream()
                .filter(row -> row.at(field).isThere())
                .map(row -> row.at(field).number())
                .toList();
        return values.isEmpty() ? null : (Double) IorRepetitions.rates(values).mean();
    }
}
