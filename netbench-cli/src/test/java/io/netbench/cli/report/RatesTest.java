package io.netbench.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatesTest {

    private static final double MBIT = 1e6 / 8;

    @Test
    void shouldTakeTheUnitOfItsRows() {
        assertEquals(List.of("191.24", "22.80"), cells(rates(8, 24 * MBIT, RateUnits.BOTH), 191.24 * MBIT));
        assertEquals(List.of("7.45", "0.87"), cells(rates(8, 7450 * MBIT, RateUnits.BOTH), 7450 * MBIT));
        assertEquals(List.of("9,163.71", "1,092.40"), cells(rates(40, 229 * MBIT, RateUnits.BOTH), 9163.71 * MBIT));
    }

    @Test
    void shouldTakeALargerUnitWhereTheSumIsHardToRead() {
        Rates rates = rates(57, 958.4 * MBIT, RateUnits.BOTH);

        assertEquals("Gbit/s", rates.name());
        assertEquals(List.of("54.629", "6.360"), cells(rates, 54_629.36 * MBIT));
        assertEquals(List.of("0.958", "0.112"), cells(rates, 958.4 * MBIT));
    }

    @Test
    void shouldNotTakeOneInWhichRowsHaveNoDigitsLeft() {
        Rates rates = rates(10_000, 5 * MBIT, RateUnits.BITS);

        assertEquals(List.of("5.00"), cells(rates, 5 * MBIT));
        assertEquals(List.of("50,000.00"), cells(rates, 50_000 * MBIT));
    }

    @Test
    void shouldShowTheUnitsThatWereAskedFor() {
        Rates bits = rates(2, 800 * MBIT, RateUnits.BITS);
        Rates bytes = rates(2, 800 * MBIT, RateUnits.BYTES);

        assertEquals(List.of("800.00"), cells(bits, 800 * MBIT));
        assertEquals("800 Mbit/s", bits.text(800 * MBIT));
        assertEquals(List.of("95.37"), cells(bytes, 800 * MBIT));
        assertEquals("95.4 MiB/s", bytes.text(800 * MBIT));
        assertEquals("MiB/s", bytes.name());
        assertEquals("95.4", bytes.brief(800 * MBIT));
    }

    @Test
    void shouldKnowNothingOfNothing() {
        Rates rates = Rates.of(Arrays.asList(null, null), null, RateUnits.BOTH);

        assertEquals(List.of("-", "-"), cells(rates, null));
    }

    private static Rates rates(int links, double each, RateUnits shown) {
        return Rates.of(Collections.nCopies(links, each), links * each, shown);
    }

    private static List<String> cells(Rates rates, Double rate) {
        List<String> cells = new ArrayList<>();
        rates.cells(cells, rate);
        return cells;
    }
}
