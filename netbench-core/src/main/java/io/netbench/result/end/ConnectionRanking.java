package io.netbench.result.end;

import io.netbench.result.ConnectionResult;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What both ends of a link know of each of its connections that tells good from bad, and which are the worst by it: most
 * segments sent again first, then least payload in the window. What is unknown counts as worst, so that it stays in sight.
 */
public final class ConnectionRanking {

    private static final long UNKNOWN = -1;

    private final long[] retransmits;
    private final long[] bytes;
    private final boolean[] told;

    /** Of a link with so many connections, of which nothing is known yet. */
    public ConnectionRanking(int connections) {
        retransmits = new long[connections];
        bytes = new long[connections];
        told = new boolean[connections];
        Arrays.fill(retransmits, UNKNOWN);
        Arrays.fill(bytes, UNKNOWN);
    }

    /**
     * Takes what an end knows of one connection.
     *
     * @param figure segments sent again where the end is the source, payload in the window where it is the sink; negative:
     *     unknown
     * @return whether there is such a connection
     */
    public boolean put(EndRole role, int index, long figure) {
        if (index < 0 || index >= told.length) {
            return false;
        }
        (role == EndRole.SOURCE ? retransmits : bytes)[index] = Math.max(UNKNOWN, figure);
        told[index] = true;
        return true;
    }

    /** The worst of those that an end told of, {@link ConnectionResult#WORST_KEPT} at most, by their indexes. */
    public List<Integer> worst() {
        return IntStream.range(0, told.length)
                .filter(index -> told[index])
                .boxed()
                .sorted(Comparator.<Integer, Boolean>comparing(index -> retransmits[index] != UNKNOWN)
                        .thenComparing(index -> retransmits[index], Comparator.reverseOrder())
                        .thenComparing(index -> bytes[index]))
                .limit(ConnectionResult.WORST_KEPT)
                .sorted()
                .toList();
    }
}
