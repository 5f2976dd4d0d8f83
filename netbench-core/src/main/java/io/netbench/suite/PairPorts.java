package io.netbench.suite;

import io.netbench.plan.ClientPorts;
import io.netbench.result.ConnectionResult;
import io.netbench.result.LinkResult;
import io.netbench.suite.schedule.HostPair;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The ports that flows come from, by which a network chooses their paths. They are drawn at random: those that Linux gives to
 * connections of one host to another are all even or all odd, and a switch that looks at the last bit would send them all the
 * same way.
 */
final class PairPorts {

    /** What Linux gives to connections lies between these, and services hardly do. */
    private static final int FIRST = 32_768;

    private static final int COUNT = 28_000;

    private final Map<HostPair, int[]> first = new HashMap<>();
    private final Random random;
    private final int connections;

    /**
     * @param connections of each pair; where there are more than a result keeps, the kernel gives them their ports
     * @param seed the same draws the same ports
     */
    PairPorts(int connections, long seed) {
        this.connections = connections <= ConnectionResult.MAX_KEPT ? connections : 0;
        random = new Random(seed);
    }

    /** Whether it draws any, or leaves all to the kernel. */
    boolean areDrawn() {
        return connections > 0;
    }

    /** Other ones than before, all but surely. */
    ClientPorts drawn() {
        return new ClientPorts(
                random.ints(FIRST, FIRST + COUNT)
                        .distinct()
                        .limit(connections)
                        .boxed()
                        .toList(),
                false);
    }

    /** Those of the first measurement, as far as they are known. */
    ClientPorts first(HostPair pair) {
        int[] known = first.get(pair);
        return known == null
                ? drawn()
                : new ClientPorts(
                        IntStream.range(0, known.length / 2)
                                .map(connection -> known[2 * connection])
                                .boxed()
                                .toList(),
                        false);
    }

    /** Takes those of a pair, if it is the first time. */
    void keep(HostPair pair, LinkResult link) {
        int[] used = of(link);
        if (used.length > 0) {
            first.putIfAbsent(pair, used);
        }
    }

    /** Whether a link had the ports of its pair's first measurement, at both ends and on all connections. */
    boolean areFirst(HostPair pair, LinkResult link) {
        int[] used = of(link);
        return used.length > 0 && Arrays.equals(used, first.get(pair));
    }

    /** Of each connection its source's port and its sink's; none where not all are known. */
    private int[] of(LinkResult link) {
        boolean areKnown = connections > 0
                && link.connections().size() == connections
                && link.connections().stream().allMatch(one -> one.sourcePort() != null && one.sinkPort() != null);
        return areKnown
                ? link.connections().stream()
                        .flatMapToInt(one -> IntStream.of(one.sourcePort(), one.sinkPort()))
                        .toArray()
                : new int[0];
    }
}
