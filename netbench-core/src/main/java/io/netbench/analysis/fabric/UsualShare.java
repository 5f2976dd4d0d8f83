package io.netbench.analysis.fabric;

/**
 * What a share of their time is for the hosts of a fabric.
 *
 * @param median for the host in the middle; 0 where it is known of none
 * @param most what may be more by chance
 */
record UsualShare(double median, double most) {

    /** Where hosts share their processors, all wait for them; one that is worse off does so that many times as long. */
    private static final double TIMES_PEERS = 2;

    /** What lies further from what is usual than so many times the median deviation is not chance. */
    private static final double DEVIATIONS = 6;

    static UsualShare of(double... known) {
        double median = known.length == 0 ? 0 : Quantiles.median(known, known.length);
        double deviation = known.length == 0 ? 0 : Quantiles.medianDeviation(known, known.length, median);
        return new UsualShare(median, Math.max(worse(median), median + DEVIATIONS * deviation));
    }

    /** What is far worse than its peers; where these wait most of the time, to have half as much left as they have. */
    double worse() {
        return worse(median);
    }

    private static double worse(double usual) {
        return Math.min(TIMES_PEERS * usual, (1 + usual) / 2);
    }
}
