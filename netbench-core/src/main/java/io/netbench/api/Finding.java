package io.netbench.api;

import java.util.Optional;

/**
 * One thing that a run has to say.
 *
 * @param severity how much it weighs
 * @param code a stable name for programs, such as {@code offered_rate_not_reached}
 * @param subject the host or link that it is about; empty where it is about the whole run
 * @param load name of the load that it is about; empty where it is about no single one
 * @param text one plain sentence for people
 */
public record Finding(Severity severity, String code, Optional<String> subject, Optional<String> load, String text) {

    /** What a finding means for the figures. */
    public enum Severity {
        /** Something failed. */
        ERROR,
        /** Figures are doubtful. */
        WARNING,
        /** It helps to read them. */
        NOTE
    }
}
