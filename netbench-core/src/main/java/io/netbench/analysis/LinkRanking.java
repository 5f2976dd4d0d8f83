package io.netbench.analysis;

import io.netbench.result.LinkFigure;
import io.netbench.result.LinkResult;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The links of a run by their goodput. A link whose goodput is unknown comes first: it is worse than any that has one.
 *
 * @param slowestFirst all links
 */
public record LinkRanking(List<LinkResult> slowestFirst) {

    public LinkRanking {
        slowestFirst = List.copyOf(slowestFirst);
    }

    /** Ranks links; equal ones keep their order in the plan. */
    public static LinkRanking of(List<LinkResult> links) {
        return new LinkRanking(links.stream()
                .sorted(Comparator.comparing(
                        LinkResult::goodputBytesPerS, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList());
    }

    /** The goodputs that are known, the least first, in bytes per second. */
    public List<Double> goodputs() {
        return known().stream().map(LinkResult::goodputBytesPerS).toList();
    }

    /** The link with the least goodput. */
    public Optional<LinkFigure> slowest() {
        List<LinkResult> known = known();
        return known.isEmpty() ? Optional.empty() : Optional.of(figure(known.get(0)));
    }

    /** The link with the most goodput. */
    public Optional<LinkFigure> fastest() {
        List<LinkResult> known = known();
        return known.isEmpty() ? Optional.empty() : Optional.of(figure(known.get(known.size() - 1)));
    }

    /**
     * The goodput below which a share of the links lies, by the nearest rank.
     *
     * @param share from 0, the slowest link, to 1, the fastest
     */
    public Optional<Double> quantile(double share) {
        List<Double> goodputs = goodputs();
        if (goodputs.isEmpty()) {
            return Optional.empty();
        }
        int rank = (int) Math.ceil(share * goodputs.size());
        return Optional.of(goodputs.get(Math.max(0, rank - 1)));
    }

    private List<LinkResult> known() {
        return slowestFirst.stream()
                .filter(link -> link.goodputBytesPerS() != null)
                .toList();
    }

    private static LinkFigure figure(LinkResult link) {
        return new LinkFigure(link.source(), link.sink(), link.goodputBytesPerS());
    }
}
