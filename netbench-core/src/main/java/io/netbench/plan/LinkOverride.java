package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import java.util.Objects;

/**
 * Settings of some links that differ from those of the run.
 *
 * @param source name of the sources meant; a {@code *} in it stands for any characters
 * @param sink name of the sinks meant, likewise
 * @param settings what differs
 */
public record LinkOverride(String source, String sink, LinkSettings settings) {

    public LinkOverride {
        require(source != null && !source.isBlank(), "source", source, "the name of an endpoint, or *");
        require(sink != null && !sink.isBlank(), "sink", sink, "the name of an endpoint, or *");
        Objects.requireNonNull(settings, "settings");
    }

    /**
     * Reads {@code client-1/server-*:rate=100mbit,connections=2}.
     *
     * @throws PlanException if it can't be read; the message quotes the text
     */
    public static LinkOverride parse(String text) {
        int colon = text.lastIndexOf(':', Math.max(0, text.indexOf('=')));
        int slash = text.indexOf('/');
        if (slash < 1 || colon < slash + 2) {
            throw new PlanException("'" + text + "' does not name links and their settings; "
                    + "write source/sink:setting=value, such as client-1/*:rate=100mbit");
        }
        try {
            LinkSettings settings = LinkSettings.parse(text.substring(colon + 1));
            return new LinkOverride(text.substring(0, slash), text.substring(slash + 1, colon), settings);
        } catch (PlanException e) {
            throw new PlanException("'" + text + "': " + e.getMessage());
        }
    }

    /** Whether the link from one endpoint to another is meant. */
    boolean matches(Endpoint from, Endpoint to) {
        return matches(source, from.name()) && matches(sink, to.name());
    }

    /** The links meant, as they were written. */
    @Override
    public String toString() {
        return source + "/" + sink;
    }

    private static boolean matches(String pattern, String name) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(name);
        }
        String[] parts = pattern.split("\\*+", -1);
        String first = parts[0];
        String last = parts[parts.length - 1];
        int end = name.length() - last.length();
        if (!name.startsWith(first) || !name.endsWith(last) || end < first.length()) {
            return false;
        }
        int at = first.length();
        for (int i = 1; i < parts.length - 1; i++) {
            at = name.indexOf(parts[i], at);
            if (at < 0 || at + parts[i].length() > end) {
                return false;
            }
            at += parts[i].length();
        }
        return true;
    }
}
