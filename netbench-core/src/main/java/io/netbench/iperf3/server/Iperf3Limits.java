package io.netbench.iperf3.server;

import io.netbench.iperf3.wire.Parameters;
import java.util.OptionalLong;

/**
 * What a server takes on for iperf3 clients at most.
 *
 * @param maxClients tests at a time
 * @param maxStreams data connections of one test
 * @param maxBitsPerS payload of one test, both directions together; empty: no limit
 * @param rateSpanNs over how long that is averaged while a test runs
 * @param maxDurationNs omitted and measured time of one test
 * @param silenceNs for how long nothing may move on the streams of a test before it is ended
 */
public record Iperf3Limits(
        int maxClients, int maxStreams, OptionalLong maxBitsPerS, long rateSpanNs, long maxDurationNs, long silenceNs) {

    /** Tests at a time where nothing is said. */
    public static final int DEFAULT_MAX_CLIENTS = 256;

    /** How long a test may stand still where nothing is said. */
    public static final long DEFAULT_SILENCE_NS = 10_000_000_000L;

    /** What the rate is averaged over where nothing is said, as iperf3 has it. */
    public static final long DEFAULT_RATE_SPAN_NS = 5_000_000_000L;

    private static final int MAX_STREAMS = 256;

    /** All that the protocol has words for: a day, and what is omitted before. */
    private static final long LONGEST_NS = (Parameters.MAX_TIME_S + Parameters.MAX_OMIT_S) * 1_000_000_000L;

    /** Where nothing is said. */
    public static final Iperf3Limits DEFAULT = new Iperf3Limits(
            DEFAULT_MAX_CLIENTS,
            MAX_STREAMS,
            OptionalLong.empty(),
            DEFAULT_RATE_SPAN_NS,
            LONGEST_NS,
            DEFAULT_SILENCE_NS);
}
