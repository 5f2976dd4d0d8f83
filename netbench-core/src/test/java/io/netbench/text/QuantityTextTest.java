package io.netbench.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTextTest {

    @ParameterizedTest
    @CsvSource({"0,0 ns", "999,999 ns", "1000,1 us", "612345,612 us", "999700,1.00 ms", "1900000,1.90 ms", "10e9,10 s"})
    void shouldWriteDurationsWithThreeDigits(double ns, String expected) {
        assertEquals(expected, QuantityText.duration(ns));
    }

    @ParameterizedTest
    @CsvSource({"1048576,1 MiB", "65536,64 KiB", "1,1 B", "1610612736,1.50 GiB", "1000,1000 B"})
    void shouldWriteSizesInBinaryUnits(double bytes, String expected) {
        assertEquals(expected, QuantityText.size(bytes));
    }

    @ParameterizedTest
    @CsvSource({"125000000,1 Gbit/s", "1377500000,11.0 Gbit/s", "12,96 bit/s"})
    void shouldWriteRatesInDecimalBits(double bytesPerS, String expected) {
        assertEquals(expected, QuantityText.bitRate(bytesPerS));
    }

    @ParameterizedTest
    @CsvSource({"0.126,12.6 %", "1,100 %", "0.0043,0.43 %", "0.98,98 %"})
    void shouldWriteSharesAsPercent(double share, String expected) {
        assertEquals(expected, QuantityText.percent(share));
    }

    @ParameterizedTest
    @CsvSource({"10000000000,10 Gbit/s", "2500000000,2.50 Gbit/s", "999,999 bit/s"})
    void shouldWriteRatesThatAreKnownInBits(long bitsPerS, String expected) {
        assertEquals(expected, QuantityText.bitsPerS(bitsPerS));
    }

    @ParameterizedTest
    @CsvSource({"0,0 links", "1,1 link", "2,2 links", "10427,'10,427 links'"})
    void shouldCountThings(long n, String expected) {
        assertEquals(expected, QuantityText.counted(n, "link"));
    }

    @ParameterizedTest
    @CsvSource({"0.98765,3,0.988", "1234.5,2,'1,234.50'", "2,0,2"})
    void shouldWriteNumbersOfAColumnWithAsManyDecimals(double value, int decimals, String expected) {
        assertEquals(expected, QuantityText.fixed(value, decimals));
    }
}
