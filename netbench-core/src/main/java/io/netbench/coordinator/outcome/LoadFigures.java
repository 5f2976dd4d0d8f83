package io.netbench.coordinator.outcome;

import io.netbench.result.Span;
import java.util.Optional;

/**
 * What the links of one load carried over spans that only the figures of all of them tell.
 *
 * @param steady while all were active
 * @param firstDone until the first one was done; only with a byte target
 * @param lastDone until the last one was done; only with a byte target
 */
public record LoadFigures(Optional<Span> steady, Optional<Span> firstDone, Optional<Span> lastDone) {

    public static final LoadFigures NONE = new LoadFigures(Optional.empty(), Optional.empty(), Optional.empty());
}
