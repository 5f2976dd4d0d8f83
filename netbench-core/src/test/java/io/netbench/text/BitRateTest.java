package io.netbench.text;

import static io.netbench.plan.PlanMessages.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BitRateTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1bit, 1",
        "1000000, 1000000",
        "9600bit, 9600",
        "100kbit, 100000",
        "100M, 100000000",
        "800mbit, 800000000",
        "10gbit, 10000000000",
        "10G, 10000000000",
        "2.5Gbit/s, 2500000000",
        "2.5 gbit, 2500000000",
        "1.6tbit, 1600000000000",
        "750MB/s, 6000000000",
        "750 mB/s, 6000000000",
        "750MB, 6000000000",
        "3GB/s, 24000000000",
        "1B/s, 8",
        "0.2B/s, 2",
        "64KiB/s, 524288",
        "1MiB/s, 8388608",
        "2.8GiB/s, 24051816858",
        "1TiB/s, 8796093022208"
    })
    void shouldReadRateInBitsAndBytes(String text, long bitsPerS) {
        assertEquals(bitsPerS, BitRate.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "fast", "10x", "-5m", "B/s", "1.B", "1..5GB/s", "1GiBit", "1mibit", "10g/s", "/s", "1GB/h"})
    void shouldSayHowToWriteRateWhenTextIsNone(String text) {
        assertEquals(
                "'" + text
                        + "' is not a rate; write bits per second, such as 10gbit, or bytes per second, such as 3GB/s "
                        + "or 2.8GiB/s",
                messageOf(() -> BitRate.parse(text)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            750mb     | write 750mbit for bits per second, or 750MB/s for bytes
            750mb/s   | write 750mbit for bits per second, or 750MB/s for bytes
            10 Gb/s   | write 10gbit for bits per second, or 10GB/s for bytes
            10Gbps    | write 10gbit for bits per second, or 10GB/s for bytes
            10MBps    | write 10mbit for bits per second, or 10MB/s for bytes
            64kb      | write 64kbit for bits per second, or 64kB/s for bytes
            64kib     | write 64KiB/s for bytes
            2.8Gib/s  | write 2.8GiB/s for bytes
            8b        | write 8bit for bits per second, or 8B/s for bytes
            """)
    void shouldAskForBitsOrBytesWhenTheLetterIsSmall(String text, String what) {
        assertEquals("'" + text + "' may be bits or bytes; " + what, messageOf(() -> BitRate.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "9", "9.5", " 400", "25000", "999999"})
    void shouldAskForTheUnitOfANumberThatIsHardlyOfBits(String text) {
        assertEquals(
                "'" + text + "' has no unit; write " + text.strip() + "gbit, or " + text.strip()
                        + "bit if bits per second are meant",
                messageOf(() -> BitRate.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10000000000g", "2000000TB/s", "99999999999999999999B/s"})
    void shouldSayWhatIsTheMostWhenARateIsTooLarge(String text) {
        assertEquals(
                "'" + text + "' is too large; the most is 9223372036854775807 bits per second",
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

    @Property
    void shouldReadBytesAsEightTimesAsManyBits(
            @ForAll @LongRange(min = 0, max = 1_000_000) long amount,
            @ForAll("units") Map.Entry<String, Long> unit,
            @ForAll boolean perSecond) {
        String text = amount + unit.getKey() + (perSecond ? "/s" : "");

        assertEquals(amount * unit.getValue() * 8, BitRate.parse(text), text);
    }

    @Property
    void shouldRoundFractionsOfBytesToTheNearestBit(
            @ForAll @LongRange(min = 0, max = 999_999) long thousandths,
            @ForAll("units") Map.Entry<String, Long> unit) {
        String text = BigDecimal.valueOf(thousandths, 3) + unit.getKey() + "/s";
        double exact = thousandths / 1000.0 * unit.getValue() * 8;

        assertEquals(exact, BitRate.parse(text), Math.max(0.5, exact * 1e-12), text);
    }

    @Property
    void shouldNeverTakeASmallLetterForBytesOrBits(
            @ForAll @LongRange(min = 0) long amount, @ForAll("units") Map.Entry<String, Long> unit) {
        String text = amount + unit.getKey().replace('B', 'b');
        String message = messageOf(() -> BitRate.parse(text));

        assertTrue(message.contains("may be bits or bytes"), message);
    }

    @Provide
    Arbitrary<Map.Entry<String, Long>> units() {
        return Arbitraries.of(
                Map.entry("B", 1L),
                Map.entry("kB", 1_000L),
                Map.entry("KB", 1_000L),
                Map.entry("KiB", 1L << 10),
                Map.entry("MB", 1_000_000L),
                Map.entry("MiB", 1L << 20),
                Map.entry("GB", 1_000_000_000L),
                Map.entry("GiB", 1L << 30),
                Map.entry("TB", 1_000_000_000_000L),
                Map.entry("TiB", 1L << 40));
    }
}
