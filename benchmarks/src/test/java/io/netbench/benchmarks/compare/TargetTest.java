package io.netbench.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class TargetTest {

    private static final Target MORE =
            new Target("1m-1-push-4", "netbench", "threads", "1m-1-push-4", Metric.GOODPUT, 1.2, false);
    private static final Target LESS =
            new Target("4k-4k-push-64", "netbench", "threads", "4k-4k-push-64", Metric.P99, 0.5, false);

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

    @Test
    void shouldTellWhatIsHopedForFromWhatIsRequired() {
        Target aim = new Target("a", "netbench", "iperf3", "a", Metric.GOODPUT, 1.2, true);

        assertEquals("aim >= 1.20", aim.describe());
        assertEquals("target >= 1.20", MORE.describe());
        assertEquals("target <= 0.50", LESS.describe());
    }

    @Test
    void shouldHaveTargetsOfCellsThatThereAre() {
        for (Target target : Target.ALL) {
            assertEquals(target.cell(), Cell.parse(target.cell()).name());
            assertEquals(target.rivalCell(), Cell.parse(target.rivalCell()).name());
        }
        assertEquals("1m-0-push-1@split", Target.ALL.get(0).cell());
    }
}
