package io.netbench.plan;

import io.netbench.text.Property;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run asks of all its loads: each takes what it has figures for, and what it does not ask for itself. Where a link has a
 * rate, the load is held to that and not to a goodput that was asked of others.
 */
final class SharedThresholds {

    /** What a load reaches that may go as fast as it can. */
    private static final Set<Property> GOODPUT = Set.of(Property.MIN_LINK, Property.MIN_TOTAL, Property.MIN_SHARE);

    private final Thresholds all;

    SharedThresholds(Thresholds all) {
        this.all = all;
    }

    /** The thresholds of a load that has its own by now. */
    Thresholds of(Load load, List<Endpoint> endpoints) {
        Set<Property> left = EnumSet.noneOf(Property.class);
        left.addAll(Measurable.missing(load, endpoints).keySet());
        if (hasRate(load)) {
            left.addAll(GOODPUT);
        }
        return load.thresholds().orElse(all.without(left));
    }

    /** Those that none of the loads, with all of their thresholds, is held to. */
    Set<Property> idle(List<Load> loads) {
        Set<Property> idle = all.asked();
        loads.forEach(load -> idle.removeAll(load.thresholds().asked()));
        return idle;
    }

    /** @throws PlanException if there are such; it names one */
    void requireUsed(List<Load> loads, List<Endpoint> endpoints) {
        for (Property threshold : idle(loads)) {
            for (Load load : loads) {
                Map<Property, String> missing = Measurable.missing(load, endpoints);
                if (missing.containsKey(threshold)) {
                    throw new PlanException(missing.get(threshold));
                }
            }
            throw new PlanException(threshold + " would be asked of no load: each has a link with " + Property.RATE
                    + " and is held to that; ask it of a load itself");
        }
    }

    private static boolean hasRate(Load load) {
        return load.links().stream().anyMatch(link -> link.load().rateBitsPerS().isPresent());
    }
}
