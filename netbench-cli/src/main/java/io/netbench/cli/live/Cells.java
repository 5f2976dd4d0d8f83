package io.netbench.cli.live;

import io.netbench.text.QuantityText;
import java.util.function.Function;

/** How figures are written into a cell. What is unknown is a dash, never 0. */
final class Cells {

    private static final String UNKNOWN = "-";

    private Cells() {}

    static <N extends Number> String known(N figure, Function<N, String> text) {
        return figure == null ? UNKNOWN : text.apply(figure);
    }

    static String latency(Long ns) {
        return known(ns, QuantityText::duration);
    }

    static String percent(Double fraction) {
        return known(fraction, share -> Math.round(share * 100) + " %");
    }

    /** All of them, and those of the latest interval if there are any. */
    static String retransmits(LinkRow link) {
        return growing(link.retransmits(), link.newRetransmits());
    }

    /** The same of datagrams that are missing. */
    static String missing(LinkRow link) {
        return growing(link.missing(), link.newMissing());
    }

    private static String growing(Long count, Long latest) {
        String all = known(count, QuantityText::count);
        return latest != null && latest > 0 ? all + " +" + QuantityText.count(latest) : all;
    }
}
