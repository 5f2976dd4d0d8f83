package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Hosts whose row or column is low. */
final class HostCauses {

    private final LevelMatrix matrix;
    private final OpenPairs open;

    HostCauses(LevelMatrix matrix, OpenPairs open) {
        this.matrix = matrix;
        this.open = open;
    }

    List<Cause> low(double noise) {
        Side sending = new Side(matrix.pairs().rows(), noise);
        Side receiving = new Side(matrix.pairs().columns(), noise);
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
        private final double noise;

        Side(PairIndex index, double noise) {
            this.index = index;
            this.noise = noise;
            middles = open.middles(index);
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
