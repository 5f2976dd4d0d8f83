package io.netbench.launch;

import io.netbench.plan.HostAddress;

/**
 * An agent that could not be launched.
 *
 * @param host as a person named it
 * @param reason in words for a person
 */
public record LaunchFailure(HostAddress host, String reason) implements LaunchOutcome {

    /** The step of a run at which its host was lost. */
    public static final String STEP = "launch";

    /** One line that names host, step and reason. */
    @Override
    public String toString() {
        return host + ": " + STEP + ": " + reason;
    }
}
