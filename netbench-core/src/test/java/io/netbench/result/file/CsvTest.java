package io.netbench.result.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {

    @TempDir
    private Path folder;

    @Test
    void shouldQuoteWhatWouldBreakALine() {
        assertEquals(
                "plain,\"a,b\",\"say \"\"hi\"\"\",two\ufffdlines,\" edge\",,,1.5,1000000000000\n",
                CsvLine.of(Arrays.asList(
                        "plain", "a,b", "say \"hi\"", "two\nlines", " edge", null, Optional.empty(), 1.5, 1e12)));
    }

    @Test
    void shouldWriteOneRowForEachLink() throws IOException {
        Path file = folder.resolve("links.csv");

        LinkCsv.write(SampleResults.incomplete(), output(file), OutputStream.nullOutputStream());

        List<String> lines = Files.readAllLines(file);
        assertEquals(1 + 8, lines.size());
        assertTrue(lines.get(0).startsWith("run_id,label,source,sink,status,bytes,"));
        assertTrue(lines.get(6).contains(",,client-6,server-1,failed,,,"), lines.get(6));
        assertTrue(lines.get(1).contains(",,client-1,server-1,ok,1381"), lines.get(1));
    }

    @Test
    void shouldTellTheInterfacesOfBothEnds() throws IOException {
        Path file = folder.resolve("links.csv");

        LinkCsv.write(SampleResults.severalInterfaces(), output(file), OutputStream.nullOutputStream());

        List<String> lines = Files.readAllLines(file);
        assertTrue(lines.get(0)
                .endsWith(",source_interfaces,source_interface_connections,source_interface_bits_per_s,"
                        + "sink_interfaces,sink_interface_connections,sink_interface_bits_per_s,failures"));
        assertTrue(lines.get(1).endsWith(",eth2;eth3,2;1,25000000000;,,,,"), lines.get(1));
    }

    @Test
    void shouldHaveAsManyFieldsAsHeadings() throws IOException {
        Path file = folder.resolve("links.csv");
        LinkCsv.write(SampleResults.incast(), output(file), OutputStream.nullOutputStream());
        Path runs = folder.resolve("runs.csv");
        RunCsv.append(SampleResults.incast(), output(runs), OutputStream.nullOutputStream());

        for (Path table : List.of(file, runs)) {
            List<String> lines = Files.readAllLines(table);
            assertEquals(lines.get(0).split(",", -1).length, lines.get(1).split(",", -1).length);
        }
    }

    @Test
    void shouldWriteTheHeaderOnceWhenRunsAreAppended() throws IOException {
        Output runs = output(folder.resolve("runs.csv"));

        RunCsv.requireAppendable(runs);
        RunCsv.append(SampleResults.incast(), runs, OutputStream.nullOutputStream());
        RunCsv.requireAppendable(runs);
        RunCsv.append(SampleResults.fabric(12), runs, OutputStream.nullOutputStream());

        List<String> lines = Files.readAllLines(folder.resolve("runs.csv"));
        assertEquals(3, lines.size());
        assertTrue(lines.get(0).startsWith("run_id,started_at,label,"));
        assertTrue(lines.get(2).contains("\"rack 4, after the switch upgrade\""));
    }

    @Test
    void shouldRefuseAFileWithAnotherHeader() throws IOException {
        Path file = Files.writeString(folder.resolve("runs.csv"), "run_id,speed\n1,fast\n");
        Output runs = output(file);

        assertTrue(assertThrows(OutputException.class, () -> RunCsv.requireAppendable(runs))
                .getMessage()
                .contains("its header is not that of"));
        assertThrows(
                OutputException.class,
                () -> RunCsv.append(SampleResults.incast(), runs, OutputStream.nullOutputStream()));
        assertEquals("run_id,speed\n1,fast\n", Files.readString(file));
    }

    @Test
    void shouldWriteHeaderAndRowToStandardOutput() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        RunCsv.append(SampleResults.incast(), new Output("--csv-runs", "-"), out);

        assertEquals(2, out.toString(StandardCharsets.UTF_8).lines().count());
    }

    private static Output output(Path file) {
        return new Output("--csv", file.toString());
    }
}
