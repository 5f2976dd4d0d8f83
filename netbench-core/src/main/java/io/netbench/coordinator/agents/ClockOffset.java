package io.netbench.coordinator.agents;

/**
 * How an agent's clock lies to the coordinator's, from a series of pings of which the one with the least delay counts.
 *
 * @param offsetNs what to add to the coordinator's clock to read the agent's
 * @param leastRoundTripNs delay of the ping that counts
 * @param worstRoundTripNs the longest delay seen
 */
public record ClockOffset(long offsetNs, long leastRoundTripNs, long worstRoundTripNs) {

    /**
     * The offset to an agent under the same kernel: none, and exactly so, since processes read one monotonic clock. Where
     * the pings speak against it (a time namespace, a runtime that counts from somewhere else), they are believed.
     */
    ClockOffset underOneKernel() {
        return Math.abs(offsetNs) <= leastRoundTripNs / 2 ? new ClockOffset(0, 0, worstRoundTripNs) : this;
    }

    /** Whether both clocks are known to be one. */
    boolean isNone() {
        return offsetNs == 0 && leastRoundTripNs == 0;
    }

    /** Bound of the error, when the offset was measured again as {@code later}. */
    long errorNs(ClockOffset later) {
        return Math.min(leastRoundTripNs, later.leastRoundTripNs) / 2 + Math.abs(later.offsetNs - offsetNs);
    }

    /** Bound of the error as far as this measurement alone can tell. */
    long errorNs() {
        return leastRoundTripNs / 2;
    }
}
