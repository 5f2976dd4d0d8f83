package io.netbench.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FairnessTest {

    @Test
    void shouldBeOneWhenAllAreAlike() {
        assertEquals(1.0, Fairness.jain(List.of(7.0, 7.0, 7.0)).orElseThrow(), 1e-12);
    }

    @Test
    void shouldBeOneNthWhenOneHasEverything() {
        assertEquals(0.25, Fairness.jain(List.of(0.0, 9.0, 0.0, 0.0)).orElseThrow(), 1e-12);
    }

    @Test
    void shouldBeUnknownWhenThereIsNothingToShare() {
        assertEquals(Optional.empty(), Fairness.jain(List.of()));
        assertEquals(Optional.empty(), Fairness.jain(List.of(0.0, 0.0)));
    }

    @Property
    void shouldLieBetweenOneNthAndOne(
            @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = 0.01, max = 1e11) Double> rates) {
        double jain = Fairness.jain(rates).orElseThrow();

        assertTrue(jain <= 1 + 1e-9 && jain >= 1.0 / rates.size() - 1e-9, () -> "jain " + jain);
    }
}
