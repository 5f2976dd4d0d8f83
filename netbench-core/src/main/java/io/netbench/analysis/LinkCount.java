package io.netbench.analysis;

import io.netbench.result.Quantity;

/** A number of links in words. */
final class LinkCount {

    private LinkCount() {}

    static String of(long links) {
        return links == 1 ? "1 link" : Quantity.count(links) + " links";
    }
}
