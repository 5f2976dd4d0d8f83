package io.netbench.iperf3.wire;

/**
 * How long a test goes. The client alone decides when that is over; a server is told so that it knows.
 *
 * @param omitS seconds at the start that do not count
 * @param timeS seconds that do; 0 if they don't end it
 * @param bytes over all streams; 0 if they don't end it
 * @param blocks over all streams; 0 if they don't end it
 */
public record TestSpan(int omitS, int timeS, long bytes, long blocks) {}
