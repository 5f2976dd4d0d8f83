package io.netbench.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Builds the {@code absent} map of one object: a reason for every figure that is null, and for none that is known.
 *
 * <p>A null without a reason gets a plain one, since a result must never be lost over a missing explanation.
 */
final class Absent {

    private static final String NO_REASON_GIVEN = "not measured";

    private final Map<String, String> given;
    private final Map<String, String> reasons = new LinkedHashMap<>();

    private Absent(Map<String, String> given) {
        this.given = given == null ? Map.of() : given;
    }

    static Absent from(Map<String, String> given) {
        return new Absent(given);
    }

    /** Names one figure as it is written in the document; keeps its reason if the figure is unknown. */
    Absent figure(String name, Object value) {
        if (value == null) {
            reasons.put(name, given.getOrDefault(name, NO_REASON_GIVEN));
        }
        return this;
    }

    /** The same for a figure that is left out of the document where it is unknown: there a reason is welcome, but not needed. */
    Absent optional(String name, Optional<?> value) {
        if (value.isEmpty() && given.containsKey(name)) {
            reasons.put(name, given.get(name));
        }
        return this;
    }

    Map<String, String> reasons() {
        return Collections.unmodifiableMap(reasons);
    }
}
