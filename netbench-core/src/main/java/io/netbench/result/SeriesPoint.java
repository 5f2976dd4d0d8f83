package io.netbench.result;

import java.util.Optional;

/**
 * One interval of a link.
 *
 * @param startNs its begin
 * @param endNs its end, exclusive
 * @param bytes payload that arrived at the sink in it
 * @param sourceTcp {@code TCP_INFO} of the source at its end
 * @param sinkTcp {@code TCP_INFO} of the sink at its end
 */
public record SeriesPoint(
        long startNs, long endNs, long bytes, Optional<TcpSample> sourceTcp, Optional<TcpSample> sinkTcp) {

    /** The most points that a link's series has; when it is full, neighbours are merged. */
    public static final int MAX_POINTS = 600;

    public SeriesPoint {
        if (endNs <= startNs) {
            throw new IllegalArgumentException("series[].end_ns must be after start_ns " + startNs + ", got: " + endNs);
        }
        Require.notNegative("series[].bytes", bytes);
    }
}
