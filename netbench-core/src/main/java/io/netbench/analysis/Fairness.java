package io.netbench.analysis;

import java.util.List;
import java.util.Optional;

/** How evenly links shared what there was. */
public final class Fairness {

    private Fairness() {}

    /**
     * Jain's fairness index (R. Jain, D. Chiu, W. Hawe, DEC-TR-301, 1984): (Σx)² ÷ (n Σx²). It is 1 when all are alike
     * and 1/n when one has everything; empty for no values, or for nothing but zeros.
     */
    public static Optional<Double> jain(List<Double> rates) {
        double sum = 0;
        double squares = 0;
        for (double rate : rates) {
            sum += rate;
            squares += rate * rate;
        }
        return squares > 0 ? Optional.of(sum * sum / (rates.size() * squares)) : Optional.empty();
    }
}
