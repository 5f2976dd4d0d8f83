package io.netbench.cli.ceiling;

import io.netbench.result.CeilingSettings;
import java.time.Instant;
import java.util.Objects;

/**
 * What a build reached on loopback.
 *
 * @param place where
 * @param settings with which load
 * @param goodputBytesPerS payload that arrived, of all connections
 * @param measuredAt when
 */
public record Ceiling(CeilingPlace place, CeilingSettings settings, double goodputBytesPerS, Instant measuredAt) {

    public Ceiling {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(measuredAt, "measuredAt");
        if (!(goodputBytesPerS > 0 && goodputBytesPerS < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("goodputBytesPerS must be above 0, got: " + goodputBytesPerS);
        }
    }
}
