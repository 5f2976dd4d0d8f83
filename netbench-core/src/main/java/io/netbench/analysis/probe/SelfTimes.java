package io.netbench.analysis.probe;

import io.netbench.result.LatencyHistogram;
import java.util.Objects;
import java.util.Optional;

/**
 * What operations of a load took when each was alone.
 *
 * @param histogram of them; empty if there were none
 * @param absent why there are none
 */
public record SelfTimes(Optional<LatencyHistogram> histogram, String absent) {

    public SelfTimes {
        Objects.requireNonNull(histogram, "histogram");
        Objects.requireNonNull(absent, "absent");
    }

    public static SelfTimes of(LatencyHistogram known) {
        return new SelfTimes(Optional.of(known), "");
    }

    /** None, for this reason. */
    public static SelfTimes none(String reason) {
        return new SelfTimes(Optional.empty(), reason);
    }
}
