package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.netbench.plan.HostList;
import io.netbench.suite.sweep.SweepField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Holds the schema of scenarios in {@code docs} to the keys that are read. To write it anew:
 * {@code mvn -pl netbench-cli -am test -Dtest=ScenarioSchemaTest -Dsurefire.failIfNoSpecifiedTests=false -Dupdate.docs=true}.
 */
class ScenarioSchemaTest {

    static final Path SCHEMA = Path.of("..", "docs", "netbench-scenario-1.schema.json");
    private static final Path EXAMPLES = Path.of("..", "examples", "scenarios");
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final OptionKeys ofRun = new OptionKeys(PhaseLine::newCommand, PhaseLine.WITHOUT);
    private final OptionKeys ofLoad = new OptionKeys(LoadLine::newCommand, Set.of());

    @Test
    void shouldHaveEveryKeyThatIsRead() throws IOException {
        String expected = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema()) + "\n";
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(SCHEMA, expected);
        }
        assertEquals(
                expected,
                Files.readString(SCHEMA),
                "the schema is out of date; the comment of this test says how to write it anew");
    }

    @Test
    void shouldTakeTheExamplesAndRefuseSlips() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        List<Path> examples = new ArrayList<>();
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            files.forEach(examples::add);
        }
        assertEquals(4, examples.size());
        for (Path example : examples) {
            String json = asJson(Files.readString(example));
            assertEquals(List.of(), schema.validate(json, InputFormat.JSON), example.toString());
        }
        String slip = asJson("phases: [{name: a, pattern: incast, block_size: 4k}]");
        assertFalse(schema.validate(slip, InputFormat.JSON).isEmpty());
    }

    private static String asJson(String yaml) {
        return JSON.writeValueAsString(YAMLMapper.builder().build().readTree(yaml));
    }

    private ObjectNode schema() {
        ObjectNode root = JSON.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "A scenario of netbench: phases of loads, one after another");
        ObjectNode keys = object(root);
        root.putArray("required").add("phases");
        text(keys, "name", "What it is called.");
        text(keys, "description", "What it is for.");
        ObjectNode variables = keys.putObject("variables").put("type", "object");
        variables.put(
                "description",
                "Names with their values, which ${NAME} stands for and --set changes; no value: it must be set.");
        types(variables.putObject("additionalProperties"), "string", "number", "boolean", "null");
        types(keys.putObject("seed").put("description", "Orders the runs of sweeps."), "integer", "string");
        ObjectNode all = keys.putObject("all").put("description", "What holds for every phase that says nothing else.");
        options(object(all), ofRun);
        ObjectNode phases = keys.putObject("phases").put("type", "array").put("minItems", 1);
        ObjectNode phase = phases.putObject("items");
        ObjectNode ofPhase = object(phase);
        phase.putArray("required").add("name");
        name(ofPhase);
        text(ofPhase, "description", "What it is for.");
        pattern(ofPhase);
        ObjectNode loads = ofPhase.putObject("loads").put("type", "array").put("minItems", 1);
        ObjectNode load = loads.putObject("items");
        ObjectNode ofOne = object(load);
        load.putArray("required").add("name").add("pattern");
        name(ofOne);
        pattern(ofOne);
        options(ofOne, ofLoad);
        ObjectNode sweep = ofPhase.putObject("sweep").put("type", "object").put("maxProperties", 2);
        sweep.put("description", "What varies, and its values: a list, or a range such as 1..16.");
        sweep.put("additionalProperties", false);
        ObjectNode field = sweep.putObject("patternProperties")
                .putObject("^([a-z0-9-]+\\.)?(" + String.join("|", SweepField.keys()) + ")$");
        types(field, "string", "number", "array");
        types(ofPhase.putObject("repeat").put("description", "Runs of each point."), "integer", "string");
        ofPhase.putObject("fixed")
                .put("description", "What stays the same as sources of an incast grow in number.")
                .putArray("enum")
                .add("fragment")
                .add("block");
        options(ofPhase, ofRun);
        options(ofPhase, ofLoad);
        return root;
    }

    /** Makes an object with these keys and no others. */
    private static ObjectNode object(ObjectNode of) {
        of.put("type", "object").put("additionalProperties", false);
        return of.putObject("properties");
    }

    private static void text(ObjectNode keys, String key, String description) {
        keys.putObject(key).put("type", "string").put("description", description);
    }

    private static void name(ObjectNode keys) {
        keys.putObject("name").put("type", "string").put("pattern", "^[a-z0-9-]{1,64}$");
    }

    private static void pattern(ObjectNode keys) {
        keys.putObject("pattern").put("type", "string");
    }

    private static void options(ObjectNode keys, OptionKeys options) {
        for (String key : options.all()) {
            OptionSpec option = options.option(key);
            ObjectNode node = keys.putObject(key);
            node.put("description", String.join(" ", option.description()).replace("%%", "%"));
            if (option.arity().max() == 0) {
                types(node, "boolean", "string");
            } else if (option.isMultiValue() || option.type() == HostList.class) {
                types(node, "string", "number", "array");
            } else {
                types(node, "string", "number");
            }
        }
    }

    private static void types(ObjectNode node, String... types) {
        ArrayNode array = node.putArray("type");
        Stream.of(types).forEach(array::add);
    }
}
