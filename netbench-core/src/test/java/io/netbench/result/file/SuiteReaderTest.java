package io.netbench.result.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.result.ResultJson;
import io.netbench.result.ResultSchema;
import io.netbench.result.SampleSuites;
import io.netbench.result.SuiteResult;
import io.netbench.text.Property;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SuiteReaderTest {

    @TempDir
    private Path folder;

    static Collection<Map.Entry<String, SuiteResult>> samples() {
        return SampleSuites.all().entrySet();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void shouldReadBackWhatWasWritten(Map.Entry<String, SuiteResult> sample) {
        Path file = folder.resolve("suite.json");
        SuiteResult suite = sample.getValue();
        ResultSchema.assertValidSuite(suite);

        SuiteWriter.write(suite, new Output(Property.JSON, file.toString()), Outlet.filesOnly(Patience.endless()));

        assertEquals(suite, SuiteReader.read(file));
    }

    @Test
    void shouldSayThatAResultIsNoSuite() {
        assertEquals(
                "x.json: its schema is netbench-result/2, this version of netbench reads netbench-suite/1",
                message(ResultJson.mapper().valueToTree(SampleResults.incast())));
        assertEquals(
                "x.json: not a netbench suite: it has no \"schema\": \"netbench-suite/1\"",
                message(ResultJson.mapper().createObjectNode()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../other.json", "runs/../../x.json", "a//b.json", "./a.json"})
    void shouldNotBeLedToFilesElsewhere(String file) {
        assertDamage(
                "runs[0].file must be a path below the folder of the suite, got: " + file,
                SampleSuites.validation(),
                document -> ((ObjectNode) document.at("/runs/0")).put("file", file));
    }

    @Test
    void shouldSayWhatIsDamaged() {
        SuiteResult suite = SampleSuites.validation();
        assertDamage("suite_id is missing", suite, document -> document.remove("suite_id"));
        assertDamage(
                "runs[0].digest must be there exactly with a file, got: shift-1",
                suite,
                document -> ((ObjectNode) document.at("/runs/0")).remove("digest"));
        assertDamage(
                "runs must have a name each, got twice: shift-1",
                suite,
                document -> ((ObjectNode) document.at("/runs/1")).put("name", "shift-1"));
        assertDamage(
                "runs must name one of the phases, got: pears",
                suite,
                document -> ((ObjectNode) document.at("/runs/1")).put("phase", "pears"));
        assertDamage(
                "phases[1].reason must be given of a phase that is CUT, got: none",
                suite,
                document -> ((ObjectNode) document.at("/phases/1")).put("status", "cut"));
        assertDamage(
                "runs[0].result.links[0].bytes must be a whole number of at most 9223372036854775807, got: \"many\"",
                SampleSuites.sweep(),
                document -> ((ObjectNode) document.at("/runs/0/result/links/0")).put("bytes", "many"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "null", "\"many\"", "[null]", "{}"})
    void shouldReadOrRefuseEveryMemberWithAnOddValue(String value) {
        JsonNode odd = ResultJson.mapper().readTree(value);
        ObjectNode document = ResultJson.mapper().valueToTree(SampleSuites.validation());
        withOdd(document, document, odd);
    }

    private static void withOdd(ObjectNode document, JsonNode node, JsonNode odd) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode former = object.get(name);
                withOdd(document, former, odd);
                object.set(name, odd);
                String message = message(document);
                assertFalse(message.contains("can't be read"), () -> name + ": " + message);
                assertTrue(message.isEmpty() || message.startsWith("x.json: "), () -> name + ": " + message);
                object.set(name, former);
            }
        } else {
            node.forEach(part -> withOdd(document, part, odd));
        }
    }

    private static void assertDamage(String expected, SuiteResult suite, Consumer<ObjectNode> change) {
        ObjectNode document = ResultJson.mapper().valueToTree(suite);
        change.accept(document);

        assertEquals("x.json: a damaged suite: " + expected, message(document));
    }

    private static String message(JsonNode document) {
        try {
            SuiteReader.read(
                    "x.json", new ByteArrayInputStream(ResultJson.mapper().writeValueAsBytes(document)));
            return "";
        } catch (ResultFileException e) {
            assertEquals(1, e.getMessage().lines().count());
            return e.getMessage();
        }
    }
}
