package io.netbench.analysis.fabric;

import java.util.stream.IntStream;

/** The pairs that no cause explains yet, and the middles of their rows, columns and blocks. */
final class OpenPairs {

    private final LevelMatrix matrix;
    private final boolean[] explained;
    private double[] buffer = new double[16];

    OpenPairs(LevelMatrix matrix) {
        this.matrix = matrix;
        explained = new boolean[matrix.pairs().size()];
    }

    boolean isOpen(int pair) {
        return !explained[pair] && !Double.isNaN(matrix.level(pair));
    }

    void explain(int[] pairs) {
        for (int pair : pairs) {
            explained[pair] = true;
        }
    }

    void reopen(int[] pairs) {
        for (int pair : pairs) {
            explained[pair] = false;
        }
    }

    /** The open ones of a bucket. */
    int[] open(PairIndex index, int bucket) {
        return IntStream.range(0, index.count(bucket))
                .map(k -> index.pair(bucket, k))
                .filter(this::isOpen)
                .toArray();
    }

    /** The levels of the open ones of a bucket. */
    double[] levels(PairIndex index, int bucket) {
        return IntStream.of(open(index, bucket)).mapToDouble(matrix::level).toArray();
    }

    Middles middles(PairIndex index) {
        return middles(index, 0.5);
    }

    /** A quantile of the open ones of each bucket. */
    Middles middles(PairIndex index, double quantile) {
        double[] medians = new double[index.buckets()];
        int[] counts = new int[index.buckets()];
        for (int bucket = 0; bucket < medians.length; bucket++) {
            int count = index.count(bucket);
            if (buffer.length < count) {
                buffer = new double[count];
            }
            int open = 0;
            for (int k = 0; k < count; k++) {
                int pair = index.pair(bucket, k);
                if (isOpen(pair)) {
                    buffer[open++] = matrix.level(pair);
                }
            }
            counts[bucket] = open;
            medians[bucket] = Quantiles.of(buffer, open, quantile);
        }
        return new Middles(medians, counts);
    }
}
