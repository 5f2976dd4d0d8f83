package io.netbench.coordinator.outcome;

import java.util.Optional;

/**
 * What a result says about where it came from.
 *
 * @param command the command line, without secrets; empty when a program started the run
 * @param label what a person called it
 */
public record RunLabels(Optional<String> command, Optional<String> label) {

    /** Nothing to say. */
    public static final RunLabels NONE = new RunLabels(Optional.empty(), Optional.empty());
}
