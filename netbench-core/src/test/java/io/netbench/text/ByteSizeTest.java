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

class ByteSizeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "17b, 17",
        "64k, 65536",
        "64K, 65536",
        "64kb, 65536",
        "64KiB, 65536",
        "1m, 1048576",
        "1.5m, 1572864",
        "4g, 4294967296",
        "2 GiB, 2147483648",
        "1t, 1099511627776",
        "0.5k, 512",
        "9223372036854775807, 9223372036854775807"
    })
    void shouldReadSizeWithBinarySuffix(String text, long bytes) {
        assertEquals(bytes, ByteSize.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10x", "", "k", "-1", "1.", ".5k", "1.2.3k", "1e6", "0x10", "1 m b", "١k", "64kbit"})
    void shouldSayHowToWriteSizeWhenTextIsNone(String text) {
        assertEquals(
                "'" + text + "' is not a size; write bytes with an optional suffix k, m, g or t, such as 64k",
                messageOf(() -> ByteSize.parse(text)));
    }

    @Test
    void shouldRefuseFractionsOfBytes() {
        assertEquals("'1.0001k' is not a whole number of bytes", messageOf(() -> ByteSize.parse("1.0001k")));
    }

    @Test
    void shouldRefuseSizesThatDoNotFit() {
        assertEquals(
                "'8388608t' is too large; the most is 9223372036854775807 bytes",
                messageOf(() -> ByteSize.parse("8388608t")));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1, 1 B", "65536, 64 KiB", "1048576, 1 MiB", "1048577, 1048577 B", "5497558138880, 5 TiB"})
    void shouldDescribeSizeInLargestUnitThatDivides(long bytes, String text) {
        assertEquals(text, ByteSize.describe(bytes));
    }

    @Property
    void shouldReadBackWhatItWrites(@ForAll @LongRange(min = 0) long bytes) {
        assertEquals(bytes, ByteSize.parse(ByteSize.format(bytes)));
        assertEquals(bytes, ByteSize.parse(ByteSize.describe(bytes)));
    }

    @Property
    void shouldReadBackMultiplesOfEachUnit(@ForAll @LongRange(min = 0, max = 4096) long count) {
        for (String unit : new String[] {"k", "m", "g", "t"}) {
            long bytes = ByteSize.parse(count + unit);
            assertEquals(bytes, ByteSize.parse(ByteSize.format(bytes)));
        }
    }
}
