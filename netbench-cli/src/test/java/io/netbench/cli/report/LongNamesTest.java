package io.netbench.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.TextWidth;
import io.netbench.result.ResultJson;
import io.netbench.result.RunResult;
import io.netbench.result.file.ResultReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of hosts may be long, and of any script; tables hold. */
class LongNamesTest {

    /** A column that is to the right ends at the same place in every row. */
    private static final List<String> HEADINGS = List.of("Gbit/s ", "lat p50 ", "lat p99 ");

    private static final Map<String, RunResult> SAMPLES = SampleResults.all();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "storage-rack-17-of-the-second-hall.datacenter.example.org",
                "x",
                "\u062e\u0627\u062f\u0645-\u0627\u0644\u062a\u062e\u0632\u064a\u0646-\u0627\u0644\u0631\u0626\u064a\u0633\u064a",
                "\u5b58\u50a8\u670d\u52a1\u5668\u5b58\u50a8\u670d\u52a1\u5668\u5b58\u50a8\u670d\u52a1\u5668",
                "cafe\u0301-\u062e\u064e\u0627\u062f\u0650\u0645"
            })
    void shouldKeepColumns(String name) {
        assertKeepsColumns(name);
        assertKeepsColumns(name.repeat(200 / name.length() + 1).substring(0, 200));
    }

    private static void assertKeepsColumns(String name) {
        for (String sample : List.of("fabric", "barrier", "incomplete", "byte-target")) {
            RunResult renamed = renamed(SAMPLES.get(sample), name);
            for (int width : new int[] {80, 120, 200}) {
                Screen screen = new Screen(width, true, false);
                List<String> lines = TextReport.lines(renamed, new ReportDetail(width < 200, RateUnits.BOTH), screen);
                lines.forEach(
                        line -> assertTrue(TextWidth.of(line) <= width, () -> sample + " at " + width + ": " + line));
                assertTableHolds(lines);
            }
        }
    }

    /** What is below the last letter of a heading of the right is no space, and what follows is one. */
    private static void assertTableHolds(List<String> lines) {
        int heading = 0;
        while (heading < lines.size() && !lines.get(heading).startsWith(" source")) {
            heading++;
        }
        for (int row = heading + 1; row < lines.size() && !lines.get(row).isEmpty(); row++) {
            if (lines.get(row).endsWith(" more)")) {
                continue;
            }
            for (String name : HEADINGS) {
                int at = (lines.get(heading) + " ").indexOf(name);
                if (at >= 0) {
                    assertEndsAt(lines.get(row), at + name.length() - 1);
                }
            }
        }
    }

    private static void assertEndsAt(String row, int column) {
        int index = 0;
        int end = row.length();
        while (index < end) {
            int middle = (index + end) / 2;
            if (TextWidth.of(row.substring(0, middle)) < column) {
                index = middle + 1;
            } else {
                end = middle;
            }
        }
        assertEquals(column, TextWidth.of(row.substring(0, index)), row);
        assertTrue(index == row.length() || row.charAt(index) == ' ', row);
        assertTrue(index > row.length() || row.charAt(index - 1) != ' ', row);
    }

    private static RunResult renamed(RunResult result, String name) {
        String json = ResultJson.mapper()
                .writeValueAsString(result)
                .replaceAll("(server-|client-|node|storage)(?=[0-9])", name);
        return ResultReader.read("it", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
