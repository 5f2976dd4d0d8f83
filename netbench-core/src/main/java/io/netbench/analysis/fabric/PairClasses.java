package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Sets of pairs that should be alike: the same NIC speeds at both ends, and both ends in one group or in two. */
final class PairClasses {

    /** A class with fewer members says nothing of any of them. */
    static final int LEAST_MEMBERS = 5;

    private record Key(long sourceBitsPerS, long sinkBitsPerS, Boolean sameGroup) {}

    private final List<Key> keys = new ArrayList<>();
    private final int[] classOf;
    private final PairIndex members;
    private final long[] lines;

    PairClasses(FabricHosts hosts, PairMeasurements pairs) {
        Map<Key, Integer> numbers = new HashMap<>();
        classOf = new int[pairs.size()];
        for (int pair = 0; pair < classOf.length; pair++) {
            classOf[pair] = numbers.computeIfAbsent(key(hosts, pairs.source(pair), pairs.sink(pair)), key -> {
                keys.add(key);
                return keys.size() - 1;
            });
        }
        members = PairIndex.by(keys.size(), classOf.length, pair -> classOf[pair]);
        lines = IntStream.range(0, keys.size())
                .mapToLong(this::lineBitsPerS)
                .distinct()
                .sorted()
                .toArray();
    }

    private static Key key(FabricHosts hosts, int source, int sink) {
        int from = hosts.groupOf(source);
        int to = hosts.groupOf(sink);
        boolean isKnown = from != FabricHosts.NO_GROUP && to != FabricHosts.NO_GROUP;
        Boolean same = isKnown ? (Boolean) (from == to) : null;
        return new Key(hosts.get(source).nicBitsPerS(), hosts.get(sink).nicBitsPerS(), same);
    }

    int count() {
        return keys.size();
    }

    int classOf(int pair) {
        return classOf[pair];
    }

    PairIndex members() {
        return members;
    }

    /** The slower of the two interfaces, 0 where either is unknown. */
    long lineBitsPerS(int pairClass) {
        Key key = keys.get(pairClass);
        return Math.min(key.sourceBitsPerS, key.sinkBitsPerS);
    }

    /** How many rates {@link #lineBitsPerS} knows. */
    int lines() {
        return lines.length;
    }

    /** The place of a pair's among them. */
    int lineOf(int pair) {
        return Arrays.binarySearch(lines, lineBitsPerS(classOf[pair]));
    }

    /** Whether the same speeds are at both ends of all pairs. */
    boolean haveOneSpeed() {
        return keys.stream()
                        .map(key -> List.of(key.sourceBitsPerS, key.sinkBitsPerS))
                        .distinct()
                        .count()
                <= 1;
    }

    /** Whether both ends are in one group; null where that is unknown. */
    Boolean isWithinGroups(int pairClass) {
        return keys.get(pairClass).sameGroup;
    }
}
