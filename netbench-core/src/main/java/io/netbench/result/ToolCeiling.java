package io.netbench.result;

import java.time.Instant;
import java.util.Objects;

/**
 * How far a run was from what the tool itself reaches: the busiest hub beside what the same build moved over loopback on
 * a host of the same kind. There one host was both ends, so a hub that was only one of them can exceed it.
 *
 * @param goodputBytesPerS what was reached on loopback
 * @param measuredAt when that was
 * @param settings of both
 * @param hub the endpoint with the most goodput in the run
 * @param usedFraction its goodput over the ceiling
 */
public record ToolCeiling(
        double goodputBytesPerS, Instant measuredAt, CeilingSettings settings, String hub, double usedFraction) {

    public ToolCeiling {
        Require.notNegative("tool_ceiling.goodput_bytes_per_s", (Double) goodputBytesPerS);
        Objects.requireNonNull(measuredAt, "tool_ceiling.measured_at");
        Objects.requireNonNull(settings, "tool_ceiling.settings");
        Require.text("tool_ceiling.hub", hub);
        Require.notNegative("tool_ceiling.used_fraction", (Double) usedFraction);
    }
}
