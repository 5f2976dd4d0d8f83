package io.netbench.traffic.connection;

import io.netbench.plan.ArrivalPhase;
import java.util.SplittableRandom;

/**
 * When the operations of one connection with a rate are meant to start: a pure function of their index, so that neither
 * rounding nor a stall moves what comes after.
 *
 * @param phase how many periods after the release the first operation is meant to start; from 0 to 1, but where it waited
 * @param periodNs time between two operations
 */
public record PacedSchedule(double phase, double periodNs) {

    /** The golden ratio's fraction: its multiples are spread evenly over [0, 1) however many are taken. */
    private static final double GOLDEN = 0.6180339887498949;

    /** That of a connection. */
    public static PacedSchedule of(ConnectionPlan plan, long seed) {
        int link = plan.link().id();
        int connections = plan.link().load().connections();
        double phase = phaseOf(plan.load().arrivalPhase(), seed, link, plan.index(), connections);
        return new PacedSchedule(phase, plan.pacedPeriodNs());
    }

    private static double phaseOf(ArrivalPhase arrivals, long seed, int link, int index, int connections) {
        return switch (arrivals) {
            case ALIGNED -> 0;
            case RANDOM -> new SplittableRandom(seed ^ (link * 31L + index)).nextDouble();
            case SPREAD -> (link * GOLDEN + (double) index / connections) % 1.0;
        };
    }

    /** The same, where nothing could start before {@code delayNs} after the release: what was due till then is not made up for. */
    public PacedSchedule later(long delayNs) {
        return new PacedSchedule(phase + delayNs / periodNs, periodNs);
    }

    /** Nanoseconds from the release at which operation {@code index} is meant to start. */
    public long offsetNs(long index) {
        return (long) Math.ceil((phase + index) * periodNs);
    }

    /**
     * How many operations are meant to have started {@code sinceNs} after the release. The estimate may be off by a
     * rounding; {@link #offsetNs} decides.
     */
    public long dueAt(long sinceNs) {
        long due = Math.max(0, (long) Math.floor(sinceNs / periodNs - phase) + 1);
        while (offsetNs(due) <= sinceNs) {
            due++;
        }
        while (due > 0 && offsetNs(due - 1) > sinceNs) {
            due--;
        }
        return due;
    }
}
