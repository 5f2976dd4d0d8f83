package io.netbench.coordinator;

import io.netbench.analysis.SteadyPart;
import io.netbench.coordinator.outcome.LoadFigures;
import io.netbench.coordinator.outcome.LoadWindow;
import io.netbench.coordinator.outcome.RunTimeline;
import io.netbench.plan.Load;
import io.netbench.result.LinkResult;
import io.netbench.result.Span;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The instants of a load that only the figures of its links tell, and what it had carried by them.
 *
 * @param load its index
 * @param fromNs begin of its window; empty if the run did not get there
 * @param steady while all links were active
 * @param firstDoneNs when the first link had all its bytes; empty where not all have a target, or not all came to it
 * @param lastDoneNs when the last one had
 * @param bytes that its links carried in its window
 */
record LoadStops(
        int load,
        Optional<Long> fromNs,
        Optional<SteadyPart> steady,
        Optional<Long> firstDoneNs,
        Optional<Long> lastDoneNs,
        long bytes) {

    /** @param all the links of the run, by id */
    static LoadStops of(Load load, RunTimeline course, List<LinkResult> all) {
        List<LinkResult> links =
                load.links().stream().map(link -> all.get(link.id())).toList();
        Optional<Long> fromNs = Optional.ofNullable(LoadWindow.of(load, course).startNs());
        boolean haveTargets =
                load.links().stream().allMatch(link -> link.load().targetBytes().isPresent());
        List<Long> ends = links.stream()
                .map(LinkResult::lastByteNs)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        boolean areDone = haveTargets && ends.size() == links.size();
        return new LoadStops(
                load.id(),
                fromNs,
                SteadyPart.of(links).flatMap(part -> fromNs.flatMap(part::notBefore)),
                areDone ? Optional.of(ends.get(0)) : Optional.empty(),
                areDone ? Optional.of(ends.get(ends.size() - 1)) : Optional.empty(),
                links.stream()
                        .map(LinkResult::bytes)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum());
    }

    /** Those at which sums are asked for. */
    NavigableSet<Long> instants() {
        NavigableSet<Long> instants = new TreeSet<>();
        steady.ifPresent(part -> instants.addAll(List.of(part.startNs(), part.endNs())));
        firstDoneNs.ifPresent(instants::add);
        fromNs.ifPresent(instants::add);
        return instants;
    }

    LoadFigures figures(SinkSums sums) {
        return new LoadFigures(
                steady.map(part -> sums.between(load, part.startNs(), part.endNs())
                        .orElseGet(() -> Span.uncounted(
                                part.startNs(), part.endNs(), "not every sink told what had arrived by then"))),
                firstDoneNs.flatMap(
                        done -> fromNs.filter(from -> from < done).flatMap(from -> sums.between(load, from, done))),
                lastDoneNs.flatMap(done -> fromNs.map(from -> Span.of(from, done, bytes))));
    }
}
