package io.netbench.analysis.fabric;

import java.util.Arrays;

/** Order statistics of primitive arrays. */
final class Quantiles {

    private Quantiles() {}

    /**
     * A quantile between the two nearest ranks, in linear time; it reorders the values.
     *
     * @return NaN for no values
     */
    static double of(double[] values, int length, double q) {
        if (length == 0) {
            return Double.NaN;
        }
        double position = q * (length - 1);
        int lower = (int) position;
        double low = select(values, length, lower);
        double rest = position - lower;
        if (rest == 0 || lower + 1 >= length) {
            return low;
        }
        double high = values[lower + 1];
        for (int i = lower + 2; i < length; i++) {
            high = Math.min(high, values[i]);
        }
        return low + rest * (high - low);
    }

    static double median(double[] values, int length) {
        return of(values, length, 0.5);
    }

    static double median(double... values) {
        return median(values.clone(), values.length);
    }

    /** The median distance from the median; it overwrites the values. */
    static double medianDeviation(double[] values, int length, double median) {
        for (int i = 0; i < length; i++) {
            values[i] = Math.abs(values[i] - median);
        }
        return median(values, length);
    }

    /** Hoare's selection: afterwards nothing left of the rank is greater, nothing right of it smaller. */
    private static double select(double[] values, int length, int rank) {
        int from = 0;
        int to = length - 1;
        while (from < to) {
            if (to - from < 12) {
                Arrays.sort(values, from, to + 1);
                break;
            }
            double pivot = middleOfThree(values[from], values[(from + to) >>> 1], values[to]);
            int left = from;
            int right = to;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    double swapped = values[left];
                    values[left++] = values[right];
                    values[right--] = swapped;
                }
            }
            if (rank <= right) {
                to = right;
            } else if (rank >= left) {
                from = left;
            } else {
                break;
            }
        }
        return values[rank];
    }

    private static double middleOfThree(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
