package io.netbench.result;

import java.util.Objects;

/**
 * A phase of a run that took place, on the time line that starts at the instant T.
 *
 * @param phase what happened in it
 * @param startNs its begin
 * @param endNs its end, exclusive; of a run that was cut short, when that happened
 * @param kind whose window it is
 */
public record RunWindow(Phase phase, long startNs, long endNs, Kind kind) {

    /** The phases of a run in their order. */
    public enum Phase {
        /** Traffic that is kept out of all figures but the warm-up's own. */
        WARMUP,
        /** The measured window. */
        MEASURE,
        /** After the sources stopped: sinks read on to the end of their streams. */
        DRAIN
    }

    /** Whose window figures are taken over. */
    public enum Kind {
        /** One window, cut at the same instants for all links. */
        COMMON,
        /** Each link's own, from its first to its last byte, as byte targets make it. */
        OWN
    }

    public RunWindow {
        Objects.requireNonNull(phase, "windows[].phase");
        Objects.requireNonNull(kind, "windows[].kind");
        if (endNs < startNs) {
            throw new IllegalArgumentException(
                    "windows[].end_ns must not be before start_ns " + startNs + ", got: " + endNs);
        }
    }

    /** Its length in nanoseconds. */
    public long lengthNs() {
        return endNs - startNs;
    }
}
