package io.netbench.plan;

import io.netbench.text.Property;
import io.netbench.text.TimeSpan;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Which part of the run's window is a load's own.
 *
 * @param startNs nanoseconds after the begin of the run's window, before which the load sends nothing; empty: it begins with
 *     the run, warm-up included
 * @param stopNs nanoseconds after the begin of the run's window at which the load ends; empty: with the run
 */
public record LoadSpan(OptionalLong startNs, OptionalLong stopNs) {

    /** All of it, and the warm-up before. */
    public static final LoadSpan WHOLE = new LoadSpan(OptionalLong.empty(), OptionalLong.empty());

    public LoadSpan {
        Objects.requireNonNull(startNs, "startNs");
        Objects.requireNonNull(stopNs, "stopNs");
        requireNotBefore(Property.START, startNs, 0);
        requireNotBefore(Property.STOP, stopNs, 0);
        if (stopNs.isPresent() && stopNs.getAsLong() <= startNs.orElse(0)) {
            throw new PlanException(Property.STOP + " must be after the load begins, which is at "
                    + TimeSpan.format(startNs.orElse(0)) + ", got: " + TimeSpan.format(stopNs.getAsLong()));
        }
    }

    /** Whether the load begins and ends with the run. */
    public boolean isWhole() {
        return startNs.isEmpty() && stopNs.isEmpty();
    }

    /** Where the load's own window begins, from the begin of the run's. */
    public long beginNs() {
        return startNs.orElse(0);
    }

    /** Where the load's own window ends, from the begin of the run's, if that ends by time at all. */
    public OptionalLong endNs(Schedule schedule) {
        return stopNs.isPresent() ? stopNs : schedule.durationNs();
    }

    /** @throws PlanException if it is no part of the window of such a run */
    void requireWithin(Schedule schedule) {
        if (isWhole()) {
            return;
        }
        if (schedule.durationNs().isEmpty()) {
            throw new PlanException((startNs.isPresent() ? Property.START : Property.STOP) + " needs "
                    + Property.DURATION + ": it is a place inside a window that ends by time");
        }
        long durationNs = schedule.durationNs().getAsLong();
        requireOnTick(Property.START, startNs, schedule.tickNs());
        requireOnTick(Property.STOP, stopNs, schedule.tickNs());
        if (startNs.isPresent() && startNs.getAsLong() >= durationNs) {
            throw new PlanException(Property.START + " must be before the run ends, which is at "
                    + TimeSpan.format(durationNs) + ", got: " + TimeSpan.format(startNs.getAsLong()));
        }
        if (stopNs.isPresent() && stopNs.getAsLong() > durationNs) {
            throw new PlanException(Property.STOP + " must be at the end of the run at the latest, which is at "
                    + TimeSpan.format(durationNs) + ", got: " + TimeSpan.format(stopNs.getAsLong()));
        }
    }

    private static void requireNotBefore(Property property, OptionalLong atNs, long leastNs) {
        PlanException.require(
                atNs.orElse(leastNs) >= leastNs && atNs.orElse(leastNs) <= Schedule.MAX_PHASE_NS,
                property,
                TimeSpan.format(atNs.orElse(leastNs)),
                "from 0s to 30d");
    }

    private static void requireOnTick(Property property, OptionalLong atNs, long tickNs) {
        if (atNs.orElse(0) % tickNs != 0) {
            long nearest = Math.max(1, (atNs.getAsLong() + tickNs / 2) / tickNs) * tickNs;
            throw new PlanException(property + " must be a multiple of " + Property.TICK + ", which is "
                    + TimeSpan.format(tickNs) + ", got: " + TimeSpan.format(atNs.getAsLong())
                    + "; the nearest that fits is " + TimeSpan.format(nearest));
        }
    }
}
