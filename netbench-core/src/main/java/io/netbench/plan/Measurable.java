package io.netbench.plan;

import io.netbench.text.Property;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
        Map<Property, String> missing = missing(load, endpoints);
        for (Property threshold : load.thresholds().asked()) {
            if (missing.containsKey(threshold)) {
                throw new PlanException(missing.get(threshold));
            }
        }
    }

    /** Thresholds that a load has no figures for, and why, in a sentence that names them. */
    static Map<Property, String> missing(Load load, List<Endpoint> endpoints) {
        Map<Property, String> missing = new EnumMap<>(Property.class);
        if (load.protocol() == DataProtocol.UDP) {
            missing.put(
                    Property.MAX_RETRANSMITS,
                    Property.MAX_RETRANSMITS + " must be left out with " + Property.UDP
                            + ": no datagram is sent again; " + Property.MAX_LOSS + " limits what is lost");
        } else {
            missing.put(
                    Property.MAX_LOSS,
                    Property.MAX_LOSS + " needs " + Property.UDP + ": over TCP what is lost is sent again, and "
                            + Property.MAX_RETRANSMITS + " limits that");
        }
        if (load.links().stream().allMatch(link -> link.load().isStream())) {
            missing.put(
                    Property.MAX_P99,
                    Property.MAX_P99 + " needs blocks that are answered: with " + Property.RESPONSE_SIZE
                            + " 0 a link is a plain stream and has no latency");
        }
        if (load.links().stream().allMatch(link -> staysOnItsHost(link, endpoints))) {
            missing.put(
                    Property.MIN_SHARE,
                    Property.MIN_SHARE
                            + " needs links between hosts: what stays within one does not pass its NIC; name hosts with "
                            + Property.SERVERS + " or " + Property.CLIENTS);
        }
        if (load.links().size() < 2) {
            for (Property threshold : List.of(Property.MAX_SPREAD, Property.MIN_FAIRNESS)) {
                missing.put(threshold, threshold + " compares links, and this load has only one");
            }
        }
        return missing;
    }

    private static boolean staysOnItsHost(LinkPlan link, List<Endpoint> endpoints) {
        return endpoints.get(link.source()).agent()
                == endpoints.get(link.sink()).agent();
    }
}
