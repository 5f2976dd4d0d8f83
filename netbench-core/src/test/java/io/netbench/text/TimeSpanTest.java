package io.netbench.text;

import static io.netbench.plan.PlanMessages.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSpanTest {

    @ParameterizedTest
    @CsvSource({
        "10, 10000000000",
        "0, 0",
        "10s, 10000000000",
        "0.3, 300000000",
        "500ms, 500000000",
        "1.5ms, 1500000",
        "250us, 250000",
        "7ns, 7",
        "2m, 120000000000",
        "2min, 120000000000",
        "1h, 3600000000000",
        "1d, 86400000000000"
    })
    void shouldReadTimeAsNanoseconds(String text, long ns) {
        assertEquals(ns, TimeSpan.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "", "soon", "10x", "1m30s", "s"})
    void shouldSayHowToWriteTimeWhenTextIsNone(String text) {
        assertEquals(
                "'" + text + "' is not a time; write seconds, or a number with the suffix ms, s, m or h, such as 500ms",
                messageOf(() -> TimeSpan.parse(text)));
    }

    @Test
    void shouldRefuseFractionsOfNanoseconds() {
        assertEquals("'0.5ns' is not a whole number of nanoseconds", messageOf(() -> TimeSpan.parse("0.5ns")));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "300000000, 300 ms", "90000000000, 90 s", "120000000000, 2 m", "1500, 1500 ns"})
    void shouldDescribeTimeInLargestUnitThatDivides(long ns, String text) {
        assertEquals(text, TimeSpan.describe(ns));
    }

    @Property
    void shouldReadBackWhatItWrites(@ForAll @LongRange(min = 0) long ns) {
        assertEquals(ns, TimeSpan.parse(TimeSpan.format(ns)));
        assertEquals(ns, TimeSpan.parse(TimeSpan.describe(ns)));
    }
}
