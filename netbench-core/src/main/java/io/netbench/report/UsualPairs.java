package io.netbench.report;

import io.netbench.analysis.fabric.PairMeasurements;
import java.util.stream.IntStream;

/**
 * What is usual among pairs of a fabric, and which of them are not.
 *
 * @param bytesPerS goodput of a usual pair; NaN where none was measured
 * @param mostBytesPerS the most of any; 0 where none was measured
 */
public record UsualPairs(double bytesPerS, double mostBytesPerS) {

    /** The share of what is usual under which a pair is slow. */
    public static final double SLOW = 0.8;

    /** What is usual is what the better pairs reach, so that many bad ones don't make it their own. */
    private static final double USUAL = 0.75;

    /** That of all pairs that gave a figure. */
    public static UsualPairs of(PairMeasurements pairs) {
        return of(IntStream.range(0, pairs.size()).mapToDouble(pairs::goodput).toArray());
    }

    /** The same of their rates in bytes/s, NaN where one is unknown. */
    public static UsualPairs of(double[] bytesPerS) {
        double[] known = IntStream.range(0, bytesPerS.length)
                .mapToDouble(pair -> bytesPerS[pair])
                .filter(rate -> !Double.isNaN(rate))
                .sorted()
                .toArray();
        return known.length == 0
                ? new UsualPairs(Double.NaN, 0)
                : new UsualPairs(known[(int) (USUAL * (known.length - 1))], known[known.length - 1]);
    }

    /** Whether any pair was measured. */
    public boolean isKnown() {
        return !Double.isNaN(bytesPerS);
    }

    /** Whether a pair with such a rate is slow. */
    public boolean isSlow(double pairBytesPerS) {
        return pairBytesPerS < SLOW * bytesPerS;
    }
}
