package io.netbench.analysis;

import io.netbench.text.QuantityText;

/** A number of links in words. */
final class LinkCount {

    private LinkCount() {}

    static String of(long links) {
        return links == 1 ? "1 link" : QuantityText.count(links) + " links";
    }
}
