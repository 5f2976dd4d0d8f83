package io.netbench.storage;

import java.util.List;

/** Repetitions of one operation as one figure. */
final class IorRepetitions {

    private IorRepetitions() {}

    /** Mean, least and greatest of at least one. */
    static IorTest.Rates rates(List<Double> values) {
        return new IorTest.Rates(
                values.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
                values.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                values.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }
}
