package io.netbench.suite;

import java.util.ArrayList;
import java.util.List;

/**
 * What is measured of a fabric beyond its pairs.
 *
 * @param hubs hosts that all others send to, and that send to all others, by their numbers
 * @param matchings random halves of the fabric that send to each other
 */
public record ThoroughOrder(List<Integer> hubs, int matchings) {

    /** As many as tell how wide they spread. */
    public static final int USUAL_MATCHINGS = 10;

    /** A hub, two that send to it at once, and a pair beside them. */
    static final int LEAST_HOSTS_BESIDE = 5;

    /** Nothing. */
    public static final ThoroughOrder NONE = new ThoroughOrder(List.of(), 0);

    public ThoroughOrder {
        hubs = List.copyOf(hubs);
    }

    /** Whether there is anything to do. */
    public boolean isAsked() {
        return !hubs.isEmpty() || matchings > 0;
    }

    /** Rounds that it takes. */
    int rounds(int hosts) {
        int beside = hosts >= LEAST_HOSTS_BESIDE ? 2 * hubs.size() : 0;
        return matchings + 2 * hubs.size() + beside;
    }

    /** All hosts but some, in their order. */
    static List<Integer> without(int hosts, int... some) {
        List<Integer> others = new ArrayList<>();
        for (int host = 0; host < hosts; host++) {
            boolean isThere = true;
            for (int one : some) {
                isThere &= one != host;
            }
            if (isThere) {
                others.add(host);
            }
        }
        return others;
    }
}
