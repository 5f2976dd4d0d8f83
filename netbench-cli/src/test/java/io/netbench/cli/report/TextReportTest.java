package io.netbench.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.cli.terminal.Screen;
import io.netbench.result.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {

    private static final Map<String, RunResult> SAMPLES = SampleResults.all();

    /** Whole reports as people see them; look at the files when you change the report. {@code -Dupdate.docs=true} writes them anew. */
    @ParameterizedTest
    @CsvSource({
        "incast, 110, true",
        "incast, 80, true",
        "incast, 110, false",
        "fabric, 120, true",
        "fabric, 80, true",
        "ceiling, 120, true",
        "barrier, 110, true",
        "byte-target, 110, true",
        "streams, 110, true",
        "rate, 110, true",
        "incomplete, 110, true",
        "interrupted, 110, true",
        "mesh, 80, true",
        "mesh, 120, true",
        "several, 80, true",
        "several, 120, true",
        "never-started, 80, true"
    })
    void shouldLookAsItDid(String name, int width, boolean unicode) throws IOException {
        String file = "%s-%d%s.txt".formatted(name, width, unicode ? "" : "-ascii");

        String report = report(SAMPLES.get(name), new Screen(width, unicode, false));
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(Path.of("src", "test", "resources", "report", file), report);
        } else {
            assertEquals(golden(file), report);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 90, 100, 120, 200})
    void shouldStayWithinTheScreen(int width) {
        for (Map.Entry<String, RunResult> sample : SAMPLES.entrySet()) {
            for (String line : TextReport.lines(sample.getValue(), new Screen(width, true, false))) {
                assertTrue(line.length() <= width, () -> sample.getKey() + " at " + width + ": " + line);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 97, 111, 160})
    void shouldSayTheSameWithoutColour(int width) {
        for (RunResult result : SAMPLES.values()) {
            String coloured = report(result, new Screen(width, true, true));
            String plain = report(result, new Screen(width, true, false));

            assertFalse(plain.indexOf(27) >= 0);
            assertTrue(coloured.indexOf(27) >= 0);
            assertEquals(plain, coloured.replaceAll("\u001b\\[\\d+m", ""));
        }
    }

    @Test
    void shouldUseNothingButAsciiWhereNothingElseIsShown() {
        for (RunResult result : SAMPLES.values()) {
            String report = report(result, new Screen(100, false, false));

            assertTrue(report.chars().allMatch(c -> c < 128));
        }
    }

    @Test
    void shouldFitOneScreenWithAThousandLinks() {
        List<String> lines = TextReport.lines(SampleResults.fabric(1000), new Screen(120, true, false));

        assertTrue(lines.size() <= 40, () -> lines.size() + " lines");
        assertTrue(lines.stream().anyMatch(line -> line.contains("(987 more)")));
        assertTrue(lines.stream().anyMatch(line -> line.contains("1,000 links, Mbit/s:")));
    }

    @Test
    void shouldFitOneScreenWithHostsThatSendToEachOther() {
        RunResult mesh = SampleResults.mesh(20);

        List<String> lines = TextReport.lines(mesh, new Screen(80, true, false));
        List<String> all = TextReport.lines(mesh, new ReportDetail(true, RateUnits.BOTH), new Screen(80, true, false));

        assertTrue(lines.size() <= 60, () -> lines.size() + " lines");
        assertEquals(
                List.of("h3", "h6"),
                hosts(lines).subList(0, 2).stream().sorted().toList());
        assertEquals(20, hosts(all).size());
    }

    private static List<String> hosts(List<String> lines) {
        return lines.stream()
                .dropWhile(line -> !line.startsWith(" host "))
                .skip(1)
                .takeWhile(line -> line.startsWith(" h"))
                .map(line -> line.strip().split(" +", 2)[0])
                .toList();
    }

    private static String report(RunResult result, Screen screen) {
        return String.join("\n", TextReport.lines(result, screen)) + "\n";
    }

    private static String golden(String file) throws IOException {
        try (InputStream in = TextReportTest.class.getResourceAsStream("/report/" + file)) {
            return in == null ? "there is no " + file : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
