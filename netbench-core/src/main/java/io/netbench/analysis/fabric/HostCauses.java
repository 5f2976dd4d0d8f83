package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Hosts whose row or column is low. Pairs that a slower line limits say nothing of the faster host at their other end, so each
 * host has a row and a column for each rate of a line.
 */
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
    private final int lines;
    private final PairIndex rows;
    private final PairIndex columns;
    private final double quantile;
    private final double noise;

    HostCauses(LevelMatrix matrix, PairClasses classes, OpenPairs open, double noise) {
        this.matrix = matrix;
        this.open = open;
        lines = classes.lines();
        PairMeasurements pairs = matrix.pairs();
        rows = PairIndex.by(
                pairs.hosts() * lines, pairs.size(), pair -> pairs.source(pair) * lines + classes.lineOf(pair));
        columns = PairIndex.by(
                pairs.hosts() * lines, pairs.size(), pair -> pairs.sink(pair) * lines + classes.lineOf(pair));
        boolean isWide = Noise.spread(matrix.levels()) > WIDE * noise;
        boolean hasBest =
                isWide && matrix.metric() == Metric.GOODPUT && matrix.pairs().hosts() >= LEAST_FOR_BEST;
        quantile = hasBest ? BEST : MIDDLE;
        // The 90th percentile of a Gaussian varies 1.4 times as much as its median.
        this.noise = hasBest ? 1.4 * noise : noise;
    }

    List<Cause> low() {
        Side sending = new Side(rows);
        Side receiving = new Side(columns);
        List<Cause> low = new ArrayList<>();
        for (int host = 0; host < matrix.pairs().hosts(); host++) {
            double sent = sending.low(host);
            double received = receiving.low(host);
            if (sent >= 0) {
                received = received >= 0 ? received : receiving.asLow(host, sent);
                low.add(cause(host, sending, sent, receiving, received));
            } else if (received >= 0) {
                low.add(cause(host, sending, sending.asLow(host, received), receiving, received));
            }
        }
        return low;
    }

    /** @param sent the level of what it sends, NaN where that is well; likewise of what it receives */
    private Cause cause(int host, Side sending, double sent, Side receiving, double received) {
        boolean sends = !Double.isNaN(sent);
        boolean receives = !Double.isNaN(received);
        double out = sends ? sent : received;
        double in = receives ? received : sent;
        double mildest = Math.max(out, in);
        int[] none = {};
        return Cause.ofHost(
                matrix.metric(),
                host,
                sends,
                receives,
                IntStream.concat(
                                IntStream.of(sends ? sending.bad(host, mildest) : none),
                                IntStream.of(receives ? receiving.bad(host, mildest) : none))
                        .toArray(),
                (out + in) / 2);
    }

    /** What hosts send, or what they receive. */
    private final class Side {

        private final PairIndex index;
        private final Middles middles;

        Side(PairIndex index) {
            this.index = index;
            middles = open.middles(index, quantile);
        }

        private IntStream buckets(int host) {
            return IntStream.range(host * lines, (host + 1) * lines);
        }

        /** The level of the host, the mildest of those by line; NaN where it is low on none. */
        double low(int host) {
            return mildest(buckets(host).filter(b -> middles.isLow(b, noise) && isMostly(b, middles.level(b))));
        }

        /** The same of a side that is nearer to the level of the host's other one than to a healthy one, though not low by itself. */
        double asLow(int host, double other) {
            return mildest(buckets(host).filter(b -> middles.level(b) < (1 + other) / 2 && isMostly(b, other)));
        }

        private double mildest(IntStream buckets) {
            return buckets.mapToDouble(middles::level).max().orElse(Double.NaN);
        }

        /** The open pairs of a host by the lines on which they are that bad. */
        int[] bad(int host, double level) {
            return buckets(host)
                    .filter(b -> isMostly(b, level))
                    .flatMap(b -> IntStream.of(open.open(index, b)))
                    .toArray();
        }

        /** Whether most pairs of a bucket are that bad: many bad partners lower a middle as well. */
        private boolean isMostly(int bucket, double level) {
            int bad = 0;
            int all = 0;
            for (int k = 0; k < index.count(bucket); k++) {
                int pair = index.pair(bucket, k);
                if (open.isOpen(pair)) {
                    all++;
                    bad += matrix.level(pair) < (1 + level) / 2 ? 1 : 0;
                }
            }
            return bad >= CauseSearch.LEAST_BAD_SHARE * all;
        }
    }
}
