package io.netbench.result.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.result.ResultJson;
import io.netbench.result.RunResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Damages every member of results in turn: what is refused is named by its path. */
class DamagedMembersTest {

    private static final String DAMAGED = "x.json: a damaged result: ";
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

    /** Without one of these, another member is refused first. */
    private static final Set<String> CHECKED_WITH_OTHERS = Set.of("schema", "checks[0].value");

    private record Sample(ObjectNode document, List<Place> places) {}

    /**
     * A member of a document.
     *
     * @param path as messages name it
     * @param parent object that it is in
     * @param name there
     */
    private record Place(String path, ObjectNode parent, String name) {

        JsonNode node() {
            return parent.get(name);
        }
    }

    @Test
    void shouldNameTheMemberThatIsMissingIfItIsNeeded() {
        int refused = 0;
        for (Sample sample : samples()) {
            for (Place place : sample.places()) {
                JsonNode former = place.node();
                place.parent().remove(place.name());
                String message = read(sample.document());
                if (!message.isEmpty() && !CHECKED_WITH_OTHERS.contains(place.path())) {
                    assertEquals(DAMAGED + place.path() + " is missing", message);
                    refused++;
                }
                place.parent().set(place.name(), former);
            }
            assertEquals("", read(sample.document()), "the document is whole again");
        }
        assertTrue(refused > 100, "most members are needed, refused: " + refused);
    }

    @Test
    void shouldNameTheMemberThatIsOfAnotherType() {
        for (Sample sample : samples()) {
            for (Place place : sample.places()) {
                JsonNode former = place.node();
                if (former.isContainer()) {
                    place.parent().put(place.name(), "text");
                } else {
                    place.parent().putArray(place.name()).add(1);
                }
                String message = read(sample.document());
                if (!place.name().equals("schema")) {
                    assertTrue(message.startsWith(DAMAGED + place.path() + " must be "), place.path() + ": " + message);
                }
                place.parent().set(place.name(), former);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "1e400", "-1", "\"\"", "null", "1e18", "[]", "{}"})
    void shouldReadOrRefuseEveryMemberWithAnOddValue(String value) {
        ObjectNode document = ResultJson.mapper().valueToTree(SampleResults.incomplete());
        JsonNode odd = ResultJson.mapper().readTree(value);
        List<Place> places = new ArrayList<>();
        collect("", document, places, new HashSet<>());
        for (Place place : places) {
            JsonNode former = place.node();
            place.parent().set(place.name(), odd);
            String message = read(document);
            assertFalse(message.contains("can't be read"), () -> place.path() + ": " + message);
            place.parent().set(place.name(), former);
        }
    }

    @Test
    void shouldNameAHistogramThatIsNone() {
        ObjectNode document = ResultJson.mapper().valueToTree(SampleResults.incast());
        ((ObjectNode) document.at("/links/3/goodput_histogram")).put("encoded", "AAAA");

        assertEquals(DAMAGED + "links[3].goodput_histogram.encoded is not an encoded histogram: AAAA", read(document));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 900, 100_000})
    void shouldRefuseDeepNesting(int depth) {
        String nested = "[".repeat(depth) + "]".repeat(depth);

        assertTrue(read(nested).startsWith("x.json: not a netbench result"), read(nested));
        assertTrue(read("{\"schema\":\"netbench-result/2\",\"plan\":" + nested + "}")
                .startsWith("x.json: "));
    }

    @Test
    void shouldRefuseNumbersThatAreTooLongToRead() {
        String message = read("{\"schema\":" + "9".repeat(100_000) + "}");

        assertTrue(message.startsWith("x.json: not a netbench result: "), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xff, 0xc3, 0xed, 0x00})
    void shouldRefuseBytesThatAreNoText(int odd) {
        byte[] document = ResultJson.mapper().writeValueAsBytes(SampleResults.incast());
        document[document.length / 2] = (byte) odd;

        String message = message(document);
        assertTrue(message.isEmpty() || message.startsWith("x.json: "), message);
        assertEquals(message.isEmpty() ? 0 : 1, message.lines().count());
    }

    /** Together they have every member once: those that differ by an index alone are left out. */
    private static List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        Set<String> kinds = new HashSet<>();
        for (RunResult result : SampleResults.all().values()) {
            ObjectNode document = ResultJson.mapper().valueToTree(result);
            List<Place> places = new ArrayList<>();
            collect("", document, places, kinds);
            samples.add(new Sample(document, places));
        }
        return samples;
    }

    private static void collect(String path, JsonNode node, List<Place> places, Set<String> kinds) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> {
                String itsPath = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
                if (kinds.add(INDEX.matcher(itsPath).replaceAll("[]"))) {
                    places.add(new Place(itsPath, object, entry.getKey()));
                }
                collect(itsPath, entry.getValue(), places, kinds);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(path + "[" + i + "]", array.get(i), places, kinds);
            }
        }
    }

    private static String read(JsonNode document) {
        return message(ResultJson.mapper().writeValueAsBytes(document));
    }

    private static String read(String document) {
        return message(document.getBytes(StandardCharsets.UTF_8));
    }

    /** Why the document is refused; empty if it is read. */
    private static String message(byte[] document) {
        try {
            ResultReader.read("x.json", new ByteArrayInputStream(document));
            return "";
        } catch (ResultFileException e) {
            assertEquals(1, e.getMessage().lines().count());
            return e.getMessage();
        }
    }
}
