package io.netbench.analysis.comparison;

import io.netbench.result.ComparedQuantity;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** All measurements of one subject on one side. */
final class Readings {

    private static final double[] NONE = {};

    private final Map<ComparedQuantity, double[]> values = new EnumMap<>(ComparedQuantity.class);

    /** Takes a measurement; nothing, if it is not known. */
    void add(ComparedQuantity quantity, double value) {
        if (!Double.isNaN(value)) {
            double[] known = values.getOrDefault(quantity, NONE);
            double[] more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = value;
            values.put(quantity, more);
        }
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    double[] of(ComparedQuantity quantity) {
        return values.getOrDefault(quantity, NONE).clone();
    }
}
