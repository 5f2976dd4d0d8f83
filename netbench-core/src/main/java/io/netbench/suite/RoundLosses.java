package io.netbench.suite;

import io.netbench.result.LostHosts;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells which pairs a round says nothing of. A pair has a figure of 0 only where nothing came through although both hosts
 * were there; a connection that does not come up is tried once more before it counts as such, since a host that is too busy
 * to connect in time looks the same.
 */
final class RoundLosses {

    /** So often a pair had no connection, and counts for one that lets nothing through. */
    private static final int PROOF = 2;

    private final Map<String, Integer> unconnected = new HashMap<>();

    /** What a round makes of a pair that has no figure. */
    enum Meaning {
        /** Nothing: a host was lost, or others kept the round from beginning. */
        UNKNOWN,
        /** No connection came up, for the first time. */
        UNPROVEN,
        /** No connection comes up. */
        BLOCKED,
        /** The hosts were there, and the round was carried through. */
        FAILED;

        /** Whether it says that nothing came through. */
        boolean isKnown() {
            return this == BLOCKED || this == FAILED;
        }
    }

    /**
     * What a round makes of a pair, should that have no figure. Each call counts.
     *
     * @param links of how many links of the round the source is
     * @param isMeasured whether the round was carried through by those that were left
     */
    Meaning of(LostHosts lost, String source, String sink, long links, boolean isMeasured) {
        // The source connects.
        if (lost.unconnected().contains(source) && links == 1 && !lost.gone().contains(sink)) {
            return blocked(source, sink);
        }
        return lost.contains(source) || lost.contains(sink) || !isMeasured ? Meaning.UNKNOWN : Meaning.FAILED;
    }

    private Meaning blocked(String source, String sink) {
        return unconnected.merge(source + "\n" + sink, 1, Integer::sum) < PROOF ? Meaning.UNPROVEN : Meaning.BLOCKED;
    }
}
