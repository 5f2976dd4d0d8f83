package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.ResultJson;
import io.netbench.transport.Transport;
import io.netbench.transport.Transports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class DoctorCommandTest {

    @TempDir
    Path folder;

    @Test
    void shouldListEveryTransportOfThisBuild() {
        CommandRun run = CommandRun.of("doctor");

        assertEquals(0, run.status(), run::err);
        assertTrue(installed().contains("nio"));
        for (String name : installed()) {
            assertTrue(run.out().contains("\n " + name + " "), run::out);
        }
    }

    @Test
    void shouldPrintOneJsonDocumentAndNothingElse() {
        JsonNode report = json("doctor", "--json");

        assertEquals("netbench-doctor/1", report.get("schema").stringValue());
        assertEquals(installed(), names(report.get("transports")));
        assertTrue(report.at("/host/cpus/online").intValue() >= 1);
        assertTrue(report.at("/host/network/tcp_rmem/max_bytes").isNumber());
        assertTrue(names(report.at("/host/nics")).contains("lo"));
        assertEquals(1000, report.get("connections").intValue());
    }

    @Test
    void shouldGiveAReasonBesideEveryNull() {
        requireReasons(json("doctor", "--json", "-"));
    }

    @Test
    void shouldWriteTheDocumentToAFile() throws Exception {
        Path file = folder.resolve("doctor.json");

        CommandRun run = CommandRun.of("doctor", "--json", file.toString());

        assertEquals(0, run.status(), run::err);
        assertEquals("", run.out());
        JsonNode report = ResultJson.mapper().readTree(Files.readString(file));
        assertEquals("netbench-doctor/1", report.get("schema").stringValue());
    }

    @Test
    void shouldMakeItsHintsForTheConnectionsThatWereAskedFor() {
        JsonNode hints = json("doctor", "--json", "--connections", "2000000000").get("hints");

        assertTrue(hints.valueStream()
                .anyMatch(hint -> hint.get("topic").stringValue().equals("ports")));
    }

    @ParameterizedTest
    @CsvSource({
        "--connections=0, 'netbench doctor: --connections: must be at least 1, got: 0'",
        "--read, 'netbench doctor: --read: is a setting of the ceiling; give --ceiling too'",
        "-q4, 'netbench doctor: -q: is a setting of the ceiling; give --ceiling too'",
        "--connections=many, 'netbench doctor: --connections: ''many'' is not a whole number'",
        "--ceiling -b 0, 'netbench doctor: -b must be from 1 byte to 1 TiB, got: 0'",
        "--ceiling -r 0 -q 4, 'netbench doctor: -q must be left out with -r 0'",
        "--json=/, 'netbench doctor: --json /: is a folder, give a file''s name'"
    })
    void shouldNameTheOptionThatIsWrong(String arguments, String message) {
        CommandRun run = CommandRun.of(("doctor " + arguments).split(" "));

        assertEquals(2, run.status());
        assertTrue(run.err().startsWith(message), run::err);
        assertEquals(1, run.err().lines().count(), run::err);
        assertEquals("", run.out());
    }

    private static JsonNode json(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertEquals(0, run.status(), run::err);
        return ResultJson.mapper().readTree(run.out());
    }

    private static List<String> installed() {
        return Transports.installed().all().stream().map(Transport::name).toList();
    }

    private static List<String> names(JsonNode array) {
        List<String> names = new ArrayList<>();
        array.forEach(node -> names.add(node.get("name").stringValue()));
        return names;
    }

    private static void requireReasons(JsonNode node) {
        for (var field : node.properties()) {
            if (field.getValue().isNull()) {
                assertTrue(node.at("/absent/" + field.getKey()).isString(), field + " has no reason");
            }
            requireReasons(field.getValue());
        }
        node.forEach(DoctorCommandTest::requireReasons);
    }
}
