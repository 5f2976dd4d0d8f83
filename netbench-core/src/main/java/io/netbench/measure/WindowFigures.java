package io.netbench.measure;

import java.util.OptionalLong;

/**
 * The measured window of one link, at its sink.
 *
 * @param isOwn whether the window is the link's own, from its first to its last byte; else it is the run's
 * @param totals what arrived in it. Its bytes are exactly those of all samples
 * @param firstByteNs when the first byte of the phase came, warm-up included where no pause follows it; empty: none did
 * @param lastByteNs when the last byte of the window came; empty: none did
 * @param tick goodput over ticks
 * @param smooth goodput over 100 ms
 * @param stalls in the run's window
 * @param series in the run's window
 */
public record WindowFigures(
        boolean isOwn,
        PhaseTotals totals,
        OptionalLong firstByteNs,
        OptionalLong lastByteNs,
        GoodputFigures tick,
        GoodputFigures smooth,
        StallFigures stalls,
        Series series) {}
