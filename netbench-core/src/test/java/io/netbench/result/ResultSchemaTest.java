package io.netbench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.netbench.analysis.SampleResults;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ResultSchemaTest {

    static Collection<Map.Entry<String, RunResult>> samples() {
        return SampleResults.all().entrySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void shouldAcceptWhatTheWriterWrites(Map.Entry<String, RunResult> sample) {
        ResultSchema.assertValid(sample.getValue());
    }

    @Test
    void shouldFindAMisspelledField() {
        ObjectNode document = incast();
        document.put("startd_at", "2026-03-01T12:00:00Z");

        assertFault(document, "startd_at");
    }

    @Test
    void shouldFindAMissingField() {
        ObjectNode document = incast();
        document.withObject("/totals").remove("fairness_jain");

        assertFault(document, "fairness_jain");
    }

    @Test
    void shouldFindANullWithoutReason() {
        ObjectNode document = incast();
        document.withObject("/links/0/lifetime").putNull("sent_bytes");

        assertFault(document, "/links/0/lifetime/sent_bytes is null without a reason");
    }

    @Test
    void shouldFindAFigureOfTheWrongType() {
        ObjectNode document = incast();
        document.withObject("/links/0").put("bytes", "many");

        assertFault(document, "bytes");
    }

    @Test
    void shouldNameExactlyTheFieldsOfTheRecords() {
        assertEquals(ofRecords(reachable(RunResult.class)), ofSchema("run_result", ResultSchema.document()));
    }

    /** What suites have in common with results is described there. */
    @Test
    void shouldNameExactlyTheFieldsOfTheRecordsOfSuites() {
        Set<Class<?>> ofSuites = reachable(SuiteResult.class);
        ofSuites.removeAll(reachable(RunResult.class));

        assertEquals(ofRecords(ofSuites), ofSchema("suite_result", ResultSchema.suiteDocument()));
    }

    private static Map<String, Set<String>> ofRecords(Set<Class<?>> types) {
        Map<String, Set<String>> fields = new TreeMap<>();
        types.forEach(type -> fields.put(snake(type.getSimpleName()), fields(type)));
        return fields;
    }

    private static Map<String, Set<String>> ofSchema(String root, JsonNode schema) {
        Map<String, Set<String>> ofSchema = new TreeMap<>();
        ofSchema.put(root, properties(schema));
        for (String name : schema.get("$defs").propertyNames()) {
            JsonNode definition = schema.get("$defs").get(name);
            if (definition.has("properties")) {
                ofSchema.put(name, properties(definition));
            }
        }
        return ofSchema;
    }

    private static ObjectNode incast() {
        return (ObjectNode) ResultJson.mapper().valueToTree(SampleResults.incast());
    }

    private static void assertFault(JsonNode document, String expected) {
        List<String> faults = ResultSchema.faults(document.toString());
        assertTrue(faults.stream().anyMatch(fault -> fault.contains(expected)), () -> expected + " not in " + faults);
    }

    private static Set<String> properties(JsonNode schema) {
        return new TreeSet<>(schema.get("properties").propertyNames());
    }

    private static Set<String> fields(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
            names.add(named == null ? snake(component.getName()) : named.value());
        }
        return names;
    }

    private static String snake(String name) {
        return name.replaceAll("(?<=[a-z0-9])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** All records that a document is made of. */
    private static Set<Class<?>> reachable(Class<?> root) {
        Set<Class<?>> seen = new HashSet<>(Set.of(root));
        Deque<Class<?>> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (RecordComponent component : open.pop().getRecordComponents()) {
                Stream.of(component.getGenericType().getTypeName().split("[<>, ]+"))
                        .map(ResultSchemaTest::recordNamed)
                        .flatMap(Stream::ofNullable)
                        .filter(seen::add)
                        .forEach(open::push);
            }
        }
        return seen;
    }

    private static Class<?> recordNamed(String name) {
        try {
            Class<?> type = name.startsWith("io.netbench.") ? Class.forName(name) : null;
            return type != null && type.isRecord() ? type : null;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
