package io.netbench.api;

import java.util.OptionalDouble;

/**
 * One figure that changed.
 *
 * @param level what it is a figure of
 * @param subject the link, endpoint or load; empty of a total
 * @param quantity which figure
 * @param before its value before: bytes per second, nanoseconds, or a share
 * @param after its value after
 * @param share by which it grew, negative where it shrank; empty where it was 0 before
 */
public record Change(
        Level level, String subject, Quantity quantity, double before, double after, OptionalDouble share) {

    /** What a figure is of, from the whole to the part. */
    public enum Level {
        /** All links. */
        TOTAL,
        /** The links of one load. */
        LOAD,
        /** All that an endpoint sends. */
        SENDING,
        /** All that an endpoint receives. */
        RECEIVING,
        /** One link. */
        LINK
    }

    /** Which figure. */
    public enum Quantity {
        /** Payload that arrived, in bytes per second. */
        GOODPUT,
        /** Median latency, in nanoseconds. */
        LATENCY_P50,
        /** 99th percentile of latency, in nanoseconds. */
        LATENCY_P99,
        /** Segments sent again, as a share of all. */
        RETRANSMITS,
        /** Datagrams that were lost, as a share of those that were sent. */
        LOSS,
        /** Time in which nothing arrived for 200 ms or more, as a share of the window. */
        STALLS
    }
}
