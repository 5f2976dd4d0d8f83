package io.netbench.traffic.connection;

import io.netbench.measure.LatencyFigures;
import org.HdrHistogram.Histogram;

/** Times of rounds, each recorded, or counted where it is above the range. One writer at a time. */
final class RoundTimes {

    private static final long MAX_ROUND_NS = 60_000_000_000L;

    private final Histogram ns;
    private long overflow;

    private RoundTimes(Histogram ns) {
        this.ns = ns;
    }

    /** Those of a hub. */
    static RoundTimes ofHub() {
        return new RoundTimes(new Histogram(MAX_ROUND_NS, 3));
    }

    /** Those of one link, of which there may be many. */
    static RoundTimes ofLink() {
        return new RoundTimes(new Histogram(1024, MAX_ROUND_NS, 2));
    }

    void add(long timeNs) {
        if (timeNs > MAX_ROUND_NS) {
            overflow++;
        } else {
            ns.recordValue(Math.max(0, timeNs));
        }
    }

    LatencyFigures figures() {
        return new LatencyFigures(ns.copy(), overflow);
    }
}
