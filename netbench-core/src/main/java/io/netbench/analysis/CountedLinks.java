package io.netbench.analysis;

import io.netbench.result.Finding;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.text.QuantityText;
import java.util.List;
import java.util.Optional;

/**
 * The links that the totals of a run are of: those that were measured to the end of the window. What came over a link
 * before it failed would make sums of different spans, and its goodput that of a link that was slow. Where all failed
 * there are none, and no totals.
 *
 * @param links in the order of the plan
 * @param failed how many others there are
 */
public record CountedLinks(List<LinkResult> links, int failed) {

    public CountedLinks {
        links = List.copyOf(links);
    }

    /** Those of a run. */
    public static CountedLinks of(List<LinkResult> all) {
        List<LinkResult> measured =
                all.stream().filter(link -> link.status() == LinkStatus.OK).toList();
        return new CountedLinks(measured, all.size() - measured.size());
    }

    /** Whether totals leave out links that failed. */
    public boolean isPartial() {
        return failed > 0;
    }

    /** Tells a reader of totals that are not of all links. */
    Optional<Finding> warning() {
        return isPartial() && !links.isEmpty()
                ? Optional.of(Finding.of(
                        "partial_totals",
                        "Totals are of %s of %s, without those that failed."
                                .formatted(
                                        QuantityText.count(links.size()),
                                        QuantityText.counted(links.size() + failed, "link"))))
                : Optional.empty();
    }
}
