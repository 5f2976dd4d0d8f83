package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.result.RunResult;
import io.netbench.result.file.HistogramLogs;
import io.netbench.result.file.Output;
import io.netbench.result.file.ResultWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldShowTheReportOfAFile() {
        assertEquals(0, report(write(SampleResults.incast()).toString()));

        assertTrue(out.toString().contains("8 clients -> 1 server"), out::toString);
        assertTrue(out.toString().contains("fairness 1.000 (Jain)"), out::toString);
        assertEquals("", err.toString());
    }

    @Test
    void shouldEndWith0ForAnIncompleteResultAndSaySo() {
        assertEquals(0, report(write(SampleResults.incomplete()).toString()));

        assertTrue(out.toString().contains("INCOMPLETE: 1 of 8 links failed"), out::toString);
    }

    @Test
    void shouldWriteOtherForms() throws IOException {
        Path csv = folder.resolve("links.csv");
        Path runs = folder.resolve("runs.csv");
        Path logs = folder.resolve("logs");
        String file = write(SampleResults.incast()).toString();

        int status = report(
                file, "--csv", csv.toString(), "--csv-run", runs.toString(), "--hgrm", logs.toString(), "--quiet");

        assertEquals(0, status);
        assertEquals(9, Files.readAllLines(csv).size());
        assertEquals(2, Files.readAllLines(runs).size());
        assertTrue(Files.exists(logs.resolve(HistogramLogs.LATENCY)));
        assertEquals("", out.toString());
    }

    @Test
    void shouldEndWith2AndOneLineWhenThereIsNoSuchFile() {
        assertEquals(2, report(folder.resolve("none.json").toString()));

        assertTrue(
                err.toString().lines().anyMatch(line -> line.endsWith("none.json: no such file or folder")),
                err::toString);
    }

    @Test
    void shouldEndWith2WhenTheFileIsNoResult() throws IOException {
        Path garbage = Files.writeString(folder.resolve("garbage.json"), "\u0000\u0001 not json");

        assertEquals(2, report(garbage.toString()));

        assertTrue(err.toString().contains("garbage.json: not JSON: line 1"), err::toString);
    }

    @Test
    void shouldEndWith2WhenAnOutputCantBeWritten() {
        String file = write(SampleResults.incast()).toString();

        assertEquals(
                2, report(file, "--csv", folder.resolve("no/such/links.csv").toString()));

        assertTrue(err.toString().contains("--csv "), err::toString);
    }

    @Test
    void shouldNotMixTwoDocumentsOnStandardOutput() {
        assertEquals(2, report(write(SampleResults.incast()).toString(), "--csv", "-", "--csv-run", "-"));
    }

    private int report(String... arguments) {
        return new CommandLine(new ReportCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private Path write(RunResult result) {
        Path file = folder.resolve("result.json");
        ResultWriter.write(result, new Output("--json", file.toString()), OutputStream.nullOutputStream());
        return file;
    }
}
