package io.netbench.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    private static final Target MORE =
            new Target("1m-1-push-4", "netbench", "threads", "1m-1-push-4", Metric.GOODPUT, 1.2);
    private static final Target LESS =
            new Target("4k-4k-push-64", "netbench", "threads", "4k-4k-push-64", Metric.P99, 0.5);

    @Test
    void shouldBeMetWhenTheIntervalDoesNotLieBelow() {
        assertEquals("met", MORE.verdict(new Ratio(1.3, 1.25, 1.35, 15)));
        assertEquals("met, within the spread", MORE.verdict(new Ratio(1.21, 1.15, 1.28, 15)));
        assertEquals("missed", MORE.verdict(new Ratio(1.1, 1.05, 1.15, 15)));
        assertEquals("undecided", MORE.verdict(new Ratio(1.2, 0.8, 1.6, 15)));
    }

    @Test
    void shouldTurnRoundWhereLessIsBetter() {
        assertEquals("met", LESS.verdict(new Ratio(0.4, 0.38, 0.42, 15)));
        assertEquals("missed", LESS.verdict(new Ratio(0.6, 0.58, 0.63, 15)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1m-0-push-4", "64k-1-read-16", "4k-4k-push-4-q8", "4k-4k-push-10000@veth"})
    void shouldReadTheNamesThatItWrites(String name) {
        assertEquals(name, Cell.parse(name).name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1m", "1m-0-pull-4", "1m-0-push-4-8", "1m-0-push-4@moon"})
    void shouldRefuseOtherNames(String name) {
        assertThrows(IllegalArgumentException.class, () -> Cell.parse(name));
    }
}
