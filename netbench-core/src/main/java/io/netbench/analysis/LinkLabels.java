package io.netbench.analysis;

import io.netbench.result.LinkResult;
import java.util.List;

/** What sentences call links: by their ends, and by their load too where there are several. */
final class LinkLabels {

    private final boolean severalLoads;

    private LinkLabels(boolean severalLoads) {
        this.severalLoads = severalLoads;
    }

    /** Of the links of a run. */
    static LinkLabels of(List<LinkResult> links) {
        return new LinkLabels(links.stream().map(LinkResult::load).distinct().count() > 1);
    }

    String of(LinkResult link) {
        return severalLoads ? link.name() + " of " + link.load() : link.name();
    }
}
