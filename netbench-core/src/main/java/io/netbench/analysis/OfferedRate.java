package io.netbench.analysis;

import io.netbench.result.LinkLoadOverride;
import io.netbench.result.LinkResult;
import io.netbench.result.PlanSummary;
import java.util.Optional;

/** The payload rate that a link was asked for. */
final class OfferedRate {

    private OfferedRate() {}

    /** Bits per second; empty for a closed loop. */
    static Optional<Long> of(PlanSummary plan, LinkResult link) {
        return plan.linkOverrides().stream()
                .filter(override -> isOf(override, link))
                .flatMap(override -> override.rateBitsPerS().stream())
                .findFirst()
                .or(plan::rateBitsPerS);
    }

    /** Whether any link was asked for a rate. */
    static boolean isUsed(PlanSummary plan) {
        return plan.rateBitsPerS().isPresent()
                || plan.linkOverrides().stream()
                        .anyMatch(override -> override.rateBitsPerS().isPresent());
    }

    private static boolean isOf(LinkLoadOverride override, LinkResult link) {
        return override.source().equals(link.source()) && override.sink().equals(link.sink());
    }
}
