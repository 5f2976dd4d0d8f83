package io.netbench.coordinator.agents;

import java.util.function.IntConsumer;

/**
 * Measures a {@link ClockOffset}: some pings at once that only warm up the way, then one after the other. An agent under
 * the coordinator's own kernel reads the very clock that the coordinator reads, so a few pings only look whether anything
 * speaks against it; if so, the measurement goes on. Belongs to the coordinator's thread.
 */
final class ClockProbe {

    /** Pings that are thrown away: code is loaded, caches and queues fill. */
    private static final int WARM_UP = 10;

    private static final int PINGS = 20;

    private static final int WARM_UP_UNDER_ONE_KERNEL = 1;

    private static final int PINGS_UNDER_ONE_KERNEL = 3;

    private final IntConsumer ping;
    private final boolean isUnderOneKernel;
    private final int warmUp;
    private int sequence;
    private long offsetNs;
    private long leastNs = Long.MAX_VALUE;
    private long worstNs;

    /**
     * @param ping sends one ping with the sequence number that it is given
     * @param isUnderOneKernel whether the agent runs under the coordinator's own kernel
     */
    ClockProbe(IntConsumer ping, boolean isUnderOneKernel) {
        this.ping = ping;
        this.isUnderOneKernel = isUnderOneKernel;
        warmUp = isUnderOneKernel ? WARM_UP_UNDER_ONE_KERNEL : WARM_UP;
    }

    void start() {
        // Nobody looks at how long these take, so they need not wait for each other.
        for (int i = 0; i < warmUp; i++) {
            ping.accept(i);
        }
    }

    /**
     * An answer has come.
     *
     * @param sentNs when its ping was sent, on the coordinator's clock
     * @param receivedNs when it came
     * @param agentNs the agent's clock in between
     */
    void answered(int answered, long sentNs, long receivedNs, long agentNs) {
        // Those that went out together may be answered in any order.
        if (isDone() || (sequence >= warmUp && answered != sequence)) {
            return;
        }
        long roundTripNs = receivedNs - sentNs;
        if (sequence >= warmUp) {
            worstNs = Math.max(worstNs, roundTripNs);
            if (roundTripNs < leastNs) {
                leastNs = roundTripNs;
                offsetNs = agentNs - (sentNs + roundTripNs / 2);
            }
        }
        sequence++;
        if (sequence >= warmUp && !isDone()) {
            ping.accept(sequence);
        }
    }

    boolean isDone() {
        int counted = sequence - warmUp;
        return counted == PINGS || (counted >= PINGS_UNDER_ONE_KERNEL && offset().isNone());
    }

    /** What was found; only when it is done. */
    ClockOffset offset() {
        ClockOffset measured = new ClockOffset(offsetNs, leastNs, worstNs);
        return isUnderOneKernel ? measured.underOneKernel() : measured;
    }
}
