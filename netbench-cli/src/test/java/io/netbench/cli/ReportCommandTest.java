package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.cli.process.ExitStatus;
import io.netbench.result.RunResult;
import io.netbench.result.file.HistogramLogs;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import io.netbench.result.file.Patience;
import io.netbench.result.file.ResultWriter;
import io.netbench.text.Property;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    @TempDir
    private Path folder;

    @Test
    void shouldShowTheReportOfAFile() {
        CommandRun run = report(write(SampleResults.incast()));

        assertEquals(0, run.status());
        assertTrue(run.out().contains("8 clients -> 1 server"), run::out);
        assertTrue(run.out().contains("fairness 1.000 (Jain)"), run::out);
        assertEquals("", run.err());
    }

    @Test
    void shouldEndWith0ForAnIncompleteResultAndSaySo() {
        CommandRun run = report(write(SampleResults.incomplete()));

        assertEquals(0, run.status());
        assertTrue(run.out().contains("INCOMPLETE: 1 of 8 links failed"), run::out);
    }

    @Test
    void shouldWriteOtherForms() throws IOException {
        Path csv = folder.resolve("links.csv");
        Path runs = folder.resolve("runs.csv");
        Path logs = folder.resolve("logs");
        Path page = folder.resolve("page.html");
        String file = write(SampleResults.incast());

        CommandRun run = report(
                file,
                "--csv",
                csv.toString(),
                "--csv-run",
                runs.toString(),
                "--hgrm",
                logs.toString(),
                "--html",
                page.toString(),
                "--quiet");

        assertEquals(new CommandRun(0, "", ""), run);
        assertEquals(9, Files.readAllLines(csv).size());
        assertEquals(2, Files.readAllLines(runs).size());
        assertTrue(Files.exists(logs.resolve(HistogramLogs.LATENCY)));
        assertTrue(Files.readString(page).startsWith("<!DOCTYPE html>"));
    }

    @Test
    void shouldShowAllLinksWhereTheyAreAskedFor() {
        String file = write(SampleResults.fabric(40));

        String worst = report(file).out();
        String all = report(file, "--links", "all").out();

        assertTrue(worst.contains("(27 more)"), worst);
        assertEquals(
                13,
                worst.lines()
                        .filter(line -> line.matches(" node\\d\\d +storage01 .*"))
                        .count());
        assertEquals(
                40,
                all.lines()
                        .filter(line -> line.matches(" node\\d\\d +storage01 .*"))
                        .count());
    }

    @Test
    void shouldShowTheUnitsThatAreAskedFor() {
        String file = write(SampleResults.fabric(40));

        String both = report(file).out();
        String bits = report(file, "--units", "bits").out();
        String bytes = report(file, "--units", "bytes").out();

        assertTrue(both.contains("Mbit/s") && both.contains("MiB/s"), both);
        assertTrue(bits.contains("Mbit/s") && !bits.contains("MiB/s"), bits);
        assertTrue(bytes.contains("MiB/s"), bytes);
        String withoutThresholds =
                bytes.lines().filter(line -> !line.startsWith(" verdict")).reduce("", (one, other) -> one + other);
        assertTrue(!withoutThresholds.contains("bit/s"), bytes);
    }

    @Test
    void shouldReadStandardInput() throws IOException {
        String file = write(SampleResults.incast());

        assertEquals(report(file), fromStandardInput(Files.readAllBytes(Path.of(file))));
        CommandRun empty = fromStandardInput(new byte[0]);
        assertEquals(ExitStatus.USAGE, empty.status());
        assertTrue(empty.err().startsWith("netbench report: standard input: is empty"), empty::err);
    }

    private static CommandRun fromStandardInput(byte[] input) {
        InputStream terminal = System.in;
        System.setIn(new ByteArrayInputStream(input));
        try {
            return report("-");
        } finally {
            System.setIn(terminal);
        }
    }

    @Test
    void shouldSayInOneLineThatThereIsNoSuchFile() {
        assertRefused(
                "none.json: no such file or folder", folder.resolve("none.json").toString());
    }

    @Test
    void shouldSayInOneLineThatAFileIsNoResult() throws IOException {
        Path garbage = Files.writeString(folder.resolve("garbage.json"), "\u0000\u0001 not json");

        assertRefused("garbage.json: not JSON: line 1, column 1 can't be read", garbage.toString());
    }

    @Test
    void shouldSayInOneLineThatAnOutputCantBeWritten() {
        String nowhere = folder.resolve("no/such/links.csv").toString();

        assertRefused("--csv " + nowhere, write(SampleResults.incast()), "--csv", nowhere);
    }

    @Test
    void shouldNotWriteOverTheResultThatItReads() throws IOException {
        String file = write(SampleResults.incast());
        String before = Files.readString(Path.of(file));
        String link = Files.createSymbolicLink(folder.resolve("link.csv"), Path.of(file))
                .toString();

        assertRefused("--csv " + file + ": is the result itself; give another file", file, "--csv", file);
        assertRefused("--csv " + link + ": is the result itself", file, "--csv", link);
        assertRefused("--csv-run " + file, file, "--csv-run", file);
        assertEquals(before, Files.readString(Path.of(file)));
    }

    @Test
    void shouldNotMixTwoDocumentsOnStandardOutput() {
        assertRefused(
                "can't both go to standard output", write(SampleResults.incast()), "--csv", "-", "--csv-run", "-");
    }

    private static void assertRefused(String why, String... arguments) {
        CommandRun run = report(arguments);

        assertEquals(ExitStatus.USAGE, run.status());
        assertEquals(1, run.err().lines().count(), run::err);
        assertTrue(run.err().contains(why), run::err);
        assertEquals("", run.out());
    }

    private static CommandRun report(String... arguments) {
        return CommandRun.of(
                Stream.concat(Stream.of("report"), Stream.of(arguments)).toArray(String[]::new));
    }

    private String write(RunResult result) {
        Path file = folder.resolve("result.json");
        ResultWriter.write(result, new Output(Property.JSON, file.toString()), Outlet.filesOnly(Patience.endless()));
        return file.toString();
    }
}
