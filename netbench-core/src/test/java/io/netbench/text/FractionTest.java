package io.netbench.text;

import static io.netbench.plan.PlanMessages.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FractionTest {

    @ParameterizedTest
    @CsvSource({"80%, 0.8", "80 %, 0.8", "0.8, 0.8", "1, 1", "0, 0", "0.01%, 0.0001", "1e-4, 0.0001", "150%, 1.5"})
    void shouldReadPercentagesAndFractions(String text, double fraction) {
        assertEquals(fraction, Fraction.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "80", "1.0001", "-1%", "-0.5", "a lot", "1e400", "0x1", "NaN", "8O%", "1%%"})
    void shouldSayHowToWriteOne(String text) {
        assertEquals(
                "'" + text
                        + "' is not a share; write a percentage with its sign, such as 80%, or a fraction from 0 to 1, "
                        + "such as 0.8",
                messageOf(() -> Fraction.parse(text)));
    }

    @Property
    void shouldReadTheSameInPercentAndAsAFraction(@ForAll @IntRange(min = 0, max = 1_000_000) int millionths) {
        BigDecimal fraction = BigDecimal.valueOf(millionths, 6);

        assertEquals(
                Fraction.parse(fraction.toPlainString()),
                Fraction.parse(fraction.movePointRight(2).toPlainString() + "%"));
    }
}
