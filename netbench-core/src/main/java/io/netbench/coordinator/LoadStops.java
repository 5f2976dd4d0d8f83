package io.netbench.coordinator;

import io.netbench.analysis.SteadyPart;
import io.netbench.coordinator.outcome.LoadFigures;
import io.netbench.coordinator.outcome.LoadWindow;
import io.netbench.coordinator.outcome.RunTimeline;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.Load;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.LinkResult;
import io.netbench.result.Span;
import java.util.ArrayList;
import java.util.Comparator;
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
 * @param done how far its links came; empty where not all have a target
 * @param bytes that its links carried in its window
 */
record LoadStops(int load, Optional<Long> fromNs, Optional<SteadyPart> steady, Optional<Done> done, long bytes) {

    private static final String NOT_REACHED = "the run did not get there";
    private static final String UNTOLD = "not every sink told what had arrived by then";

    /**
     * Which links of a load with byte targets had all their bytes.
     *
     * @param first when the first of them had; empty where none had
     * @param last when the last one had, of those that had
     * @param count how many had
     * @param of all
     */
    record Done(Optional<Long> first, Optional<Long> last, int count, int of) {

        private static Optional<Done> of(Load load, List<LinkResult> links) {
            if (!load.links().stream()
                    .allMatch(link -> link.load().targetBytes().isPresent())) {
                return Optional.empty();
            }
            List<Long> instants = new ArrayList<>();
            for (int i = 0; i < links.size(); i++) {
                LinkResult link = links.get(i);
                LinkLoad planned = load.links().get(i).load();
                long carried = load.protocol() == DataProtocol.UDP ? handedOver(planned, link) : arrived(link);
                if (link.lastByteNs() != null
                        && carried >= planned.targetBytes().getAsLong()) {
                    instants.add(link.lastByteNs());
                }
            }
            return Optional.of(new Done(
                    instants.stream().min(Comparator.naturalOrder()),
                    instants.stream().max(Comparator.naturalOrder()),
                    instants.size(),
                    links.size()));
        }

        /** Of datagrams those count that the kernel was given: what it refused, or what was lost, is not sent again. */
        private static long handedOver(LinkLoad planned, LinkResult link) {
            Optional<Long> sent = link.lifetime().windowSentBytes();
            if (sent.isEmpty()) {
                return arrived(link);
            }
            // Of refused ones it is not told which were of the window; where nothing was sent before it, all were.
            boolean isAllOfWindow = sent.get().equals(link.lifetime().sentBytes());
            long refused = link.datagrams().flatMap(LinkDatagrams::refused).orElse(0L);
            return sent.get() + (isAllOfWindow ? refused * planned.blockSizeBytes() : 0);
        }

        private static long arrived(LinkResult link) {
            return link.bytes() == null ? 0 : link.bytes();
        }

        private boolean isOfAll() {
            return count == of;
        }
    }

    /** @param all the links of the run, by id */
    static LoadStops of(Load load, RunTimeline course, List<LinkResult> all) {
        List<LinkResult> links =
                load.links().stream().map(link -> all.get(link.id())).toList();
        Optional<Long> fromNs = Optional.ofNullable(LoadWindow.of(load, course).startNs());
        return new LoadStops(
                load.id(),
                fromNs,
                SteadyPart.of(links).flatMap(part -> fromNs.flatMap(part::notBefore)),
                Done.of(load, links),
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
        done.flatMap(Done::first).ifPresent(instants::add);
        fromNs.ifPresent(instants::add);
        return instants;
    }

    LoadFigures figures(SinkSums sums) {
        return new LoadFigures(
                steady.map(part -> sums.between(load, part.startNs(), part.endNs())
                        .orElseGet(() -> Span.uncounted(part.startNs(), part.endNs(), UNTOLD))),
                done.map(links -> firstDone(links, sums)),
                done.map(this::lastDone));
    }

    private Span firstDone(Done links, SinkSums sums) {
        if (fromNs.isEmpty()) {
            return Span.unknown(NOT_REACHED);
        }
        if (links.first().isEmpty()) {
            return Span.unknown("no link had all its bytes by the end");
        }
        long from = fromNs.get();
        long first = Math.max(from, links.first().get());
        return sums.between(load, from, first).orElseGet(() -> Span.uncounted(from, first, UNTOLD));
    }

    private Span lastDone(Done links) {
        if (fromNs.isEmpty()) {
            return Span.unknown(NOT_REACHED);
        }
        return links.isOfAll()
                ? Span.of(fromNs.get(), links.last().orElseThrow(), bytes)
                : Span.unknown("%d of %d links did not have all their bytes by the end"
                        .formatted(links.of() - links.count(), links.of()));
    }
}
