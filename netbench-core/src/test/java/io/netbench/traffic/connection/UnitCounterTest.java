package io.netbench.traffic.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class UnitCounterTest {

    private final UnitCounter counter = new UnitCounter(10);

    @Test
    void shouldCountAUnitWithItsLastByte() {
        assertEquals(0, counter.add(9));
        assertTrue(counter.isMidUnit());
        assertEquals(1, counter.add(1));
        assertFalse(counter.isMidUnit());
        assertEquals(2, counter.add(25));
        assertEquals(3, counter.units());
    }

    @Test
    void shouldCountTheShortLastUnitAtTheLimit() {
        counter.restart(25);
        assertEquals(3, counter.limitUnits());
        assertEquals(2, counter.add(24));
        assertFalse(counter.isAtLimit());
        assertEquals(1, counter.add(1));
        assertTrue(counter.isAtLimit());
        assertFalse(counter.isMidUnit());
        assertEquals(5, counter.bytesOf(2, 1));
        assertEquals(25, counter.bytesOf(0, 3));
    }

    @Test
    void shouldHaveNoUnitsBelowALimitOfZero() {
        counter.restart(0);
        assertEquals(0, counter.limitUnits());
        assertTrue(counter.isAtLimit());
        assertFalse(counter.isMidUnit());
    }

    @Test
    void shouldBeginAfreshWhenRestarted() {
        counter.add(17);
        counter.restart(Long.MAX_VALUE);
        assertEquals(0, counter.units());
        assertFalse(counter.isMidUnit());
        assertEquals(Long.MAX_VALUE, counter.limitUnits());
        assertEquals(0, counter.add(9));
    }

    /** Counts byte by byte. */
    @Property
    void shouldAgreeWithCountingByteByByte(
            @ForAll @IntRange(min = 1, max = 50) int unitBytes,
            @ForAll @IntRange(max = 2_000) int limitBytes,
            @ForAll @Size(max = 50) List<@IntRange(max = 300) Integer> reads) {
        UnitCounter counted = new UnitCounter(unitBytes);
        counted.restart(limitBytes);
        long total = 0;
        long units = 0;
        long inUnit = 0;
        for (int read : reads) {
            int bytes = (int) Math.min(read, limitBytes - total);
            long completed = 0;
            for (int i = 0; i < bytes; i++) {
                total++;
                inUnit++;
                if (inUnit == unitBytes || total == limitBytes) {
                    completed++;
                    inUnit = 0;
                }
            }
            units += completed;
            assertEquals(completed, counted.add(bytes));
            assertEquals(units, counted.units());
            assertEquals(inUnit > 0, counted.isMidUnit());
            assertEquals(total >= limitBytes, counted.isAtLimit());
        }
    }

    @Property
    void shouldCutALimitIntoUnitsThatAddUpToIt(
            @ForAll @IntRange(min = 1, max = 1_000) int unitBytes, @ForAll @IntRange(max = 100_000) int limitBytes) {
        UnitCounter counted = new UnitCounter(unitBytes);
        counted.restart(limitBytes);
        long sum = 0;
        for (long unit = 0; unit < counted.limitUnits(); unit++) {
            long bytes = counted.bytesOf(unit, 1);
            assertTrue(bytes > 0 && bytes <= unitBytes, () -> "unit of " + bytes + " bytes");
            sum += bytes;
            assertEquals(unit + 1, counted.unitsIn(sum));
        }
        assertEquals(limitBytes, sum);
        assertEquals(limitBytes, counted.bytesOf(0, counted.limitUnits()));
    }
}
