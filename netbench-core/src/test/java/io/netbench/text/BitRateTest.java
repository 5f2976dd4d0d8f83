package io.netbench.text;

import static io.netbench.plan.PlanMessages.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitRateTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "9600bit, 9600",
        "100kbit, 100000",
        "100M, 100000000",
        "800mbit, 800000000",
        "10gbit, 10000000000",
        "10G, 10000000000",
        "2.5Gbit/s, 2500000000",
        "2.5 gbit, 2500000000",
        "1.6tbit, 1600000000000"
    })
    void shouldReadRateWithDecimalSuffix(String text, long bitsPerS) {
        assertEquals(bitsPerS, BitRate.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "10x", "-5m", "100MB", "1GiB", "10mbps", "10g/s", "/s"})
    void shouldSayHowToWriteRateWhenTextIsNone(String text) {
        assertEquals(
                "'" + text + "' is not a rate; write bits per second with an optional suffix kbit, mbit, gbit or tbit, "
                        + "such as 10gbit",
                messageOf(() -> BitRate.parse(text)));
    }

    @ParameterizedTest
    @CsvSource({"10000000000, 10 Gbit/s", "2500000000, 2500 Mbit/s", "1, 1 bit/s"})
    void shouldDescribeRateInLargestUnitThatDivides(long bitsPerS, String text) {
        assertEquals(text, BitRate.describe(bitsPerS));
    }

    @Property
    void shouldReadBackWhatItWrites(@ForAll @LongRange(min = 0) long bitsPerS) {
        assertEquals(bitsPerS, BitRate.parse(BitRate.format(bitsPerS)));
        assertEquals(bitsPerS, BitRate.parse(BitRate.describe(bitsPerS)));
    }
}
