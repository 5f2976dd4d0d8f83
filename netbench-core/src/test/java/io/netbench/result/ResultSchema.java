package io.netbench.result;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Holds documents against the published schema of results, and against the rule that every null has its reason. */
public final class ResultSchema {

    private static final String RESULT = "docs/netbench-result-2.schema.json";
    private static final String OLDER_RESULT = "docs/netbench-result-1.schema.json";

    private static final String SUITE = "docs/netbench-suite-1.schema.json";

    private static final String COMPARISON = "docs/netbench-comparison-1.schema.json";

    private static final String WATCH = "docs/netbench-watch-1.schema.json";

    private static final String WATCH_VERDICT = "docs/netbench-watch-verdict-1.schema.json";

    private static final Schema SCHEMA = schema(RESULT);

    private ResultSchema() {}

    /** Fails, with everything that is wrong, unless {@code json} is a result as the schema wants it. */
    public static void assertValid(String json) {
        List<String> faults = faults(json);
        assertTrue(faults.isEmpty(), () -> "not a valid result:\n  " + String.join("\n  ", faults));
    }

    /** The same for a result in memory, as it would be written. */
    public static void assertValid(RunResult result) {
        assertValid(ResultJson.mapper().writeValueAsString(result));
    }

    /** The same for a suite, with the results in it. */
    public static void assertValidSuite(SuiteResult suite) {
        List<String> faults = suiteFaults(ResultJson.mapper().writeValueAsString(suite));
        assertTrue(faults.isEmpty(), () -> "not a valid suite:\n  " + String.join("\n  ", faults));
    }

    /** The same for a comparison. */
    public static void assertValidComparison(String json) {
        List<String> faults = faults(schema(COMPARISON), json);
        assertTrue(faults.isEmpty(), () -> "not a valid comparison:\n  " + String.join("\n  ", faults));
    }

    /** The same for what a watch says of how far it has come. */
    public static void assertValidWatch(String json) {
        List<String> faults = faults(schema(WATCH), json);
        assertTrue(faults.isEmpty(), () -> "not a valid watch:\n  " + String.join("\n  ", faults));
    }

    /** The same for what a watch says of a suite. */
    public static void assertValidWatchVerdict(String json) {
        List<String> faults = faults(schema(WATCH_VERDICT), json);
        assertTrue(faults.isEmpty(), () -> "not a valid verdict of a watch:\n  " + String.join("\n  ", faults));
    }

    /** Everything that is wrong with a suite. */
    static List<String> suiteFaults(String json) {
        return faults(schema(SUITE), json);
    }

    /** The same for a document of version 1. */
    public static void assertValidVersion1(String json) {
        List<String> faults = faults(schema(OLDER_RESULT), json);
        assertTrue(faults.isEmpty(), () -> "not a valid result of version 1:\n  " + String.join("\n  ", faults));
    }

    /** Everything that is wrong with a document. */
    public static List<String> faults(String json) {
        return faults(SCHEMA, json);
    }

    private static Schema schema(String file) {
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        known -> known.schemas(Map.of("urn:netbench:result:2", text(RESULT))))
                .getSchema(text(file));
    }

    static List<String> faults(Schema schema, String json) {
        List<String> faults = new ArrayList<>();
        schema.validate(json, InputFormat.JSON).stream().map(Error::toString).forEach(faults::add);
        unexplainedNulls("", ResultJson.mapper().readTree(json), faults);
        return faults;
    }

    /** The schema as a document. */
    static JsonNode document() {
        return ResultJson.mapper().readTree(text(RESULT));
    }

    /** The schema of suites as a document. */
    static JsonNode suiteDocument() {
        return ResultJson.mapper().readTree(text(SUITE));
    }

    private static void unexplainedNulls(String path, JsonNode node, List<String> faults) {
        for (String name : node.propertyNames()) {
            boolean isNull = node.get(name).isNull();
            boolean hasReason = node.path("absent").has(name);
            if (isNull != hasReason && !name.equals("absent")) {
                faults.add(
                        path + "/" + name + (isNull ? " is null without a reason" : " has a reason but is not null"));
            }
            unexplainedNulls(path + "/" + name, node.get(name), faults);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            unexplainedNulls(path + "/" + i, node.get(i), faults);
        }
    }

    /** Modules run their tests in their own folders, so the schema is looked for upwards. */
    private static String text(String file) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(file))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "there is no " + file + " above " + Path.of("").toAbsolutePath());
        }
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
