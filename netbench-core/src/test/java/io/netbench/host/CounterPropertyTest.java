package io.netbench.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netbench.host.proc.CounterDifference;
import io.netbench.host.proc.UnreadableException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class CounterPropertyTest {

    private static final long RANGE_32_BITS = 1L << 32;

    @Property
    void shouldTellTheGrowthOfACounterOf64Bits(
            @ForAll @LongRange(min = 0) long before, @ForAll @LongRange(min = 0) long growth) throws Exception {
        assertEquals(growth, CounterDifference.of("x", before, before + growth));
    }

    @Property
    void shouldTellTheGrowthOfACounterOf32BitsOverItsEnd(
            @ForAll @LongRange(min = RANGE_32_BITS / 2, max = RANGE_32_BITS - 1) long before,
            @ForAll @LongRange(min = 0, max = RANGE_32_BITS / 2) long growth)
            throws Exception {
        assertEquals(growth, CounterDifference.of("x", before, (before + growth) % RANGE_32_BITS));
    }

    @Property
    void shouldRefuseAStepBackThatCanBeNoWrap(
            @ForAll @LongRange(min = 1, max = RANGE_32_BITS / 2 - 1) long before,
            @ForAll @LongRange(min = 0) long rest) {
        long after = rest % before;

        assertThrows(UnreadableException.class, () -> CounterDifference.of("x", before, after));
        assertThrows(UnreadableException.class, () -> CounterDifference.of("x", before + RANGE_32_BITS, after));
    }
}
