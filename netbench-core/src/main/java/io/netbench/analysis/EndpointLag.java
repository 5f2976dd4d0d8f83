package io.netbench.analysis;

import io.netbench.text.QuantityText;

/**
 * How far one endpoint is behind its peers: those that had as many links of the same load in the same direction. Its worst
 * figure stands for it.
 *
 * @param side in which direction
 * @param measure what of it is worst
 * @param own its figure
 * @param peers the median of its peers, itself among them
 * @param factor how much worse it is; at most 1 where it is not
 */
public record EndpointLag(Side side, Measure measure, double own, double peers, double factor) {

    /** From here on it is more than chance. */
    private static final double NOTABLE = 1 / 0.7;

    /** So many times as much is as good as any number. */
    private static final double MOST_TIMES = 100;

    /** An end of links. */
    public enum Side {
        /** It sent. */
        SOURCE("as a source"),
        /** It received. */
        SINK("as a sink");

        private final String words;

        Side(String words) {
            this.words = words;
        }
    }

    /** What endpoints are compared by. */
    public enum Measure {
        /** Bytes per second over all of its links. */
        GOODPUT,
        /** Segments that were sent again on its links for each byte that arrived. */
        RETRANSMITS,
        /** The share of their time for which its links were stalled. */
        STALLS
    }

    /** Whether the endpoint stands out. */
    public boolean isNotable() {
        return factor >= NOTABLE;
    }

    /** What follows the endpoint's name in a sentence. */
    public String text() {
        return switch (measure) {
            case GOODPUT ->
                (side == Side.SOURCE ? "sent " : "received ") + QuantityText.percent(own / peers) + " of the median";
            case RETRANSMITS -> compared("retransmits");
            case STALLS -> compared("stalls");
        };
    }

    private String compared(String what) {
        double times = own / peers;
        return times < MOST_TIMES
                ? "had %s times the %s %s".formatted(QuantityText.digits(times), what, side.words)
                : "had %s %s, its peers hardly any".formatted(what, side.words);
    }
}
