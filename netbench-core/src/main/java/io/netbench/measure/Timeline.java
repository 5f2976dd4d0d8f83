package io.netbench.measure;

import java.util.OptionalLong;

/**
 * The boundaries of a load's phases on the agent's clock, as far as they are known. For one thread at a time.
 *
 * <p>Where only time ends a run, the window follows the warm-up without a pause. Where bytes or rounds can, the warm-up
 * drains first, and the window has a start of its own and an end that may come to be known only later.
 */
final class Timeline {

    private boolean isWarmupArmed;
    private boolean isWindowArmed;
    private boolean isEndKnown;
    private boolean isWindowNext;
    private long warmupFromNs;
    private long warmupToNs;
    private long windowFromNs;
    private long windowToNs;

    /** @throws IllegalStateException if the window was armed already */
    void arm(LoadWindow start) {
        if (isWindowArmed) {
            throw new IllegalStateException("the window was armed already");
        }
        if (!start.isMeasured() || start.startNs() < start.measureFromNs()) {
            isWarmupArmed = true;
            isWindowNext = start.isMeasured();
            warmupFromNs = start.startNs();
            warmupToNs = start.measureFromNs();
        }
        if (start.isMeasured()) {
            isWindowArmed = true;
            windowFromNs = start.measureFromNs();
            if (start.isEndKnown()) {
                endWindow(start.measureToNs());
            }
        }
    }

    void endWindow(long atNs) {
        windowToNs = atNs;
        isEndKnown = true;
    }

    /** Whether the window follows the warm-up without a pause. */
    boolean isWindowNext() {
        return isWindowNext;
    }

    long warmupToNs() {
        return warmupToNs;
    }

    OptionalLong windowFromNs() {
        return isWindowArmed ? OptionalLong.of(windowFromNs) : OptionalLong.empty();
    }

    OptionalLong windowToNs() {
        return isEndKnown ? OptionalLong.of(windowToNs) : OptionalLong.empty();
    }

    /** Whether the window has begun by {@code nowNs}; it may be over. */
    boolean isWindowBegun(long nowNs) {
        return isWindowArmed && nowNs - windowFromNs >= 0;
    }

    boolean isWindowOver(long nowNs) {
        return isWindowArmed && isEndKnown && nowNs - windowToNs >= 0;
    }

    /** Whether any phase has begun by {@code nowNs}. */
    boolean isBegun(long nowNs) {
        return isWindowBegun(nowNs) || (isWarmupArmed && nowNs - warmupFromNs >= 0);
    }

    /**
     * The boundary to wake up at after {@code nowNs}: the next one of the grid that begins with the present phase, or
     * the begin or end of a phase, whichever comes first. At the first start of all there is nothing to see yet, and
     * event loops want the CPUs: the first boundary is a tick later.
     */
    long nextBoundaryNs(long nowNs, long tickNs) {
        long gridNs = isWindowBegun(nowNs)
                ? windowFromNs
                : isBegun(nowNs) ? warmupFromNs : firstStartNs().orElse(nowNs);
        long nextNs = gridNs + (Math.max(0, nowNs - gridNs) / tickNs + 1) * tickNs;
        if (isWindowArmed && !isWindowBegun(nowNs) && isWarmupArmed) {
            nextNs = earlier(nextNs, windowFromNs);
        }
        if (isEndKnown && !isWindowOver(nowNs)) {
            nextNs = earlier(nextNs, windowToNs);
        }
        return nextNs;
    }

    private OptionalLong firstStartNs() {
        return isWarmupArmed ? OptionalLong.of(warmupFromNs) : windowFromNs();
    }

    static long earlier(long aNs, long bNs) {
        return aNs - bNs <= 0 ? aNs : bNs;
    }
}
