package io.netbench.report;

import io.netbench.analysis.LinkExpectation;
import io.netbench.analysis.LinkRanking;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How the links of a load stand: beside what was expected of each, or where nothing was beside the median of all. Never beside
 * the best of them, by which a network that is slow everywhere would look fine.
 */
public final class LinkStanding {

    /** A link with less than this share of the median stands out. */
    private static final double SLOW = 0.7;

    private final LinkExpectation expectation;
    private final Optional<Double> median;
    private final List<LinkResult> links;

    private LinkStanding(LinkExpectation expectation, List<LinkResult> links) {
        this.expectation = expectation;
        this.links = links;
        median = LinkRanking.of(links).quantile(0.5);
    }

    /** That of the links of one load of a run. */
    public static LinkStanding of(RunResult run, LoadResult load) {
        return new LinkStanding(LinkExpectation.of(run, load), run.linksOf(load));
    }

    /** What was expected. */
    public LinkExpectation expectation() {
        return expectation;
    }

    /** Half of the links whose goodput is known have less, in bytes/s. */
    public Optional<Double> medianBytesPerS() {
        return median;
    }

    /** Whether shares are of what was expected, not of the median. */
    public boolean isExpected() {
        return expectation.basis() != LinkExpectation.Basis.NOTHING;
    }

    /**
     * What a link is held against, in bytes/s; empty where there is nothing. A limit is the least that somebody wants; where
     * links have more, it is the median that shows the odd one.
     */
    public Optional<Double> referenceBytesPerS(LinkResult link) {
        Optional<Double> expected = expectation.bytesPerS(link);
        return switch (expectation.basis()) {
            case RATE, PORTS -> expected;
            case LIMIT -> isAboveLimit() ? median : expected;
            case NOTHING -> median;
        };
    }

    /** Whether half of the links have more than the limit that was set. */
    private boolean isAboveLimit() {
        return median.isPresent()
                && links.stream()
                        .findFirst()
                        .flatMap(expectation::bytesPerS)
                        .filter(limit -> limit < median.get())
                        .isPresent();
    }

    /** What links are held against, in words: {@code the median}. */
    public String referenceWords() {
        return switch (expectation.basis()) {
            case RATE, PORTS -> "what was expected";
            case LIMIT -> isAboveLimit() ? "the median" : "the limit";
            case NOTHING -> "the median";
        };
    }

    /** Its goodput as a share of that; empty where either is unknown, and of a link that failed. */
    public Optional<Double> share(LinkResult link) {
        return link.status() == LinkStatus.FAILED || link.goodputBytesPerS() == null
                ? Optional.empty()
                : referenceBytesPerS(link)
                        .filter(reference -> reference > 0)
                        .map(reference -> link.goodputBytesPerS() / reference);
    }

    /** Whether a link that did not fail is notably slower than it should be. */
    public boolean isSlow(LinkResult link) {
        if (link.status() == LinkStatus.FAILED || link.goodputBytesPerS() == null) {
            return false;
        }
        return expectation.isMissed(link)
                || median.filter(of -> link.goodputBytesPerS() < SLOW * of).isPresent();
    }

    /** All links: those that failed, those that tell nothing, and then by their share; equal ones in the order of the plan. */
    public List<LinkResult> worstFirst() {
        return links.stream().sorted(Comparator.comparingDouble(this::rank)).toList();
    }

    /** Where a link stands among others, also of other loads: the least is the worst. */
    public double rank(LinkResult link) {
        if (link.status() == LinkStatus.FAILED) {
            return -2;
        }
        if (link.goodputBytesPerS() == null) {
            return -1;
        }
        return share(link)
                .orElseGet(() -> median.filter(of -> of > 0)
                        .map(of -> link.goodputBytesPerS() / of)
                        .orElse(Double.MAX_VALUE));
    }
}
