package io.netbench.analysis.comparison;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.comparison.ComparisonTrials.Event;
import io.netbench.analysis.fabric.Bounds;
import io.netbench.analysis.fabric.simulator.NoiseModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** How often a comparison of simulated fabrics is right. Prints the table and holds it to what is asked of it. */
class ComparisonFiguresTest {

    private static final List<NoiseModel> BOTH = List.of(NoiseModel.GAUSSIAN, NoiseModel.STUDENT_T3);
    private static final String HEAD = "event          noise          hosts suites fabrics   found       >= accusing\n";

    /** A deviation of 1 %, as of a fabric at rest; the simulator's own is 3 %. */
    private static final double CALM = 1 / 3.0;

    @Test
    void shouldBeQuietAndFindOnePair() {
        for (NoiseModel noise : BOTH) {
            for (int each : new int[] {1, 3}) {
                ComparisonTrials healthy = new ComparisonTrials(Event.NOTHING, noise, 1, 8, each).run(10);
                assertEquals(0, healthy.accusing(), healthy::toString);
            }
            int suites = noise == NoiseModel.GAUSSIAN ? 3 : 5;
            ComparisonTrials slow = new ComparisonTrials(Event.PAIR_MINUS_10, noise, CALM, 8, suites).run(10);
            assertTrue(slow.found() >= 9, slow::toString);
            assertEquals(0, slow.accusing(), slow::toString);
        }
    }

    @Test
    @Tag("acceptance")
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void shouldReachTheFigures() {
        StringBuilder table = new StringBuilder(HEAD);
        List<Executable> checks = new ArrayList<>();
        int healthy = 0;
        int alarms = 0;
        for (NoiseModel noise : BOTH) {
            for (int hosts : new int[] {8, 16, 64}) {
                int count = hosts == 64 ? 20 : 200;
                for (int suites : new int[] {1, 3, 5}) {
                    for (double scale : new double[] {CALM, 1}) {
                        ComparisonTrials nothing =
                                new ComparisonTrials(Event.NOTHING, noise, scale, hosts, suites).run(count);
                        table.append(nothing).append('\n');
                        healthy += suites > 1 ? nothing.fabrics() : 0;
                        alarms += suites > 1 ? nothing.accusing() : 0;
                        for (Event event : List.of(Event.PAIR_MINUS_10, Event.PAIR_MINUS_20, Event.HOST_MINUS_10)) {
                            ComparisonTrials struck =
                                    new ComparisonTrials(event, noise, scale, hosts, suites).run(count / 2);
                            table.append(struck).append('\n');
                            if (mustBeFound(event, noise, scale, suites)) {
                                checks.add(
                                        () -> assertTrue(struck.found() >= 0.98 * struck.fabrics(), struck::toString));
                            }
                        }
                    }
                }
            }
        }
        System.out.print(table);
        int all = healthy;
        int wrong = alarms;
        checks.add(() -> assertTrue(
                Bounds.upper(wrong, all) <= 0.01, () -> "accused in %d of %d healthy".formatted(wrong, all)));
        assertAll(checks);
    }

    /** What three or five repeats are for; heavy tails need five. */
    private static boolean mustBeFound(Event event, NoiseModel noise, double scale, int suites) {
        boolean isCalm = scale < 1;
        return isCalm
                && (suites == 5 || (suites == 3 && (noise == NoiseModel.GAUSSIAN || event != Event.PAIR_MINUS_10)));
    }
}
