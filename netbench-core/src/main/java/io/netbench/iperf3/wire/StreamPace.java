package io.netbench.iperf3.wire;

/**
 * How fast each stream of a test sends.
 *
 * @param bitsPerS payload; 0 if nothing limits it
 * @param burstBlocks how many blocks are sent at once; 0: one
 * @param kernelBitsPerS what the kernel paces it to ({@code SO_MAX_PACING_RATE}); 0: nothing
 * @param timerUs how often a sender looks at its rate
 */
public record StreamPace(long bitsPerS, int burstBlocks, long kernelBitsPerS, int timerUs) {

    /** What iperf3 looks at its rate by. */
    public static final int DEFAULT_TIMER_US = 1_000;

    /** As fast as it goes. */
    public static final StreamPace UNLIMITED = new StreamPace(0, 0, 0, DEFAULT_TIMER_US);
}
