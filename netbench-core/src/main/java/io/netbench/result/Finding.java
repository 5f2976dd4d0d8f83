package io.netbench.result;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing that a run has to say: an error, a warning or a note, by the list that it stands in.
 *
 * @param code a stable name for programs, in snake_case, such as {@code offered_rate_not_reached}
 * @param subject the host or link that it is about; empty where it is about the whole run
 * @param load name of the load that it is about; empty where it is about no single one
 * @param text one plain sentence for people, complete without the other two fields
 */
public record Finding(String code, Optional<String> subject, Optional<String> load, String text) {

    public Finding {
        if (!Require.text("finding.code", code).matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("finding.code must be snake_case, got: " + code);
        }
        Objects.requireNonNull(subject, "finding.subject");
        Objects.requireNonNull(load, "finding.load");
        Require.text("finding.text", text);
    }

    /** A finding about the whole run. */
    public static Finding of(String code, String text) {
        return new Finding(code, Optional.empty(), Optional.empty(), text);
    }

    /** A finding about one host. */
    public static Finding about(String subject, String code, String text) {
        return new Finding(code, Optional.of(subject), Optional.empty(), text);
    }

    /** A finding about one link. */
    public static Finding about(LinkResult link, String code, String text) {
        return new Finding(code, Optional.of(link.name()), Optional.of(link.load()), text);
    }

    /** The same about one of several loads, which the text then begins with. */
    public Finding ofLoad(String name) {
        return new Finding(code, subject, Optional.of(name), "Load " + name + ": " + text);
    }
}
