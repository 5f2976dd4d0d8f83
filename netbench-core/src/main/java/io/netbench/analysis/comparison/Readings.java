package io.netbench.analysis.comparison;

import io.netbench.result.ComparedQuantity;
import java.util.Arrays;

/** All measurements of one subject on one side. */
final class Readings {

    private static final double[] NONE = {};

    private final double[][] values = new double[ComparedQuantity.values().length][];

    Readings() {
        Arrays.fill(values, NONE);
    }

    /** Takes a measurement; nothing, if it is not known. */
    void add(ComparedQuantity quantity, double value) {
        if (!Double.isNaN(value)) {
            double[] known = values[quantity.ordinal()];
            double[] more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = value;
            values[quantity.ordinal()] = more;
        }
    }

    double[] of(ComparedQuantity quantity) {
        return values[quantity.ordinal()].clone();
    }
}
