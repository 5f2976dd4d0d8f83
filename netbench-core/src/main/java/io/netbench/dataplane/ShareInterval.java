package io.netbench.dataplane;

import io.netbench.result.end.IntervalSums;
import io.netbench.result.end.LinkInterval;
import java.util.List;

/**
 * What happened at an agent since the last time that it was asked.
 *
 * @param sums of all its links
 * @param links each link that has an end here; empty unless somebody watches
 */
public record ShareInterval(IntervalSums sums, List<LinkInterval> links) {

    public ShareInterval {
        links = List.copyOf(links);
    }
}
