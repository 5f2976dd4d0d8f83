package io.netbench.traffic.connection;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.HdrHistogram.AbstractHistogram;

/**
 * The datagrams of one connection at their sink. Each belongs to the measured window, or not, as its source sent it.
 *
 * @param unique different ones, in the connection's life
 * @param windowUnique part of them that were sent in the measured window
 * @param awaited numbers up to the greatest that came, in the connection's life; told where the source does not say how many it
 *     sent
 * @param windowAwaited part of them since the measured window began
 * @param duplicates that had come before
 * @param reordered that came after one that was sent later (RFC 4737)
 * @param extentSum by how many arrivals they were late, together
 * @param extentMax by how many the latest was
 * @param overdue so late that nothing tells whether they had come before; they are not among the unique ones
 * @param malformed that are none of this connection, or cut
 * @param socketDrops of the window that the kernel dropped at this socket; empty where it can't be told
 * @param isCoalesced whether the kernel joined what arrived together, so that several share one arrival time
 * @param jitterNs smoothed difference of transit times (RFC 3550); empty where datagrams share arrival times, or fewer than two came
 * @param interArrivalNs times between reads that brought any in the window. No longer written to
 */
public record ReceivedDatagrams(
        long unique,
        long windowUnique,
        OptionalLong awaited,
        OptionalLong windowAwaited,
        long duplicates,
        long reordered,
        long extentSum,
        long extentMax,
        long overdue,
        long malformed,
        OptionalLong socketDrops,
        boolean isCoalesced,
        OptionalDouble jitterNs,
        AbstractHistogram interArrivalNs) {}
