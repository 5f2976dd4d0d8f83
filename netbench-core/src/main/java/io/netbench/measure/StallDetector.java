package io.netbench.measure;

/**
 * Finds stalls of one link: stretches of {@value StallFigures#LEAST_NS} ns or more in which the sink was owed bytes and got none.
 * For one thread.
 *
 * <p>It looks once a tick. A stall begins at the last byte before it, exactly; it ends with the last look that still saw
 * silence. So its length is never overstated, and falls short by at most a tick.
 */
final class StallDetector {

    private boolean isWaiting;
    private long silentFromNs;
    private long silentToNs;

    private StallFigures stalls = StallFigures.NONE;

    /**
     * @param fromNs the window's start; silence before it belongs to no stall
     * @param isWaiting whether the sink is owed bytes then
     */
    StallDetector(long fromNs, boolean isWaiting) {
        this.isWaiting = isWaiting;
        this.silentFromNs = fromNs;
        this.silentToNs = fromNs;
    }

    /**
     * Looks at the link.
     *
     * @param hasArrived whether bytes arrived since the last look
     * @param lastByteNs when the latest one did
     * @param isOwed whether the sink waits for more
     */
    void sample(long nowNs, boolean hasArrived, long lastByteNs, boolean isOwed) {
        if (hasArrived) {
            close();
            silentFromNs = lastByteNs - silentFromNs > 0 ? lastByteNs : silentFromNs;
        } else if (isOwed && !isWaiting) {
            silentFromNs = nowNs;
        } else if (!isOwed) {
            close();
        }
        isWaiting = isOwed;
        silentToNs = nowNs;
    }

    /** Ends the window; a stall that is still open counts up to here. */
    StallFigures end(long endNs) {
        silentToNs = endNs;
        close();
        return stalls;
    }

    private void close() {
        if (isWaiting) {
            stalls = stalls.with(silentToNs - silentFromNs);
        }
        isWaiting = false;
    }
}
