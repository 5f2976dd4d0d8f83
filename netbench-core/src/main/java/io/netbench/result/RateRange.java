package io.netbench.result;

/**
 * Between what a rate was, from run to run or within one.
 *
 * @param low the lowest
 * @param high the highest
 * @param runs how many runs it is the range of; 1 where it is of parts of one run
 */
public record RateRange(double low, double high, int runs) {

    public RateRange {
        Require.notNegative("range.low", (Double) low);
        Require.notNegative("range.high", (Double) high);
        Require.positive("range.runs", runs);
        if (low > high) {
            throw new IllegalArgumentException("range.low must not be above high " + high + ", got: " + low);
        }
    }

    /** The smallest range with both in it, over the runs of both. */
    public RateRange with(RateRange other) {
        return new RateRange(Math.min(low, other.low), Math.max(high, other.high), runs + other.runs);
    }
}
