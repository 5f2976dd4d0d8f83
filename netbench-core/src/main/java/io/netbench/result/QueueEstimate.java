package io.netbench.result;

import java.util.Map;

/**
 * What stood in the queue before the bottleneck of a hub: the median that the load added to the round trip, by the rate at
 * which the bottleneck sent.
 *
 * @param hub endpoint at the single side of the load
 * @param load its name
 * @param links how many of them share the bottleneck: the fan-in of an incast
 * @param addedNs what the load added to the median round trip, without what the prober's own timer was late by
 * @param wireBytesPerS what the bottleneck carried, with headers
 * @param queueBytes the product of the two
 * @param inFlightBytes what the links may have under way: blocks in flight, and no more than their congestion windows allow
 * @param retransmitShare segments that were sent again by all that were sent
 * @param finding what these come to
 * @param absent why a figure is null
 */
public record QueueEstimate(
        String hub,
        String load,
        int links,
        Long addedNs,
        Double wireBytesPerS,
        Long queueBytes,
        Long inFlightBytes,
        Double retransmitShare,
        Buffers finding,
        Map<String, String> absent) {

    /** What the queue says of the buffers on the way. */
    public enum Buffers {
        /** They hold most of what is in flight. */
        DEEP,
        /** They hold less than is in flight, and what they can't hold is lost. */
        DROPS,
        /** Next to nothing waits in them. */
        EMPTY,
        /** They hold a part of what is in flight; the rest waits in the hosts. */
        PARTLY,
        /** It can't be told. */
        UNKNOWN
    }

    public QueueEstimate {
        Require.text("queue.hub", hub);
        Require.text("queue.load", load);
        Require.notNegative("queue.links", links);
        Require.notNegative("queue.wire_bytes_per_s", wireBytesPerS);
        Require.notNegative("queue.queue_bytes", queueBytes);
        Require.notNegative("queue.in_flight_bytes", inFlightBytes);
        Require.notNegative("queue.retransmit_share", retransmitShare);
        absent = Absent.from(absent)
                .figure("added_ns", addedNs)
                .figure("wire_bytes_per_s", wireBytesPerS)
                .figure("queue_bytes", queueBytes)
                .figure("in_flight_bytes", inFlightBytes)
                .figure("retransmit_share", retransmitShare)
                .reasons();
    }
}
