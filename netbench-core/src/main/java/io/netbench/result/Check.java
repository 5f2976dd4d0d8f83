package io.netbench.result;

import java.util.Map;
import java.util.Optional;

/**
 * One threshold that a load was held against, met or not.
 *
 * @param name what was checked, in snake_case; where the limit is a bound, it says which ({@code min_...}, {@code max_...})
 * @param load name of the load that it was asked of
 * @param subject the link or host that it was checked for; empty for the whole load
 * @param limit the bound
 * @param value what was measured; null where it is unknown, and then the check is not passed
 * @param unit unit of limit and value, such as {@code bytes_per_s}
 * @param pass whether the value is within the limit
 * @param absent why the value is null
 */
public record Check(
        String name,
        Optional<String> load,
        Optional<String> subject,
        double limit,
        Double value,
        String unit,
        boolean pass,
        Map<String, String> absent) {

    /** The check of a link's own rate, which nobody has to ask for: a load with a rate is held against it. */
    public static final String OFFERED_RATE = "min_rate";

    public Check {
        Require.text("check.name", name);
        Require.text("check.unit", unit);
        if (pass && value == null) {
            throw new IllegalArgumentException("check.pass must be false without a value, got: true for " + name);
        }
        absent = Absent.from(absent).figure("value", value).reasons();
    }

    /** Whether a person set the limit, and it does not follow from the load itself. */
    public boolean isAskedFor() {
        return !name.equals(OFFERED_RATE);
    }
}
