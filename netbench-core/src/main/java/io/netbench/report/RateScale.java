package io.netbench.report;

import io.netbench.result.GoodputHistogram;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * One scale of rates for many rows of bars, so that a slow link stands out.
 *
 * @param lowest rate at the left end of the first cell, in bytes per second
 * @param highest rate at the right end of the last cell
 */
public record RateScale(double lowest, double highest) {

    /** A scale of no width gets this share of its rate on either side. */
    private static final double MARGIN = 0.05;

    /** The scale from the lowest to the highest sample of all histograms; empty without any sample. */
    public static Optional<RateScale> of(List<GoodputHistogram> histograms) {
        List<GoodputHistogram> known = histograms.stream()
                .filter(Objects::nonNull)
                .filter(histogram -> histogram.min() != null && histogram.max() != null)
                .toList();
        return around(
                known.stream().mapToDouble(GoodputHistogram::min),
                known.stream().mapToDouble(GoodputHistogram::max));
    }

    /** The scale from the lowest to the highest rate; empty without any. */
    public static Optional<RateScale> ofRates(List<Double> rates) {
        return around(
                rates.stream().mapToDouble(Double::doubleValue), rates.stream().mapToDouble(Double::doubleValue));
    }

    /**
     * What stands behind a scale that begins elsewhere, since that makes small differences look large.
     *
     * @param lowestText the left end, as it is shown
     */
    public static String notFrom0(String lowestText) {
        return lowestText.equals("0") ? "" : " (not from 0)";
    }

    private static Optional<RateScale> around(DoubleStream lows, DoubleStream highs) {
        double low = lows.min().orElse(Double.NaN);
        double high = highs.max().orElse(Double.NaN);
        if (Double.isNaN(low) || Double.isNaN(high)) {
            return Optional.empty();
        }
        return low < high
                ? Optional.of(new RateScale(low, high))
                : Optional.of(new RateScale(low * (1 - MARGIN), high * (1 + MARGIN) + 1));
    }

    /**
     * The weight of a histogram's samples in each cell. A bucket of the histogram may be wider than a cell, so that its
     * weight is spread over all cells that it covers; else bars would show the buckets' edges.
     */
    public double[] cells(GoodputHistogram goodput, int cells) {
        double[] weights = new double[cells];
        Histogram histogram = goodput.decoded();
        for (HistogramIterationValue recorded : histogram.recordedValues()) {
            long value = recorded.getValueIteratedTo();
            boolean isZero = GoodputHistogram.rateOf(histogram, value) == 0;
            double low = isZero ? 0 : histogram.lowestEquivalentValue(value);
            double high = isZero ? 0 : histogram.nextNonEquivalentValue(value);
            spread(weights, low, high, (double) recorded.getCountAtValueIteratedTo());
        }
        return weights;
    }

    /** How many rates fall into each cell. */
    public double[] cells(List<Double> rates, int cells) {
        double[] counts = new double[cells];
        rates.forEach(rate -> spread(counts, rate, rate, 1));
        return counts;
    }

    private void spread(double[] weights, double low, double high, double weight) {
        double from = position(low, weights.length);
        double to = position(high, weights.length);
        int first = Math.min(weights.length - 1, (int) from);
        int last = Math.min(weights.length - 1, (int) to);
        if (first == last) {
            weights[first] += weight;
            return;
        }
        for (int cell = first; cell <= last; cell++) {
            double covered = Math.min(to, cell + 1) - Math.max(from, cell);
            weights[cell] += weight * covered / (to - from);
        }
    }

    private double position(double rate, int cells) {
        return Math.max(0, Math.min(cells, (rate - lowest) / (highest - lowest) * cells));
    }
}
