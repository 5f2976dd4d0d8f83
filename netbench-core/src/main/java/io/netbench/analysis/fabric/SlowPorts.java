package io.netbench.analysis.fabric;

import java.util.List;

/**
 * Which source ports of a pair met a slow path, so that a network engineer can compute the hash.
 *
 * @param slow ports whose flows were slow
 * @param tried how many were tried
 */
public record SlowPorts(List<Integer> slow, int tried) {

    /** Flows that tell of up to 4 members with 99.9 %, if each is as likely. */
    public static final int FLOWS = 29;

    /** A flow of a pair that is well reaches this share of what its class does. */
    private static final double WELL = 0.9;

    /** Nearly all slow is no matter of ports. */
    private static final double ALL = 0.9;

    public SlowPorts {
        slow = List.copyOf(slow);
    }

    /**
     * How the flows of a suspect pair did; null where it isn't a pair, or no flow was tried.
     *
     * @param referenceBytesPerS what a healthy pair of its class reaches
     */
    static SlowPorts of(Suspect suspect, List<PathTrial> trials, double referenceBytesPerS) {
        int pair = suspect.probes()[0];
        List<PathTrial> own = suspect.cause().kind() == CauseKind.PAIR
                ? trials.stream().filter(trial -> trial.pair() == pair).toList()
                : List.of();
        List<Integer> slow = own.stream()
                .filter(trial -> trial.figures().goodputBytesPerS() < WELL * referenceBytesPerS)
                .map(PathTrial::sourcePort)
                .toList();
        return own.isEmpty() ? null : new SlowPorts(slow, own.size());
    }

    boolean areNearlyAll() {
        return slow.size() >= ALL * tried;
    }

    /** A rough count of members, of which one is slow: 4 where a quarter of the flows were. */
    public int likelyMembers() {
        return slow.isEmpty() ? 0 : (int) Math.round((double) tried / slow.size());
    }
}
