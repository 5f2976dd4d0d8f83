package io.netbench.suite;

import io.netbench.analysis.fabric.SlowPorts;
import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import java.util.OptionalInt;

/**
 * What a suite over a fabric does beyond pairs and suspects.
 *
 * @param pathMembers how many members a bundle or a group of equal paths has at most; empty: nobody said
 * @param triesPaths whether suspects that may be paths are tried from many ports
 * @param goesOn whether it goes on where hosts are found to be broken, or the fabric to be bad
 * @param thorough what is measured beyond pairs
 * @param rails of each host, each of which is measured and judged for itself; 1: data takes what interfaces it does
 * @param fansIn whether several hosts send to each at once, which shows ports that drop then
 */
public record FabricExtras(
        OptionalInt pathMembers,
        boolean triesPaths,
        boolean goesOn,
        ThoroughOrder thorough,
        int rails,
        boolean fansIn) {

    /** The most members that can be told apart in reasonable time. */
    public static final int MOST_MEMBERS = 32;

    /** The most rails of a host. */
    public static final int MOST_RAILS = 16;

    /** Nothing more than usual. */
    public static final FabricExtras USUAL =
            new FabricExtras(OptionalInt.empty(), true, false, ThoroughOrder.NONE, 1, true);

    public FabricExtras {
        if (pathMembers.isPresent() && (pathMembers.getAsInt() < 2 || pathMembers.getAsInt() > MOST_MEMBERS)) {
            throw new PlanException(
                    Property.PATHS + " must be from 2 to " + MOST_MEMBERS + ", got: " + pathMembers.getAsInt());
        }
        if (rails < 1 || rails > MOST_RAILS) {
            throw new PlanException(Property.RAILS + " must be from 1 to " + MOST_RAILS + ", got: " + rails);
        }
    }

    /** Flows of a pair, each from a port of its own. */
    int flows() {
        return SlowPorts.flows(pathMembers.orElse(SlowPorts.USUAL_MEMBERS));
    }
}
