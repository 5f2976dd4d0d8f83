package io.netbench.measure;

import io.netbench.plan.LoadSpan;
import java.util.Optional;

/**
 * The instants of one armed start, on the clock of the agent: of a run, or of one of its loads.
 *
 * @param startNs when the load is released
 * @param measureFromNs operations that begin at this instant or later are measured
 * @param measureToNs operations that begin at this instant or later are not; {@link Long#MAX_VALUE} when the end is not
 *     known in advance. Equal to {@code measureFromNs}: a warm-up that drains, of which nothing is measured
 * @param limited whether what is sent counts towards the plan's bytes and rounds (a warm-up's does not)
 */
public record LoadWindow(long startNs, long measureFromNs, long measureToNs, boolean limited) {

    /** The part of a run's start that is a load's; empty: the load has no part in it, since it begins later. */
    public Optional<LoadWindow> of(LoadSpan span) {
        if (!isMeasured()) {
            return span.startNs().isPresent() ? Optional.empty() : Optional.of(this);
        }
        long fromNs = measureFromNs + span.beginNs();
        return Optional.of(new LoadWindow(
                span.startNs().isPresent() ? fromNs : startNs,
                fromNs,
                span.stopNs().isPresent() ? measureFromNs + span.stopNs().getAsLong() : measureToNs,
                limited));
    }

    public boolean isMeasured() {
        return measureFromNs != measureToNs;
    }

    /** Whether nothing is sent before the first instant that is measured: there is no warm-up, or it has drained. */
    public boolean isFromSilence() {
        return isMeasured() && measureFromNs <= startNs;
    }

    /** Whether its end is known in advance. */
    public boolean isEndKnown() {
        return measureToNs != Long.MAX_VALUE;
    }

    /** Whether an operation that was started at an instant is one of the window's. */
    public boolean measures(long startedNs) {
        return startedNs - measureFromNs >= 0 && startedNs < measureToNs;
    }

    /**
     * The phase of what a sink reads at {@code readNs}. Where measuring begins with the load, it begins with its first
     * byte: a source releases by a clock of its own, which may be a little ahead.
     *
     * @param endNs when the load ends: in time, or before it when somebody stops the run
     */
    public LoadPhase phaseOf(long readNs, long endNs) {
        if (readNs >= endNs) {
            return LoadPhase.DRAIN;
        }
        return readNs < measureFromNs && startNs < measureFromNs ? LoadPhase.WARMUP : LoadPhase.WINDOW;
    }
}
