package io.netbench.traffic.connection;

/**
 * Cuts a stream of bytes that has no framing into units (blocks or responses) by counting. With a limit, the unit that
 * reaches it may be short.
 *
 * <p>Owned by one event loop.
 */
final class UnitCounter {

    private final long unitBytes;
    private long limitBytes = Long.MAX_VALUE;
    private long totalBytes;
    private long units;

    UnitCounter(long unitBytes) {
        this.unitBytes = unitBytes;
    }

    /** Starts again at zero; a stream of units that is {@code limitBytes} long in all. */
    void restart(long newLimitBytes) {
        limitBytes = newLimitBytes;
        totalBytes = 0;
        units = 0;
    }

    /** Counts {@code bytes} more and returns how many units they completed. */
    long add(long bytes) {
        totalBytes += bytes;
        long before = units;
        units = unitsIn(totalBytes);
        return units - before;
    }

    /** Units completed since the start. */
    long units() {
        return units;
    }

    /** Whether a unit has begun and not ended. */
    boolean isMidUnit() {
        return totalBytes < limitBytes && totalBytes > units * unitBytes;
    }

    boolean isAtLimit() {
        return totalBytes >= limitBytes;
    }

    /** Units that make up the limit; {@link Long#MAX_VALUE} without one. */
    long limitUnits() {
        return limitBytes == Long.MAX_VALUE ? Long.MAX_VALUE : unitsIn(limitBytes);
    }

    /** Bytes of the {@code count} units that follow the first {@code from}. */
    long bytesOf(long from, long count) {
        return Math.min((from + count) * unitBytes, limitBytes) - from * unitBytes;
    }

    /** Whole units within the first {@code bytes}; the short last one counts when they reach the limit. */
    long unitsIn(long bytes) {
        return bytes >= limitBytes ? (limitBytes + unitBytes - 1) / unitBytes : bytes / unitBytes;
    }
}
