package io.netbench.analysis.fabric;

import java.util.List;

/**
 * Which source ports of a pair met a slow path, so that a network engineer can compute the hash.
 *
 * @param source host that the flows came from
 * @param sink host that they went to
 * @param slow ports whose flows were slow
 * @param tried how many were tried
 */
public record SlowPorts(String source, String sink, List<Integer> slow, int tried) {

    /** Members of a bundle where nobody said how many there are. */
    public static final int USUAL_MEMBERS = 4;

    /** Flows that tell of up to so many members with 99.9 %, if each is as likely. */
    public static final int FLOWS = flows(USUAL_MEMBERS);

    /** A flow of a pair that is well reaches this share of what its class does. */
    private static final double WELL = 0.9;

    /** Nearly all slow is no matter of ports. */
    private static final double ALL = 0.9;

    /** How likely a member may be missed by all flows. */
    private static final double MISSED = 1e-3;

    public SlowPorts {
        slow = List.copyOf(slow);
    }

    /**
     * How many flows, each from a port of its own, meet all members of a bundle with 99.9 %: 11 of 2, 29 of 4, 68 of 8, 150 of 16.
     *
     * @param members two at least
     */
    public static int flows(int members) {
        return (int) Math.ceil(Math.log(MISSED / members) / Math.log1p(-1.0 / members));
    }

    /** Whether a flow is slower than those of a pair that is well. */
    static boolean isSlow(double goodputBytesPerS, double referenceBytesPerS) {
        return goodputBytesPerS == 0 || goodputBytesPerS < WELL * referenceBytesPerS;
    }

    /**
     * How the flows of a suspect pair did, or those of the first of several that share a path; null where none was tried.
     *
     * @param referenceBytesPerS what a healthy pair of its class reaches
     */
    static SlowPorts of(
            Suspect suspect,
            PairMeasurements pairs,
            FabricHosts hosts,
            List<PathTrial> trials,
            double referenceBytesPerS) {
        int pair = suspect.probes()[0];
        List<PathTrial> own = suspect.tellsByPorts()
                ? trials.stream().filter(trial -> trial.pair() == pair).toList()
                : List.of();
        List<Integer> slow = own.stream()
                .filter(trial -> isSlow(trial.figures().goodputBytesPerS(), referenceBytesPerS))
                .map(PathTrial::sourcePort)
                .toList();
        return own.isEmpty()
                ? null
                : new SlowPorts(
                        hosts.get(pairs.source(pair)).name(),
                        hosts.get(pairs.sink(pair)).name(),
                        slow,
                        own.size());
    }

    boolean areNearlyAll() {
        return slow.size() >= ALL * tried;
    }

    /** A rough count of members, of which one is slow: 4 where a quarter of the flows were. */
    public int likelyMembers() {
        return slow.isEmpty() ? 0 : (int) Math.round((double) tried / slow.size());
    }
}
