package io.netbench.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IperfToolTest {

    private static final IperfVersion OLD = new IperfVersion(3, 12, 0);
    private static final IperfVersion NEW = new IperfVersion(3, 21, 0);

    @TempDir
    Path folder;

    @Test
    void shouldReadAVersion() {
        assertEquals(Optional.of(NEW), IperfVersion.parse("iperf 3.21 (cJSON 1.7.15)\nLinux vm 6.18"));
        assertEquals(Optional.of(new IperfVersion(3, 19, 1)), IperfVersion.parse("iperf 3.19.1 (cJSON 1.7.15)"));
        assertEquals(Optional.of(new IperfVersion(3, 15, 0)), IperfVersion.parse("iperf 3.15-mt-beta1"));
        assertEquals(Optional.empty(), IperfVersion.parse("iperf version 2.1.8"));
        assertEquals("3.21", NEW.toString());
        assertEquals("3.19.1", new IperfVersion(3, 19, 1).toString());
    }

    @Test
    void shouldTakeTheNewestByNumberAndNotByLetter() {
        Iperf nine = new Iperf(Path.of("a"), new IperfVersion(3, 9, 0));
        Iperf twelve = new Iperf(Path.of("b"), OLD);

        assertEquals(Optional.of(twelve), Iperf.newest(List.of(nine, twelve)));
        assertEquals(Optional.empty(), Iperf.newest(List.of()));
    }

    @Test
    void shouldSayThatAnOldOneHasOneThread() {
        IperfTool old = new IperfTool(IperfTool.NAME, Optional.of(new Iperf(Path.of("iperf3"), OLD)));
        IperfTool recent = new IperfTool(IperfTool.NAME, Optional.of(new Iperf(Path.of("iperf3"), NEW)));

        assertTrue(old.caution().orElseThrow().startsWith("iperf3 3.12 has one thread for all streams"));
        assertEquals(Optional.empty(), recent.caution());
        assertEquals(Optional.of("3.21"), recent.version());
        assertFalse(new IperfVersion(3, 15, 0).hasThreads());
        assertTrue(new IperfVersion(3, 16, 0).hasThreads());
    }

    @Test
    void shouldTakeTheOneThatTheEnvironmentNames() throws IOException {
        Path program = folder.resolve("mine");
        Files.writeString(program, "#!/bin/sh\necho 'iperf 3.21 (cJSON 1.7.15)'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));

        assertEquals(Optional.of(new Iperf(program, NEW)), Iperf.find(Map.of("IPERF3", program.toString())));
    }

    @Test
    void shouldTakeNoOtherThanTheOneThatIsNamed() {
        Map<String, String> environment =
                Map.of("IPERF3", folder.resolve("none").toString());

        assertEquals(Optional.empty(), Iperf.find(environment));
        assertTrue(Iperf.missing(environment).startsWith("IPERF3 names '"));
    }

    @Test
    void shouldTellTheSlowestStream() throws IOException {
        Map<Metric, Double> figures = IperfTool.sample(json(
                        "{'end': {'sum_received': {'bits_per_second': 8e9}, 'streams': [{'receiver': {'bytes': 30}},"
                                + " {'receiver': {'bytes': 10}}]}}"))
                .of("iperf3")
                .figures();

        assertEquals(1e9, figures.get(Metric.GOODPUT));
        assertEquals(0.5, figures.get(Metric.SLOWEST_SHARE));
        assertThrows(IOException.class, () -> IperfTool.sample(json("{'error': 'unable to connect'}")));
    }

    @Test
    void shouldTellWhatArrivedOfDatagrams() throws IOException {
        Map<Metric, Double> figures = IperfTool.sample(
                        json("{'end': {'sum_received': {'bits_per_second': 8e9}, 'streams': [{'udp': {'bytes': 40}},"
                                + " {'udp': {'bytes': 20}}]}}"))
                .of("iperf3")
                .figures();

        assertEquals(Map.of(Metric.GOODPUT, 1e9), figures);
    }

    @Test
    void shouldTakeOptionsFromItsName() {
        assertEquals(List.of("--skip-rx-copy"), ToolName.options("iperf3:--skip-rx-copy"));
        assertEquals("iperf3", ToolName.base("iperf3:--skip-rx-copy"));
        assertEquals(List.of("io_uring", "--threads=2"), ToolName.options("netbench:io_uring,--threads=2"));
        assertEquals(List.of(), ToolName.options("netbench"));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
