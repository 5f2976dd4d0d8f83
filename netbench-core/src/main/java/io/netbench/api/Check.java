package io.netbench.api;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One threshold that a load was held against, met or not.
 *
 * @param name of the threshold, such as {@code max_p99}
 * @param load name of the load; empty for the whole run
 * @param subject the link or host that it was checked for; empty for the whole load
 * @param limit the bound
 * @param value what was measured; empty where it is unknown, and then the check is not passed
 * @param unit of limit and value, such as {@code bytes_per_s}
 * @param passed whether the value is within the limit
 */
public record Check(
        String name,
        Optional<String> load,
        Optional<String> subject,
        double limit,
        OptionalDouble value,
        String unit,
        boolean passed) {}
