package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.ResultJson;
import io.netbench.transport.Transport;
import io.netbench.transport.Transports;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class DoctorCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void shouldListEveryTransportOfThisBuild() {
        assertEquals(0, doctor());

        List<String> installed =
                Transports.installed().all().stream().map(Transport::name).toList();
        assertTrue(installed.contains("nio"));
        for (String name : installed) {
            assertTrue(out.toString().contains("\n " + name + " "), out::toString);
        }
    }

    @Test
    void shouldPrintOneJsonDocumentAndNothingElse() {
        assertEquals(0, doctor("--json"));

        JsonNode report = ResultJson.mapper().readTree(out.toString());
        assertEquals("netbench-doctor/1", report.get("schema").stringValue());
        assertEquals(
                Transports.installed().all().stream().map(Transport::name).toList(), names(report.get("transports")));
        assertTrue(report.at("/host/cpus/online").intValue() >= 1);
        assertTrue(report.at("/host/network/tcp_rmem/max_bytes").isNumber());
        assertTrue(names(report.at("/host/nics")).contains("lo"));
        assertEquals(1000, report.get("connections").intValue());
    }

    @Test
    void shouldGiveAReasonBesideEveryNull() {
        doctor("--json", "-");

        requireReasons(ResultJson.mapper().readTree(out.toString()));
    }

    @Test
    void shouldWriteTheDocumentToAFile() throws Exception {
        Path file = folder.resolve("doctor.json");

        assertEquals(0, doctor("--json", file.toString()));

        assertEquals("", out.toString());
        assertEquals(
                "netbench-doctor/1",
                ResultJson.mapper()
                        .readTree(Files.readString(file))
                        .get("schema")
                        .stringValue());
    }

    @Test
    void shouldMakeItsHintsForTheConnectionsThatWereAskedFor() {
        doctor("--json", "-", "-P", "2000000000");

        JsonNode hints = ResultJson.mapper().readTree(out.toString()).get("hints");
        assertTrue(hints.valueStream()
                .anyMatch(hint -> hint.get("topic").stringValue().equals("ports")));
    }

    @Test
    void shouldShowAnExampleInItsHelp() {
        assertEquals(0, doctor("--help"));

        assertTrue(out.toString().contains("netbench doctor --connections 5000"), out::toString);
    }

    private int doctor(String... args) {
        return new CommandLine(new DoctorCommand()).setOut(new PrintWriter(out)).execute(args);
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
