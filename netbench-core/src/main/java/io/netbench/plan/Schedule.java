package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import io.netbench.text.Property;
import io.netbench.text.TimeSpan;
import java.util.OptionalLong;

/**
 * When things happen, all in nanoseconds.
 *
 * @param warmupNs traffic before the measured window; 0 for none
 * @param durationNs length of the measured window; empty when only bytes or rounds end the run
 * @param tickNs how often each link's bytes are cut into samples
 * @param intervalNs how often a person sees figures
 * @param drainNs for how long nothing may arrive after the end, before what is left of a connection is reset
 * @param roundNs the deadline of one barrier round
 * @param connectNs the deadline for all connections of a run to be up
 */
public record Schedule(
        long warmupNs,
        OptionalLong durationNs,
        long tickNs,
        long intervalNs,
        long drainNs,
        long roundNs,
        long connectNs) {

    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;

    /** The longest warm-up or window: 30 days. */
    public static final long MAX_PHASE_NS = 30L * 24 * 3600 * SECOND;

    /** So many times {@code drainNs} may the whole drain take where bytes still arrive. */
    private static final int DRAIN_BOUND = 6;

    public Schedule {
        require(
                warmupNs >= 0 && warmupNs <= MAX_PHASE_NS,
                Property.WARMUP,
                TimeSpan.format(warmupNs),
                "from 0s to 30d");
        require(tickNs >= MILLISECOND && tickNs <= SECOND, Property.TICK, TimeSpan.format(tickNs), "from 1ms to 1s");
        if (durationNs.isPresent()) {
            requireWindow(durationNs.getAsLong(), tickNs);
        }
        require(
                intervalNs >= 100 * MILLISECOND && intervalNs <= MAX_PHASE_NS,
                Property.INTERVAL,
                TimeSpan.format(intervalNs),
                "from 100ms to 30d");
        require(drainNs >= 0 && drainNs <= 600 * SECOND, Property.DRAIN, TimeSpan.format(drainNs), "from 0s to 10m");
        require(
                roundNs >= MILLISECOND && roundNs <= MAX_PHASE_NS,
                Property.ROUND_DEADLINE,
                TimeSpan.format(roundNs),
                "from 1ms to 30d");
        require(
                connectNs >= MILLISECOND && connectNs <= MAX_PHASE_NS,
                Property.CONNECT_TIMEOUT,
                TimeSpan.format(connectNs),
                "from 1ms to 30d");
    }

    /** How long after the end the sinks may read on at most, however slow the line is. */
    public long drainBoundNs() {
        return DRAIN_BOUND * drainNs;
    }

    private static void requireWindow(long durationNs, long tickNs) {
        String duration = TimeSpan.format(durationNs);
        require(
                durationNs >= 10 * MILLISECOND && durationNs <= MAX_PHASE_NS,
                Property.DURATION,
                duration,
                "from 10ms to 30d");
        if (durationNs % tickNs != 0) {
            long nearest = Math.max(1, (durationNs + tickNs / 2) / tickNs) * tickNs;
            throw new PlanException(Property.DURATION + " must be a multiple of " + Property.TICK + ", which is "
                    + TimeSpan.format(tickNs) + ", got: " + duration + "; the nearest that fits is "
                    + TimeSpan.format(nearest));
        }
    }
}
