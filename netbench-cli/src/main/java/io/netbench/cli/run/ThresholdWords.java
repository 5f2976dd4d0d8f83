package io.netbench.cli.run;

import io.netbench.plan.Thresholds;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a load has to reach, in words. */
final class ThresholdWords {

    private ThresholdWords() {}

    /** Each threshold that there is. */
    static List<String> of(Thresholds thresholds) {
        List<String> parts = new ArrayList<>();
        thresholds
                .minLinkBitsPerS()
                .ifPresent(rate -> parts.add("each link " + QuantityText.bitsPerS(rate) + " or more"));
        thresholds
                .minTotalBitsPerS()
                .ifPresent(rate -> parts.add("in all " + QuantityText.bitsPerS(rate) + " or more"));
        thresholds.minShare().ifPresent(share -> parts.add(percent(share) + " of each hub's NIC or more"));
        thresholds.maxP99Ns().ifPresent(ns -> parts.add("latency p99 " + QuantityText.duration(ns) + " or less"));
        thresholds.maxRetransmits().ifPresent(share -> parts.add("retransmits " + percent(share) + " or less"));
        thresholds.maxLoss().ifPresent(share -> parts.add("loss " + percent(share) + " or less"));
        thresholds.maxSpread().ifPresent(spread -> parts.add("links within " + percent(spread)));
        thresholds.minFairness().ifPresent(index -> parts.add("fairness " + trimmed(index) + " or more"));
        return parts;
    }

    private static String percent(double share) {
        return trimmed(share * 100) + " %";
    }

    private static String trimmed(double value) {
        return String.format(Locale.ROOT, "%.6f", value).replaceFirst("\\.?0+$", "");
    }
}
