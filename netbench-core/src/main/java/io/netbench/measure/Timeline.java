package io.netbench.measure;

import io.netbench.plan.Schedule;
import java.util.OptionalLong;

/**
 * The boundaries of a run's phases on the agent's clock, as far as they are known. For one thread at a time.
 *
 * <p>In a timed run the window follows the warm-up without a pause. Where bytes or rounds end the run, the warm-up
 * drains first, and the window has a start of its own and an end that comes to be known only later.
 */
final class Timeline {

    private final Schedule schedule;
    private final boolean endsByBytesOrRounds;

    private boolean isWarmupArmed;
    private boolean isWindowArmed;
    private boolean isEndKnown;
    private long warmupFromNs;
    private long windowFromNs;
    private long windowToNs;

    Timeline(Schedule schedule, boolean endsByBytesOrRounds) {
        this.schedule = schedule;
        this.endsByBytesOrRounds = endsByBytesOrRounds;
    }

    /** Whether the next start to be armed is that of a warm-up. */
    boolean isWarmupDue() {
        return schedule.warmupNs() > 0 && !isWarmupArmed;
    }

    void armWarmup(long startNs) {
        isWarmupArmed = true;
        warmupFromNs = startNs;
        if (isWindowNext()) {
            armWindow(startNs + schedule.warmupNs());
        }
    }

    void armWindow(long startNs) {
        if (isWindowArmed) {
            throw new IllegalStateException("the window was armed already");
        }
        isWindowArmed = true;
        windowFromNs = startNs;
        if (schedule.durationNs().isPresent()) {
            endWindow(startNs + schedule.durationNs().getAsLong());
        }
    }

    void endWindow(long atNs) {
        windowToNs = atNs;
        isEndKnown = true;
    }

    /** Whether the window follows the warm-up without a pause. */
    boolean isWindowNext() {
        return !endsByBytesOrRounds;
    }

    long warmupToNs() {
        return warmupFromNs + schedule.warmupNs();
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

    private static long earlier(long aNs, long bNs) {
        return aNs - bNs <= 0 ? aNs : bNs;
    }
}
