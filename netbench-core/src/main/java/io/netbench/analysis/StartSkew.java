package io.netbench.analysis;

import io.netbench.result.Finding;
import io.netbench.text.QuantityText;
import java.util.Optional;

/** Whether the load began everywhere at one instant, as far as a pattern of many hosts needs that. */
final class StartSkew {

    private static final long MOST_NS = 1_000_000L;

    private StartSkew() {}

    static Optional<Finding> warning(RunMeasurements facts) {
        Long skewNs = facts.startSkewNs();
        return skewNs == null || skewNs <= MOST_NS
                ? Optional.empty()
                : Optional.of(Finding.of(
                        "start_skew",
                        ("The load was released over %s, not within %s: for so long after it began, be it with the"
                                        + " warm-up, some connections did not send yet. Event loops that wait for a CPU"
                                        + " are released late; see CPU and busiest loop of the hosts.")
                                .formatted(
                                        described(skewNs, facts.startSkewErrorNs()), QuantityText.duration(MOST_NS))));
    }

    private static String described(long skewNs, Long errorNs) {
        return errorNs == null || errorNs == 0
                ? QuantityText.duration(skewNs)
                : QuantityText.duration(skewNs) + " (give or take " + QuantityText.duration(errorNs) + ")";
    }
}
