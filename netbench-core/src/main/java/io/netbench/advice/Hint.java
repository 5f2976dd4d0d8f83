package io.netbench.advice;

import java.util.Objects;
import java.util.Optional;

/**
 * Something about a host that keeps a network from showing what it can do, or that a reader of a result should know.
 *
 * @param severity how much it matters
 * @param topic what it is about, in a word or two: {@code buffers}, {@code open files}
 * @param finding what was found, with the figures
 * @param better what would be better, and why
 * @param command what to type for it; empty where no single command does it
 */
public record Hint(Severity severity, String topic, String finding, String better, Optional<String> command) {

    /** How much a hint matters. */
    public enum Severity {
        /** Good to know when reading a result. */
        INFO,
        /** Likely to change the figures, or to make a run fail. */
        WARNING
    }

    public Hint {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(better, "better");
        Objects.requireNonNull(command, "command");
    }

    static Hint info(String topic, String finding, String better) {
        return new Hint(Severity.INFO, topic, finding, better, Optional.empty());
    }

    static Hint info(String topic, String finding, String better, String command) {
        return new Hint(Severity.INFO, topic, finding, better, Optional.of(command));
    }

    static Hint warning(String topic, String finding, String better) {
        return new Hint(Severity.WARNING, topic, finding, better, Optional.empty());
    }

    static Hint warning(String topic, String finding, String better, String command) {
        return new Hint(Severity.WARNING, topic, finding, better, Optional.of(command));
    }
}
