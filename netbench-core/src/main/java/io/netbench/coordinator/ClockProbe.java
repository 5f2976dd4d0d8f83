package io.netbench.coordinator;

import java.util.function.IntConsumer;

/**
 * Measures a {@link ClockOffset}: some pings at once that only warm up the way, then one after the other. Belongs to the
 * coordinator's thread.
 */
final class ClockProbe {

    /** Pings that are thrown away: code is loaded, caches and queues fill. */
    private static final int WARM_UP = 10;

    private static final int PINGS = WARM_UP + 20;

    private final IntConsumer ping;
    private int sequence;
    private long offsetNs;
    private long leastNs = Long.MAX_VALUE;
    private long worstNs;

    /**
     * @param ping sends one ping with the sequence number that it is given
     */
    ClockProbe(IntConsumer ping) {
        this.ping = ping;
    }

    void start() {
        // Nobody looks at how long these take, so they need not wait for each other.
        for (int i = 0; i < WARM_UP; i++) {
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
        if (isDone() || (sequence >= WARM_UP && answered != sequence)) {
            return;
        }
        long roundTripNs = receivedNs - sentNs;
        if (sequence >= WARM_UP) {
            worstNs = Math.max(worstNs, roundTripNs);
            if (roundTripNs < leastNs) {
                leastNs = roundTripNs;
                offsetNs = agentNs - (sentNs + roundTripNs / 2);
            }
        }
        sequence++;
        if (sequence >= WARM_UP && !isDone()) {
            ping.accept(sequence);
        }
    }

    boolean isDone() {
        return sequence == PINGS;
    }

    /** What was found; only when it is done. */
    ClockOffset offset() {
        return new ClockOffset(offsetNs, leastNs, worstNs);
    }
}
