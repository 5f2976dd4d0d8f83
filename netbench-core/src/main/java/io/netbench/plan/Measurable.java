package io.netbench.plan;

import io.netbench.text.Property;
import java.util.List;

/** Refuses thresholds whose figures a load can't have, so that nobody waits for a run that says nothing. */
final class Measurable {

    private Measurable() {}

    /**
     * Checks the thresholds of a load.
     *
     * @param endpoints of the plan
     * @throws PlanException if one of them can't be measured; it names the threshold
     */
    static void require(Load load, List<Endpoint> endpoints) {
        Thresholds thresholds = load.thresholds();
        if (thresholds.maxP99Ns().isPresent()
                && load.links().stream().allMatch(link -> link.load().isStream())) {
            throw new PlanException(Property.MAX_P99 + " needs blocks that are answered: with " + Property.RESPONSE_SIZE
                    + " 0 a link is a plain stream and has no latency");
        }
        if (thresholds.minShare().isPresent()
                && load.links().stream().allMatch(link -> staysOnItsHost(link, endpoints))) {
            throw new PlanException(Property.MIN_SHARE
                    + " needs links between hosts: what stays within one does not pass its NIC; name hosts with "
                    + Property.SERVERS + " or " + Property.CLIENTS);
        }
        if (thresholds.maxLoss().isPresent() && load.protocol() == DataProtocol.TCP) {
            throw new PlanException(Property.MAX_LOSS + " needs " + Property.UDP
                    + ": over TCP what is lost is sent again, and " + Property.MAX_RETRANSMITS + " limits that");
        }
        requireTwoLinks(load, Property.MAX_SPREAD, thresholds.maxSpread().isPresent());
        requireTwoLinks(load, Property.MIN_FAIRNESS, thresholds.minFairness().isPresent());
    }

    private static boolean staysOnItsHost(LinkPlan link, List<Endpoint> endpoints) {
        return endpoints.get(link.source()).agent()
                == endpoints.get(link.sink()).agent();
    }

    private static void requireTwoLinks(Load load, Property threshold, boolean isAsked) {
        if (isAsked && load.links().size() < 2) {
            throw new PlanException(threshold + " compares links, and this load has only one");
        }
    }
}
