package io.netbench.plan;

import java.util.Objects;

/**
 * What a person asked for, with nothing filled in: {@link Planner} makes a {@link RunPlan} of it.
 *
 * @param seed from which payload and random phases are derived
 */
public record RunRequest(RoleRequest roles, LoadRequest load, TimingRequest timing, DataPlan data, long seed) {

    public RunRequest {
        Objects.requireNonNull(roles, "roles");
        Objects.requireNonNull(load, "load");
        Objects.requireNonNull(timing, "timing");
        Objects.requireNonNull(data, "data");
    }
}
