package io.netbench.result;

import java.util.Map;
import java.util.Optional;

/**
 * What became of the datagrams of one link. Sent, received and lost ones are those that were sent in the measured window, however
 * long they took; the rest is over the life of the link's connections.
 *
 * @param sent that the source's kernel took
 * @param received different ones of them that the sink read
 * @param lost sent less received
 * @param lostFraction part of the sent ones that was lost
 * @param lostInSocket that the sink's kernel dropped at the link's own sockets, since their receive buffers were full
 * @param refused that the source's kernel did not take; left out where it took all
 * @param refusal why it did not take the first of them
 * @param duplicates that had come before
 * @param reordered that came after one that was sent later (RFC 4737)
 * @param reorderExtentMean by how many arrivals these were late, on average; left out where there were none
 * @param reorderExtentMax by how many the latest was; left out where there were none
 * @param overdue so late that nothing tells whether they had come before; left out where there were none
 * @param malformed that came to the link's sockets and were none of its own; left out where there were none
 * @param segmented whether the source's kernel was handed many at once, to cut
 * @param sentAtOnce datagrams that the source's kernel was handed in one message, on average; left out where none was
 * @param coalesced whether the sink's kernel gave many at once, joined
 * @param jitterNs smoothed difference of transit times (RFC 3550); of several connections, the greatest
 * @param interArrivalNs times between reads that brought any, in the window
 * @param absent why a figure is null
 */
public record LinkDatagrams(
        Long sent,
        Long received,
        Long lost,
        Double lostFraction,
        Long lostInSocket,
        Optional<Long> refused,
        Optional<String> refusal,
        Long duplicates,
        Long reordered,
        Optional<Double> reorderExtentMean,
        Optional<Long> reorderExtentMax,
        Optional<Long> overdue,
        Optional<Long> malformed,
        Boolean segmented,
        Optional<Double> sentAtOnce,
        Boolean coalesced,
        Double jitterNs,
        LatencyHistogram interArrivalNs,
        Map<String, String> absent) {

    public LinkDatagrams {
        Require.notNegative("datagrams.sent", sent);
        Require.notNegative("datagrams.received", received);
        Require.notNegative("datagrams.lost", lost);
        Require.notNegative("datagrams.lost_fraction", lostFraction);
        Require.notNegative("datagrams.lost_in_socket", lostInSocket);
        Require.notNegative("datagrams.duplicates", duplicates);
        Require.notNegative("datagrams.reordered", reordered);
        Require.notNegative("datagrams.jitter_ns", jitterNs);
        absent = Absent.from(absent)
                .figure("sent", sent)
                .figure("received", received)
                .figure("lost", lost)
                .figure("lost_fraction", lostFraction)
                .figure("lost_in_socket", lostInSocket)
                .figure("duplicates", duplicates)
                .figure("reordered", reordered)
                .figure("segmented", segmented)
                .figure("coalesced", coalesced)
                .figure("jitter_ns", jitterNs)
                .figure("inter_arrival_ns", interArrivalNs)
                .reasons();
    }
}
