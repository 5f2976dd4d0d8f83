package io.netbench.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netbench.host.proc.CounterDifference;
import io.netbench.host.proc.Softnet;
import io.netbench.host.proc.UnreadableException;
import java.util.List;
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

    @Property
    void shouldTellTheGrowthOfSoftnetWhereverItsCountersStand(
            @ForAll int before, @ForAll @LongRange(min = 0, max = RANGE_32_BITS - 1) long growth) throws Exception {
        Softnet first = softnet(Integer.toUnsignedLong(before));
        Softnet last = softnet((Integer.toUnsignedLong(before) + growth) % RANGE_32_BITS);

        assertEquals(new SoftnetCounters(growth, 0, 0), last.since(first));
    }

    private static Softnet softnet(long packets) {
        return new Softnet(List.of(new long[] {packets, 0, 0}));
    }
}
