package io.netbench.result.end;

import io.netbench.result.LatencyHistogram;
import java.util.Optional;

/**
 * The datagrams of one end of a link. What an end can't know is null: a source knows the first six, a sink the others.
 *
 * @param sent that its kernel took, in the life of its connections
 * @param messages in which the kernel was handed them
 * @param windowSent part of them that were sent in the measured window
 * @param refused that its kernel did not take
 * @param refusal why it did not take the first of them
 * @param segmented whether the kernel was handed many at once
 * @param unique different ones that came
 * @param windowUnique part of them that were sent in the measured window
 * @param windowAwaited numbers up to the greatest that came, since the window began; null where the source tells how many it sent
 * @param duplicates that had come before
 * @param reordered that came after one that was sent later
 * @param extentSum by how many arrivals they were late, together
 * @param extentMax by how many the latest was
 * @param overdue of which nothing tells whether they had come before
 * @param malformed that were none of the link's
 * @param socketDrops dropped at its sockets in the window; null where the transport can't tell
 * @param coalesced whether the kernel gave many at once
 * @param jitterNs by RFC 3550; null where datagrams share arrival times
 * @param interArrivalNs times between reads that brought any
 */
public record EndDatagrams(
        Long sent,
        Long messages,
        Long windowSent,
        Long refused,
        Optional<String> refusal,
        Boolean segmented,
        Long unique,
        Long windowUnique,
        Long windowAwaited,
        Long duplicates,
        Long reordered,
        Long extentSum,
        Long extentMax,
        Long overdue,
        Long malformed,
        Long socketDrops,
        Boolean coalesced,
        Double jitterNs,
        Optional<LatencyHistogram> interArrivalNs) {

    /** What a source knows. */
    public static EndDatagrams ofSource(
            long sent, long messages, long windowSent, long refused, Optional<String> refusal, boolean segmented) {
        return new EndDatagrams(
                sent,
                messages,
                windowSent,
                refused,
                refusal,
                segmented,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Optional.empty());
    }

    /** What a sink knows. */
    public static EndDatagrams ofSink(
            long unique,
            long windowUnique,
            Long windowAwaited,
            long duplicates,
            long reordered,
            long extentSum,
            long extentMax,
            long overdue,
            long malformed,
            Long socketDrops,
            boolean coalesced,
            Double jitterNs,
            Optional<LatencyHistogram> interArrivalNs) {
        return new EndDatagrams(
                null,
                null,
                null,
                null,
                Optional.empty(),
                null,
                unique,
                windowUnique,
                windowAwaited,
                duplicates,
                reordered,
                extentSum,
                extentMax,
                overdue,
                malformed,
                socketDrops,
                coalesced,
                jitterNs,
                interArrivalNs);
    }

    /** A source of which somebody else told how many it sent in the measured window. */
    public static EndDatagrams ofToldSource(long windowSent) {
        return told(windowSent, null, null);
    }

    /**
     * A sink that is another program, which tells little.
     *
     * @param windowUnique null where it does not tell that
     */
    public static EndDatagrams ofToldSink(Long windowUnique, double jitterNs) {
        return told(null, windowUnique, jitterNs);
    }

    private static EndDatagrams told(Long windowSent, Long windowUnique, Double jitterNs) {
        return new EndDatagrams(
                null,
                null,
                windowSent,
                null,
                Optional.empty(),
                null,
                null,
                windowUnique,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                jitterNs,
                Optional.empty());
    }
}
