package io.netbench.cli.iperf3;

import io.netbench.coordinator.IntervalFigures;

/**
 * An interval on iperf3's clock, which begins anew with the measured time.
 *
 * @param startNs its begin
 * @param endNs its end
 * @param isOmitted whether it counts for nothing
 * @param figures what was told of it
 */
record SeenInterval(long startNs, long endNs, boolean isOmitted, IntervalFigures figures) {}
