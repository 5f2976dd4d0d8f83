package io.netbench.result;

/**
 * A phase of a run, on the time line that starts at the instant T.
 *
 * @param phase what happened in it
 * @param startNs its begin; null when it never began
 * @param endNs its end, exclusive; null when it never ended
 * @param kind whose window it is
 */
public record RunWindow(Phase phase, Long startNs, Long endNs, Kind kind) {

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
        if (startNs != null && endNs != null && endNs < startNs) {
            throw new IllegalArgumentException(
                    "windows[].end_ns must not be before start_ns " + startNs + ", got: " + endNs);
        }
    }
}
