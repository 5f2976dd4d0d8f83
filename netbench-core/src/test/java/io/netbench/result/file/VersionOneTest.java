package io.netbench.result.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.EndpointFlow;
import io.netbench.result.EndpointResult;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.ResultJson;
import io.netbench.result.ResultSchema;
import io.netbench.result.RunResult;
import io.netbench.result.SocketOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Documents of version 1, of which some were written by the last build that wrote them, must stay readable. */
class VersionOneTest {

    private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

    static List<String> documents() {
        return List.of(
                "incast", "incomplete", "plain-incast", "read-barrier", "bytes-rate", "interrupted", "unreachable");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void shouldReadThemAsResultsOfVersion2(String name) throws IOException {
        byte[] document = document(name);
        ResultSchema.assertValidVersion1(new String(document, StandardCharsets.UTF_8));

        RunResult lifted = read(document);

        ResultSchema.assertValid(lifted);
        assertEquals(lifted, read(ResultJson.mapper().writeValueAsBytes(lifted)), "it can be written as version 2");
        assertEquals(1, lifted.loads().size());
    }

    /** No figure may be lost or changed on the way. */
    @ParameterizedTest
    @MethodSource("documents")
    void shouldKeepEveryFigure(String name) throws IOException {
        ObjectNode before = (ObjectNode) ResultJson.mapper().readTree(document(name));

        JsonNode after = ResultJson.mapper().readTree(ResultJson.mapper().writeValueAsBytes(read(document(name))));

        JsonNode load = after.at("/loads/0");
        ObjectNode plan = (ObjectNode) before.remove("plan");
        plan.remove("socket_options");
        for (JsonNode link : before.path("links")) {
            link.path("connections").forEach(connection -> ((ObjectNode) connection).remove("options"));
        }
        before.remove(List.of("schema", "checks"));
        assertKept("totals", before.path("totals"), load.path("totals"));
        for (String moved : List.of("steady", "rounds")) {
            Optional.ofNullable(before.remove(moved)).ifPresent(value -> assertKept(moved, value, load.path(moved)));
        }
        assertKept("", before, after);
        for (String member : plan.propertyNames()) {
            String today = member.equals("rounds") ? "rounds_asked" : member;
            JsonNode kept =
                    load.has(today) ? load.path(today) : after.path("plan").path(today);
            assertKept("plan." + member, plan.path(member), kept);
        }
        assertEquals(plan.path("pattern"), load.path("name"));
        after.path("links").forEach(link -> assertEquals(load.path("name"), link.path("load")));
    }

    private static void assertKept(String path, JsonNode before, JsonNode after) {
        if (before.isObject()) {
            before.properties()
                    .forEach(member ->
                            assertKept(path + "." + member.getKey(), member.getValue(), after.path(member.getKey())));
        } else if (before.isArray()) {
            assertEquals(before.size(), after.size(), path);
            for (int i = 0; i < before.size(); i++) {
                assertKept(path + "[" + i + "]", before.get(i), after.get(i));
            }
        } else {
            assertEquals(before, after, path);
        }
    }

    @Test
    void shouldSayWhatEachEndpointSentAndReceived() throws IOException {
        RunResult run = read(document("plain-incast"));

        assertEquals(
                List.of("client-1", "server-1", "client-2"),
                run.endpoints().stream().map(EndpointResult::name).toList());
        EndpointResult server = run.endpoints().get(1);
        EndpointFlow in = server.in().orElseThrow();
        assertEquals(Optional.empty(), server.out());
        assertEquals(List.of("server"), server.roles());
        assertEquals("this host", server.host());
        assertEquals(run.totals().bytes(), in.bytes());
        assertEquals(run.totals().goodputBytesPerS(), in.goodputBytesPerS(), 1e-3);
        assertEquals(2, in.links());
        assertEquals(List.of("client"), run.endpoints().get(0).roles());
        assertEquals(
                run.links().get(0).bytes(),
                run.endpoints().get(0).out().orElseThrow().bytes());
    }

    @Test
    void shouldCallSocketOptionsByTheirNamesOfToday() throws IOException {
        RunResult run = read(document("read-barrier"));

        LinkResult link = run.links().get(0);
        SocketOptions options =
                link.connections().get(0).options().orElseThrow().source().orElseThrow();
        assertEquals(Optional.of(46), run.plan().socketOptions().orElseThrow().dscp());
        assertEquals(Optional.of(46), options.asked().dscp());
        assertEquals(Optional.of(46), options.inForce().dscp());
        assertTrue(options.inForce().sendBufferBytes().orElseThrow() > 0);
        LoadResult load = run.loads().get(0);
        assertTrue(load.barrier());
        assertEquals("read", load.mode());
        assertTrue(load.rounds().orElseThrow().count() > 0);
    }

    @Test
    void shouldLeaveOutTheToolsOwnChecks() throws IOException {
        assertEquals(List.of(), read(document("plain-incast")).checks());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "null", "\"many\"", "[null]", "{}"})
    void shouldReadOrRefuseEveryMemberWithAnOddValue(String value) throws IOException {
        JsonNode odd = ResultJson.mapper().readTree(value);
        ObjectNode document = (ObjectNode) ResultJson.mapper().readTree(document("read-barrier"));
        for (Place place : places(document)) {
            JsonNode former = place.parent().get(place.name());
            place.parent().set(place.name(), odd);
            assertReadOrClear(place, document);
            place.parent().set(place.name(), former);
        }
    }

    @Test
    void shouldReadOrRefuseEveryMemberThatIsMissing() throws IOException {
        ObjectNode document = (ObjectNode) ResultJson.mapper().readTree(document("read-barrier"));
        for (Place place : places(document)) {
            JsonNode former = place.parent().remove(place.name());
            assertReadOrClear(place, document);
            place.parent().set(place.name(), former);
        }
    }

    private static void assertReadOrClear(Place place, ObjectNode document) {
        String message = message(ResultJson.mapper().writeValueAsBytes(document));
        assertFalse(message.contains("can't be read"), () -> place.path() + ": " + message);
        assertTrue(message.isEmpty() || message.startsWith("x.json: "), () -> place.path() + ": " + message);
        assertTrue(message.lines().count() <= 1, message);
    }

    private static String message(byte[] document) {
        try {
            read(document);
            return "";
        } catch (ResultFileException e) {
            return e.getMessage();
        }
    }

    @Test
    void shouldSayWhatIsDamaged() throws IOException {
        ObjectNode document = (ObjectNode) ResultJson.mapper().readTree(document("plain-incast"));
        document.withObject("/plan").put("queue_depth", "many");

        String message = assertThrows(
                        ResultFileException.class,
                        () -> read(ResultJson.mapper().writeValueAsBytes(document)))
                .getMessage();

        assertEquals(
                "x.json: a damaged result: loads[0].queue_depth must be a whole number of at most 2147483647, got: \"many\"",
                message);
    }

    private record Place(String path, ObjectNode parent, String name) {}

    /** Every member once: those that differ by an index alone are left out. */
    private static List<Place> places(ObjectNode document) {
        List<Place> places = new ArrayList<>();
        collect("", document, places, new HashSet<>());
        return places;
    }

    private static void collect(String path, JsonNode node, List<Place> places, Set<String> kinds) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> {
                String its = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
                if (kinds.add(INDEX.matcher(its).replaceAll("[]"))) {
                    places.add(new Place(its, object, entry.getKey()));
                }
                collect(its, entry.getValue(), places, kinds);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(path + "[" + i + "]", array.get(i), places, kinds);
            }
        }
    }

    private static RunResult read(byte[] document) {
        return ResultReader.read("x.json", new ByteArrayInputStream(document));
    }

    private static byte[] document(String name) throws IOException {
        try (var in = VersionOneTest.class.getResourceAsStream("/netbench-result-1/" + name + ".json")) {
            return in.readAllBytes();
        }
    }
}
