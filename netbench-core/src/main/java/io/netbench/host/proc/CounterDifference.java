package io.netbench.host.proc;

/** How far a counter of the kernel went between two readings. */
public final class CounterDifference {

    private static final long RANGE_32_BITS = 1L << 32;

    private CounterDifference() {}

    /**
     * The difference of two readings of a counter without sign. A step back is a wrap only where the counter could
     * have 32 bits and was in their upper half; else it was reset (a driver reloaded, an interface made anew).
     */
    public static long of(String name, long before, long after) throws UnreadableException {
        if (Long.compareUnsigned(after, before) >= 0) {
            return after - before;
        }
        boolean wrapped = before >= RANGE_32_BITS / 2 && before < RANGE_32_BITS;
        if (!wrapped) {
            throw new UnreadableException(name + " went back from " + Long.toUnsignedString(before) + " to "
                    + Long.toUnsignedString(after) + ": it was reset");
        }
        return after + RANGE_32_BITS - before;
    }
}
