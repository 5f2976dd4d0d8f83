package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import java.util.OptionalLong;

/**
 * When things happen, all in nanoseconds.
 *
 * @param warmupNs traffic before the measured window; 0 for none
 * @param durationNs length of the measured window; empty when only bytes or rounds end the run
 * @param tickNs how often each link's bytes are cut into samples
 * @param intervalNs how often a person sees figures
 * @param drainNs how long after the end the sinks may read on, before what is left is reset
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

    public Schedule {
        require(warmupNs >= 0 && warmupNs <= MAX_PHASE_NS, "--warmup", warmupNs + " ns", "from 0s to 30 days");
        if (durationNs.isPresent()) {
            long d = durationNs.getAsLong();
            require(d >= 10 * MILLISECOND && d <= MAX_PHASE_NS, "--duration", d + " ns", "from 10ms to 30 days");
            require(tickNs <= d, "--tick", tickNs + " ns", "no longer than --duration");
            require(d % tickNs == 0, "--duration", d + " ns", "a multiple of --tick, which is " + tickNs + " ns");
        }
        require(tickNs >= MILLISECOND && tickNs <= SECOND, "--tick", tickNs + " ns", "from 1ms to 1s");
        require(intervalNs >= 100 * MILLISECOND, "--interval", intervalNs + " ns", "at least 100ms");
        require(drainNs >= 0 && drainNs <= 600 * SECOND, "--drain", drainNs + " ns", "from 0s to 10m");
        require(roundNs >= MILLISECOND, "--round-deadline", roundNs + " ns", "at least 1ms");
        require(connectNs >= MILLISECOND, "--connect-timeout", connectNs + " ns", "at least 1ms");
    }}
