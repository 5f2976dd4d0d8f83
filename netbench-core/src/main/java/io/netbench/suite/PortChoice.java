package io.netbench.suite;

import java.util.Locale;
import java.util.Map;

/** Which ports the flows of a round come from. */
enum PortChoice {
    /** Those of the first measurement of each pair, as far as they can be had. */
    FIRST,
    /** Others. */
    NEW;

    /** What a suite keeps of it with a run. */
    Map<String, String> parameters() {
        return Map.of("source_ports", name().toLowerCase(Locale.ROOT));
    }
}
