package io.netbench.host;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gathers the figures of one object. A figure that can't be read becomes {@code null}, and its reason is kept
 * under the figure's name as the result file spells it. Single-threaded.
 */
final class Figures {

    private final Map<String, String> absent = new TreeMap<>();

    <T> T read(String name, Source<T> source) {
        try {
            return source.read();
        } catch (UnreadableException e) {
            absent.put(name, e.getMessage());
            return null;
        }
    }

    /** Keeps the reason for a figure that is missing without having been read. */
    void missing(String name, String reason) {
        absent.put(name, reason);
    }

    /** Reasons by name, sorted; unmodifiable. */
    Map<String, String> absent() {
        return Collections.unmodifiableMap(new TreeMap<>(absent));
    }

    @FunctionalInterface
    interface Source<T> {
        T read() throws UnreadableException;
    }
}
