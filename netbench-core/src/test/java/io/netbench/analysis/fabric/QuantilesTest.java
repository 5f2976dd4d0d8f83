package io.netbench.analysis.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Property(tries = 300)
    void shouldBeWhatSortingGives(
            @ForAll @Size(min = 1, max = 200) List<@DoubleRange(min = -1e6, max = 1e6) Double> values,
            @ForAll @DoubleRange(min = 0, max = 1) double q) {
        double[] known = values.stream().mapToDouble(Double::doubleValue).toArray();
        double[] sorted = known.clone();
        Arrays.sort(sorted);
        double position = q * (known.length - 1);
        int low = (int) position;
        double high = sorted[Math.min(low + 1, known.length - 1)];

        assertEquals(sorted[low] + (position - low) * (high - sorted[low]), Quantiles.of(known, known.length, q), 1e-6);
    }

    @Test
    void shouldBeUnknownOfNothing() {
        assertTrue(Double.isNaN(Quantiles.median()));
    }

    @Test
    void shouldBoundSharesAsTheTablesDo() {
        assertEquals(0.9970, Bounds.lower(1000, 1000), 1e-4);
        assertEquals(0.0030, Bounds.upper(0, 1000), 1e-4);
        assertEquals(0.9908, Bounds.lower(996, 1000), 1e-4);
    }
}
