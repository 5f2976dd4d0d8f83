package io.netbench.analysis.fabric;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Pairs sorted into buckets: rows, columns, blocks, classes. */
final class PairIndex {

    private final int[] starts;
    private final int[] pairs;

    private PairIndex(int[] starts, int[] pairs) {
        this.starts = starts;
        this.pairs = pairs;
    }

    /**
     * Sorts pairs, each bucket in the order of its pairs.
     *
     * @param bucketOf the bucket of a pair, or below 0 for none
     */
    static PairIndex by(int buckets, int pairCount, IntUnaryOperator bucketOf) {
        int[] starts = new int[buckets + 1];
        int kept = 0;
        for (int pair = 0; pair < pairCount; pair++) {
            int bucket = bucketOf.applyAsInt(pair);
            if (bucket >= 0) {
                starts[bucket + 1]++;
                kept++;
            }
        }
        for (int bucket = 0; bucket < buckets; bucket++) {
            starts[bucket + 1] += starts[bucket];
        }
        int[] next = Arrays.copyOf(starts, buckets);
        int[] pairs = new int[kept];
        for (int pair = 0; pair < pairCount; pair++) {
            int bucket = bucketOf.applyAsInt(pair);
            if (bucket >= 0) {
                pairs[next[bucket]++] = pair;
            }
        }
        return new PairIndex(starts, pairs);
    }

    int buckets() {
        return starts.length - 1;
    }

    int count(int bucket) {
        return starts[bucket + 1] - starts[bucket];
    }

    int pair(int bucket, int k) {
        return pairs[starts[bucket] + k];
    }

    int[] pairs(int bucket) {
        return Arrays.copyOfRange(pairs, starts[bucket], starts[bucket + 1]);
    }
}
