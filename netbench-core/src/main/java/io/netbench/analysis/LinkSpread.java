package io.netbench.analysis;

import io.netbench.result.LinkResult;
import java.util.List;

/** How far the goodputs of links lie apart: the fastest less the slowest, by the median. */
final class LinkSpread {

    private LinkSpread() {}

    static Figure of(List<LinkResult> links) {
        List<Double> sorted = LinkRanking.of(links).goodputs();
        if (sorted.size() < Math.max(2, links.size())) {
            return Figure.unknown(
                    links.size() < 2 ? "there are no two links to compare" : "not every goodput is known");
        }
        double median = (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
        return median == 0
                ? Figure.unknown("half of the links carried nothing")
                : Figure.known((sorted.get(sorted.size() - 1) - sorted.get(0)) / median);
    }
}
