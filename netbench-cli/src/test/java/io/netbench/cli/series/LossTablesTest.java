package io.netbench.cli.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.contention.Contention;
import io.netbench.analysis.contention.LoadLoss;
import io.netbench.cli.report.RateUnits;
import io.netbench.cli.terminal.Screen;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossTablesTest {

    private static final Screen NARROW = new Screen(80, false, false);
    private static final Screen WIDE = new Screen(120, false, false);

    private static List<String> lines(String load, RateUnits units, Screen screen) {
        LoadLoss loss = new LoadLoss(
                load,
                OptionalDouble.of(124e6),
                OptionalDouble.of(62e6),
                OptionalLong.of(43_900_000),
                OptionalLong.of(60_100_000),
                OptionalLong.of(45_400_000),
                OptionalLong.of(88_300_000));
        LoadLoss unknown = new LoadLoss(
                "other",
                OptionalDouble.empty(),
                OptionalDouble.of(1e6),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
        return LossTables.of(new Contention(List.of(loss, unknown), OptionalDouble.of(0.98), List.of()), units)
                .lines(screen);
    }

    @Test
    void shouldBeOneTableOnAWideScreen() {
        assertEquals("""
                goodput in Mbit/s, each load alone and beside the others
                 load    alone  together  kept  p50 alone  together  times  p99 alone  together  times
                 dump   992.00    496.00  50 %    43.9 ms   60.1 ms   1.37    45.4 ms   88.3 ms   1.94
                 other       -      8.00     -          -         -      -          -         -      -
                 fairness 0.980 (Jain, of the parts that were kept)
                """.strip(), String.join("\n", lines("dump", RateUnits.BITS, WIDE)));
    }

    @Test
    void shouldBeTwoTablesOnANarrowOne() {
        assertEquals("""
                goodput in MiB/s, each load alone and beside the others
                 load    alone  together  kept
                 dump   118.26     59.13  50 %
                 other       -      0.95     -
                 fairness 0.980 (Jain, of the parts that were kept)

                latency, each load alone and beside the others
                 load   p50 alone  together  times  p99 alone  together  times
                 dump     43.9 ms   60.1 ms   1.37    45.4 ms   88.3 ms   1.94
                 other          -         -      -          -         -      -
                """.strip(), String.join("\n", lines("dump", RateUnits.BYTES, NARROW)));
    }

    @ParameterizedTest
    @CsvSource({"BITS, 80", "BYTES, 80", "BOTH, 80", "BITS, 120", "BOTH, 120"})
    void shouldFitHoweverLongNamesAre(RateUnits units, int width) {
        List<String> lines = lines("a".repeat(64), units, new Screen(width, false, false));

        assertTrue(lines.stream().allMatch(line -> line.length() <= width), () -> String.join("\n", lines));
    }
}
