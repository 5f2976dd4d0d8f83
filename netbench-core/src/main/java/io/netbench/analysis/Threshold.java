package io.netbench.analysis;

import io.netbench.result.Check;
import java.util.Map;
import java.util.Optional;

/**
 * One bound.
 *
 * @param name of the check
 * @param isLeast whether values below it miss it, not those above
 * @param limit the bound
 * @param unit of it
 */
record Threshold(String name, boolean isLeast, double limit, String unit) {

    static Threshold atLeast(String name, double limit, String unit) {
        return new Threshold(name, true, limit, unit);
    }

    static Threshold atMost(String name, double limit, String unit) {
        return new Threshold(name, false, limit, unit);
    }

    Check check(String load, Optional<String> subject, Figure figure) {
        Double value = figure.value();
        return new Check(
                name,
                Optional.of(load),
                subject,
                limit,
                value,
                unit,
                value != null && (isLeast ? value >= limit : value <= limit),
                value == null ? Map.of("value", figure.absence()) : Map.of());
    }
}
