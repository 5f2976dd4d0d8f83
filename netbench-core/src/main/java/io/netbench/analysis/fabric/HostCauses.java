package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Hosts whose row or column is low. */
final class HostCauses {

    /** What a row or a column reaches is its median where healthy pairs are alike. */
    private static final double MIDDLE = 0.5;

    /**
     * Where they share links, and each is as fast as chance lets it, it is what its best pairs reach: a bad NIC lowers these as
     * well, and chance does not.
     */
    private static final double BEST = 0.9;

    /** Pairs that differ by so many times the noise of a repeat differ for a reason that repeats keep. */
    private static final double WIDE = 2.5;

    /** The best of a few are an accident. */
    private static final int LEAST_FOR_BEST = 32;

    private final LevelMatrix matrix;
    private final OpenPairs open;
    private final double quantile;
    private final double noise;

    HostCauses(LevelMatrix matrix, OpenPairs open, double noise) {
        this.matrix = matrix;
        this.open = open;
        boolean isWide = Noise.ofPeers(matrix.levels()) > WIDE * noise;
        boolean hasBest =
                isWide && matrix.metric() == Metric.GOODPUT && matrix.pairs().hosts() >= LEAST_FOR_BEST;
        quantile = hasBest ? BEST : MIDDLE;
        // The 90th percentile of a Gaussian varies 1.4 times as much as its median.
        this.noise = hasBest ? 1.4 * noise : noise;
    }

    List<Cause> low() {
        Side sending = new Side(matrix.pairs().rows());
        Side receiving = new Side(matrix.pairs().columns());
        List<Cause> low = new ArrayList<>();
        for (int host = 0; host < matrix.pairs().hosts(); host++) {
            boolean sends = sending.isLow(host);
            boolean receives = receiving.isLow(host);
            if (sends || receives) {
                double level = (sends ? sending : receiving).level(host);
                sends = sends || sending.isAsLow(host, level);
                receives = receives || receiving.isAsLow(host, level);
                low.add(cause(host, sends ? sending : null, receives ? receiving : null));
            }
        }
        return low;
    }

    private Cause cause(int host, Side sending, Side receiving) {
        int[] none = {};
        int[] row = sending == null ? none : open.open(sending.index, host);
        int[] column = receiving == null ? none : open.open(receiving.index, host);
        double sent = sending == null ? receiving.level(host) : sending.level(host);
        double received = receiving == null ? sent : receiving.level(host);
        return Cause.ofHost(
                matrix.metric(),
                host,
                sending != null,
                receiving != null,
                IntStream.concat(IntStream.of(row), IntStream.of(column)).toArray(),
                (sent + received) / 2);
    }

    /** What hosts send, or what they receive. */
    private final class Side {

        private final PairIndex index;
        private final Middles middles;

        Side(PairIndex index) {
            this.index = index;
            middles = open.middles(index, quantile);
        }

        double level(int host) {
            return middles.level(host);
        }

        boolean isLow(int host) {
            return middles.isLow(host, noise) && isMostly(host, middles.level(host));
        }

        /** Whether it is nearer to the level of the host's other side than to a healthy one, though not low by itself. */
        boolean isAsLow(int host, double other) {
            return middles.level(host) < (1 + other) / 2 && isMostly(host, other);
        }

        /** Whether most of its pairs are that bad: many bad partners lower a middle as well. */
        private boolean isMostly(int host, double level) {
            int bad = 0;
            int all = 0;
            for (int k = 0; k < index.count(host); k++) {
                int pair = index.pair(host, k);
                if (open.isOpen(pair)) {
                    all++;
                    bad += matrix.level(pair) < (1 + level) / 2 ? 1 : 0;
                }
            }
            return bad >= CauseSearch.LEAST_BAD_SHARE * all;
        }
    }
}
