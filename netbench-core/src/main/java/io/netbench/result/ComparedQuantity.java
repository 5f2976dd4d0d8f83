package io.netbench.result;

import java.util.Locale;

/** A figure that two measurements are compared by. */
public enum ComparedQuantity {
    /** Payload that arrived. */
    GOODPUT("bytes_per_s", true),
    /** Median latency of a block. */
    LATENCY_P50("ns", false),
    /** 99th percentile of it. */
    LATENCY_P99("ns", false),
    /** Segments that were sent again, without those that had arrived, as a share of all. */
    RETRANSMITS("share", false),
    /** Datagrams that were lost, as a share of those that were sent. */
    LOSS("share", false),
    /** Time in which nothing arrived for 200 ms or more, as a share of the window. */
    STALLS("share", false);

    private final String unit;
    private final boolean isMoreBetter;

    ComparedQuantity(String unit, boolean isMoreBetter) {
        this.unit = unit;
        this.isMoreBetter = isMoreBetter;
    }

    /** The unit of its values. */
    public String unit() {
        return unit;
    }

    /** Whether a greater value is a better one. */
    public boolean isMoreBetter() {
        return isMoreBetter;
    }

    /** As documents have it: {@code latency_p50}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
