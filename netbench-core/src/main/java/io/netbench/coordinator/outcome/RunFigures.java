package io.netbench.coordinator.outcome;

import io.netbench.coordinator.agents.RunClocks;
import io.netbench.result.LinkResult;
import io.netbench.result.Span;
import io.netbench.result.end.LinkEnd;
import java.util.List;
import java.util.Optional;

/**
 * Final figures that needed the agents to be there: they ask agents for sums at instants that only the figures of all
 * links tell.
 *
 * @param clocks how clocks lay to each other; empty when the run did not get there
 * @param links every link of the plan, in its order; empty when the run did not get there
 * @param sinks what the sinks' ends told
 * @param loads what needed sums of each load, in the order of the plan; empty when the run did not get there
 * @param beforeFailure what all links carried up to the last byte of the one that was lost first; only if one was
 */
public record RunFigures(
        Optional<RunClocks> clocks,
        List<LinkResult> links,
        List<LinkEnd> sinks,
        List<LoadFigures> loads,
        Optional<Span> beforeFailure) {

    public static final RunFigures NONE =
            new RunFigures(Optional.empty(), List.of(), List.of(), List.of(), Optional.empty());

    /** Links alone. */
    public static RunFigures of(List<LinkResult> links, List<LinkEnd> sinks) {
        return new RunFigures(Optional.empty(), links, sinks, List.of(), Optional.empty());
    }

    /** Those of a load. */
    LoadFigures of(int load) {
        return load < loads.size() ? loads.get(load) : LoadFigures.NONE;
    }
}
