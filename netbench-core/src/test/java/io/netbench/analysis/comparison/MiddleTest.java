package io.netbench.analysis.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MiddleTest {

    @Test
    void shouldTakeTheMiddleThatSaysLess() {
        double[] four = {1, 2, 4, 8};

        assertEquals(2, Middle.low(four));
        assertEquals(4, Middle.high(four));
        assertEquals(3, Middle.of(four));
        assertEquals(4, Middle.low(new double[] {1, 4, 8}));
    }

    @Test
    void shouldKnowHowOftenMostAreAbove() {
        assertEquals(0.1, Middle.above(1, 0.1), 1e-9);
        // Both of two, two or three of three.
        assertEquals(0.01, Middle.above(2, 0.1), 1e-9);
        assertEquals(3 * 0.01 * 0.9 + 0.001, Middle.above(3, 0.1), 1e-9);
        assertEquals(1, Middle.above(5, 1), 1e-9);
    }

    @Test
    void shouldBoundWhatChanceDoesToTwoMiddles() {
        Random random = new Random(1);
        double[] seen = random.doubles(400, -1, 1)
                .map(value -> 0.03 * value * value * value)
                .toArray();
        double limit = Middle.farthestApart(Chance.of(seen), 3, 3, 0.01);

        int beyond = 0;
        int trials = 20_000;
        for (int i = 0; i < trials; i++) {
            double one = middleOf3(random, seen);
            double other = middleOf3(random, seen);
            beyond += one - other > limit ? 1 : 0;
        }
        assertTrue(beyond <= 0.01 * trials, beyond + " of " + trials + " beyond " + limit);
        assertTrue(beyond > 0, "a bound that nothing ever reaches finds nothing: " + limit);
    }

    private static double middleOf3(Random random, double[] noise) {
        double[] three = random.ints(3, 0, noise.length)
                .mapToDouble(i -> noise[i])
                .sorted()
                .toArray();
        return three[1];
    }

    @Test
    void shouldNotTellWithoutRepeats() {
        double limit = Middle.farthestApart(Chance.of(new double[] {0.01, -0.01}), 1, 1, 1e-6);

        assertTrue(limit > 1, "one measurement may be anything, got: " + limit);
    }

    @Test
    void shouldTakeTailsForNoLighterThanTheSquare() {
        Chance chance = Chance.of(new double[] {0.01, 0.02, -0.03});

        assertEquals(1.0 / 4 / 2, chance.above(0.03), 1e-9);
        assertEquals(1.0 / 4 / 2 / 100, chance.above(0.3), 1e-9);
        double[] rising = Arrays.stream(new double[] {0.005, 0.015, 0.025, 0.035})
                .map(chance::above)
                .toArray();
        for (int i = 1; i < rising.length; i++) {
            assertTrue(rising[i] < rising[i - 1], Arrays.toString(rising));
        }
    }
}
