package io.netbench.plan;

import java.util.OptionalLong;

/** Which times were asked for, in nanoseconds; what is empty was not. They mean the same as in {@link Schedule}. */
public record TimingRequest(
        OptionalLong warmupNs,
        OptionalLong durationNs,
        OptionalLong tickNs,
        OptionalLong intervalNs,
        OptionalLong drainNs,
        OptionalLong roundNs,
        OptionalLong connectNs) {

    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;

    /** Warm-up where none is asked for. */
    public static final long DEFAULT_WARMUP_NS = 2 * SECOND;

    /** Window where neither time, nor bytes, nor rounds are asked for. */
    public static final long DEFAULT_DURATION_NS = 10 * SECOND;

    /** Tick where none is asked for. */
    public static final long DEFAULT_TICK_NS = 10 * MILLISECOND;

    /** The shortest tick where an agent carries more than {@value #MANY_LINKS} links. */
    public static final long DEFAULT_TICK_WITH_MANY_LINKS_NS = 100 * MILLISECOND;

    /** Above so many links on one agent the tick is longer. */
    public static final int MANY_LINKS = 1000;

    /** Interval, drain deadline, deadline of a round and of connecting, where none are asked for. */
    public static final long DEFAULT_INTERVAL_NS = SECOND;

    public static final long DEFAULT_DRAIN_NS = 5 * SECOND;
    public static final long DEFAULT_ROUND_NS = 5 * SECOND;
    public static final long DEFAULT_CONNECT_NS = 10 * SECOND;

    /** Nothing asked for. */
    public static final TimingRequest DEFAULT = new TimingRequest(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty());

    /** The tick in force where an agent carries {@code links} links, and {@code askedNs} was asked for. */
    public static long tickNs(long links, long askedNs) {
        return links > MANY_LINKS ? Math.max(DEFAULT_TICK_WITH_MANY_LINKS_NS, askedNs) : askedNs;
    }

    /**
     * The schedule under this request.
     *
     * @param needsTime whether nothing but time ends the run
     * @param linksPerAgent links of the agent that carries the most
     * @throws PlanException if a time is out of its range
     */
    Schedule resolve(boolean needsTime, long linksPerAgent) {
        boolean hasDefaultDuration = needsTime && durationNs.isEmpty();
        return new Schedule(
                warmupNs.orElse(DEFAULT_WARMUP_NS),
                hasDefaultDuration ? OptionalLong.of(DEFAULT_DURATION_NS) : durationNs,
                tickNs(linksPerAgent, tickNs.orElse(DEFAULT_TICK_NS)),
                intervalNs.orElse(DEFAULT_INTERVAL_NS),
                drainNs.orElse(DEFAULT_DRAIN_NS),
                roundNs.orElse(DEFAULT_ROUND_NS),
                connectNs.orElse(DEFAULT_CONNECT_NS));
    }
}
