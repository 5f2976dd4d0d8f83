package io.netbench.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LldpReportTest {

    private static final Map<String, SwitchPort> LEAF3 =
            Map.of("eth0", new SwitchPort("leaf3.example", "Ethernet1/12"));

    @TempDir
    private Path folder;

    @Test
    void shouldReadOneNeighbour() {
        assertEquals(LEAF3, LldpReport.read("""
                {"lldp": {"interface": {"eth0": {"via": "LLDP", "rid": "1", "age": "0 day, 00:01:02",
                  "chassis": {"leaf3.example": {"id": {"type": "mac", "value": "52:54:00:12:34:56"},
                    "descr": "Some NOS", "mgmt-ip": ["10.0.0.3", "fe80::1"],
                    "capability": [{"type": "Bridge", "enabled": true}]}},
                  "port": {"id": {"type": "ifname", "value": "Ethernet1/12"}, "descr": "to node12", "ttl": "120"}}}}}
                """));
    }

    @Test
    void shouldReadSeveralNeighbours() {
        Map<String, SwitchPort> ports = LldpReport.read("""
                {"lldp": {"interface": [
                  {"eth0": {"via": "LLDP", "chassis": {"leaf3": {"id": {"type": "mac", "value": "52:54:00:12:34:56"}}},
                    "port": {"id": {"type": "local", "value": "517"}, "descr": "ge-0/0/12"}}},
                  {"eth1": {"via": "LLDP", "chassis": {"id": {"type": "mac", "value": "52:54:00:12:34:57"}},
                    "port": {"id": {"type": "mac", "value": "52:54:00:aa:bb:cc"}}}},
                  {"eth2": {"via": "LLDP", "chassis": {"leaf5": {"id": {"type": "mac", "value": "52:54:00:12:34:58"}}}}}]}}
                """);
        assertEquals(
                Map.of(
                        "eth0", new SwitchPort("leaf3", "ge-0/0/12"),
                        "eth1", new SwitchPort("52:54:00:12:34:57", "52:54:00:aa:bb:cc")),
                ports);
    }

    @Test
    void shouldReadTheOlderForm() {
        assertEquals(LEAF3, LldpReport.read("""
                {"lldp": [{"interface": [{"name": "eth0", "via": "LLDP", "rid": "1",
                  "chassis": [{"id": [{"type": "mac", "value": "52:54:00:12:34:56"}],
                    "name": [{"value": "leaf3.example"}], "descr": [{"value": "Some NOS"}]}],
                  "port": [{"id": [{"type": "ifname", "value": "Ethernet1/12"}], "descr": [{"value": "to node12"}]}]}]}]}
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "{}",
                "[]",
                "null",
                "{\"lldp\": {}}",
                "{\"lldp\": \"eth0\"}",
                "{\"lldp\": {\"interface\": [null, 1, \"eth0\", [], {\"eth0\": 1}]}}",
                "{\"lldp\": {\"interface\": {\"eth0\": {\"chassis\": [], \"port\": {\"id\": []}}}}}"
            })
    void shouldTakeAnythingElseForNoAnswer(String text) {
        assertEquals(Map.of(), LldpReport.read(text));
    }

    @Test
    void shouldCleanWhatNeighboursSay() {
        Map<String, SwitchPort> ports = LldpReport.read("""
                {"lldp": {"interface": {"eth0": {"chassis": {"sw\\u001b[31m\\n1": {}},
                  "port": {"id": {"type": "ifname", "value": "%s"}}}}}}
                """.formatted("x".repeat(500)));
        SwitchPort port = ports.get("eth0");
        assertTrue(port.system().chars().noneMatch(Character::isISOControl), port::system);
        assertEquals("x".repeat(64) + "...", port.port());
    }

    @Test
    void shouldAskTheCommand() throws Exception {
        Path answer = Files.writeString(
                folder.resolve("answer"),
                "{\"lldp\": {\"interface\": {\"eth0\": {\"chassis\": {\"leaf3.example\": {}}, \"port\":"
                        + " {\"id\": {\"type\": \"ifname\", \"value\": \"Ethernet1/12\"}}}}}}");
        assertEquals(LEAF3, ask("cat " + answer));
    }

    @Test
    void shouldKnowNothingWithoutTheCommandOrItsAnswer() throws Exception {
        assertEquals(Map.of(), new LldpNeighbors(List.of("/no/such/lldpctl"), Duration.ofSeconds(1)).ask());
        assertEquals(Map.of(), ask("echo '{}'; exit 1"));
    }

    @Test
    @Timeout(20)
    void shouldNotWaitForCommandThatHangsOrNeverEnds() throws Exception {
        assertEquals(Map.of(), ask("exec sleep 60"));
        assertEquals(Map.of(), ask("exec cat /dev/zero"));
    }

    private Map<String, SwitchPort> ask(String script) throws Exception {
        Path command = Files.writeString(folder.resolve("lldpctl"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
        return new LldpNeighbors(List.of(command.toString()), Duration.ofMillis(500)).ask();
    }
}
