package io.netbench.analysis.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverRoundsTest {

    /** By tables of the binomial distribution: P(3 of 3) is 0.008, P(3 of 4) 0.027, P(4 of 7) 0.033, P(7 of 15) 0.018, P(6 of 15) 0.061. */
    @ParameterizedTest
    @CsvSource({
        "0, 1", "1, 2", "2, 3", "3, 3", "4, 3", "5, 4", "6, 4", "7, 5", "8, 5", "11, 6", "15, 7", "20, 9", "100, 29"
    })
    void shouldAskForMoreRoundsThanChanceMakes(int rounds, int least) {
        assertEquals(least, OverRounds.roundsBeyondChance(rounds));
    }

    @Test
    void shouldCallSteadyWhatSoManyRoundsHadAtLeast() {
        List<Double> own = List.of(0.1, 0.9, 0.3, 0.7, 0.2, 0.6, 0.8);

        assertEquals(0.3, OverRounds.of(own, own).orElseThrow().steady(), "five of seven");
        assertEquals(0.6, OverRounds.of(own, own).orElseThrow().median());
    }

    @Test
    void shouldNotCallTwoRoundsSteady() {
        assertNull(OverRounds.of(List.of(0.9, 0.9), List.of(0.9, 0.9))
                .orElseThrow()
                .steady());
        assertEquals(Optional.empty(), OverRounds.of(List.of(), List.of()));
    }
}
