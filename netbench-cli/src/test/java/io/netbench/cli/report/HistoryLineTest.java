package io.netbench.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.cli.terminal.Screen;
import io.netbench.result.ResultJson;
import io.netbench.result.RunResult;
import io.netbench.result.file.ResultReader;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class HistoryLineTest {

    private static final long S = 1_000_000_000L;
    private static final Screen WIDE = new Screen(120, true, false);

    @Test
    void shouldShowWhenGoodputDippedOnAScaleFrom0() {
        String line = history(second -> second == 6 ? 250_000_000L : 1_000_000_000L, WIDE);

        assertEquals(
                " over time   0 s \u2588\u2588\u2588\u2588\u2588\u2588\u2582\u2588\u2588\u2588 10 s   "
                        + "Gbit/s over 1 s, scale from 0 to 64.0   lowest 16.0 at 6 s",
                line);
    }

    @Test
    void shouldTellNothingFromLittle() {
        String line = history(second -> second == 2 ? 0L : second == 3 ? 1L : 1_000_000_000L, WIDE);

        assertTrue(line.contains("\u2588\u2588_\u2581\u2588"), line);
        assertTrue(line.contains("lowest 0 at 2 s"), line);
    }

    @Test
    void shouldPutNeighboursTogetherWhereTheyAreMoreThanTheScreenIsWide() {
        LoadSection load = load(200, second -> second / 10 == 3 ? 100_000_000L : 1_000_000_000L);

        List<String> lines = HistoryLine.lines(load, new Screen(80, true, false));

        assertTrue(lines.stream().allMatch(line -> line.length() <= 80), lines::toString);
        String line = String.join(" ", lines);
        assertTrue(line.contains("200 s"), line);
        assertTrue(line.contains("over 4 s, scale from 0 to 64.0"), line);
        assertTrue(line.contains("lowest 6.4 at 32 s"), line);
    }

    @Test
    void shouldLeaveOutTooShortARun() {
        assertEquals(List.of(), HistoryLine.lines(load(2, second -> 1L), WIDE));
    }

    private static String history(IntFunction<Long> bytes, Screen screen) {
        return String.join("\n", HistoryLine.lines(load(10, bytes), screen));
    }

    /** Eight links of which each carried so much in each second of the window. */
    private static LoadSection load(int seconds, IntFunction<Long> bytes) {
        ObjectNode document = ResultJson.mapper().valueToTree(SampleResults.incast());
        for (JsonNode link : document.get("links")) {
            ArrayNode series = ((ObjectNode) link).putArray("series");
            for (int second = 0; second < seconds; second++) {
                series.addObject()
                        .put("start_ns", (2 + second) * S)
                        .put("end_ns", (3 + second) * S)
                        .put("bytes", bytes.apply(second));
            }
        }
        RunResult result = ResultReader.read(
                "it", new ByteArrayInputStream(ResultJson.mapper().writeValueAsBytes(document)));
        return LoadSection.of(result, ReportDetail.USUAL).get(0);
    }
}
