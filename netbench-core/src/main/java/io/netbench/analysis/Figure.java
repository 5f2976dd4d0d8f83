package io.netbench.analysis;

import java.util.Map;

/**
 * A figure, or the reason why there is none.
 *
 * @param value null if unknown
 * @param absence null if known
 */
record Figure(Double value, String absence) {

    static Figure known(double value) {
        return new Figure(value, null);
    }

    static Figure unknown(String reason) {
        return new Figure(null, reason);
    }

    /** A member of an object, which has the reason beside it where it is null. */
    static Figure of(Double value, Map<String, String> absent, String name) {
        return value == null ? unknown(absent.getOrDefault(name, "it was not measured")) : known(value);
    }
}
