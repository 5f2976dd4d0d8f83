package io.netbench.host.proc;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gathers the figures of one object. A figure that can't be read becomes {@code null}, and its reason is kept
 * under the figure's name as the result file spells it. Single-threaded.
 */
public final class Figures {

    private final Map<String, String> absent = new TreeMap<>();

    public <T> T read(String name, Source<T> source) {
        try {
            return source.read();
        } catch (UnreadableException e) {
            absent.put(name, e.getMessage());
            return null;
        }
    }

    /** Keeps the reason for a figure that is missing without having been read. */
    public void missing(String name, String reason) {
        absent.put(name, reason);
    }

    /** Reasons by name, sorted; unmodifiable. */
    public Map<String, String> absent() {
        return Collections.unmodifiableMap(new TreeMap<>(absent));
    }

    @FunctionalInterface
    public interface Source<T> {
        public T read() throws UnreadableException;
    }
}
