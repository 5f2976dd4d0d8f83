package io.netbench.cli.live;

import io.netbench.cli.terminal.RateUnit;
import io.netbench.cli.terminal.TextWidth;

/**
 * The rows of links, laid out for a width. All share one scale of rates, from 0 to the highest that the history holds, so
 * that a slow one stands out.
 */
final class LinkPane {

    private static final int RATE = 8;
    private static final int LATENCY = 8;
    private static final int RETRANSMITS = 9;
    private static final int LEAST_BAR = 8;
    private static final int MOST_BAR = 20;
    private static final int LEAST_HISTORY = 9;
    private static final int FAIR_HISTORY = 20;
    private static final int LEAST_NAME = 8;
    private static final int MOST_NAME = 40;
    private static final int LEAST_LOAD = 4;
    private static final int MOST_LOAD = 12;

    private final LinkTitles titles;
    private final Glyphs glyphs;
    private final int width;
    private final FittedColumns<LinkRow> columns;
    private final int loadWidth;
    private final int nameWidth;

    LinkPane(LinkTitles titles, boolean isOfDatagrams, double highestBytesPerS, Glyphs glyphs, int width) {
        this.titles = titles;
        this.glyphs = glyphs;
        this.width = width;
        RateUnit unit = RateUnit.of(highestBytesPerS);
        nameWidth = Math.min(titles.longest(), Math.max(LEAST_NAME, Math.min(MOST_NAME, width / 3)));
        Room room = new Room(width - nameWidth);
        loadWidth = titles.longestLoad() == 0
                ? 0
                : room.take(Math.max(LEAST_LOAD, Math.min(MOST_LOAD, titles.longestLoad())));
        int rate = room.take(RATE);
        // What matters most gets its room first.
        int p99 = room.take(LATENCY);
        int again = room.take(RETRANSMITS);
        int bar = room.take(LEAST_BAR);
        int p50 = room.take(LATENCY);
        int history = room.upTo(LEAST_HISTORY, FAIR_HISTORY);
        int barWidth = bar + room.more(bar, MOST_BAR);
        int historyWidth = history + room.more(history, History.LENGTH);
        columns = new FittedColumns<LinkRow>(glyphs)
                .left("load", loadWidth, LinkRow::load)
                .left(titles.heading(), nameWidth, titles::of)
                .right(unit.bitsName(), rate, link -> Cells.known(link.bytesPerS(), unit::bits))
                .left(scale(unit, highestBytesPerS, barWidth), barWidth, link -> bar(link, highestBytesPerS, barWidth))
                .left("over time", historyWidth, link -> {
                    return glyphs.sparkline(link.history().latest(historyWidth), highestBytesPerS);
                })
                .right("p50", p50, link -> Cells.latency(link.latencyP50Ns()))
                .right("p99", p99, link -> Cells.latency(link.latencyP99Ns()))
                .right(isOfDatagrams ? "lost" : "retr", again, isOfDatagrams ? Cells::missing : Cells::retransmits);
    }

    String heading() {
        return columns.heading();
    }

    /** A row; that of a failed link says why, instead of figures that will not come. */
    String row(LinkRow link) {
        if (link.failure() == null) {
            return columns.row(link);
        }
        String text = (loadWidth == 0 ? "" : padded(link.load(), loadWidth) + " ") + padded(titles.of(link), nameWidth)
                + " FAILED " + link.failure();
        return text.substring(0, Math.min(width, text.length()));
    }

    private String padded(String name, int columns) {
        return TextWidth.padded(glyphs.fitted(name, columns), columns);
    }

    private String bar(LinkRow link, double highestBytesPerS, int barWidth) {
        return link.bytesPerS() == null || highestBytesPerS <= 0
                ? ""
                : glyphs.bar(link.bytesPerS() / highestBytesPerS, barWidth);
    }

    /** The ends of the scale over the ends of the bars. */
    private static String scale(RateUnit unit, double highestBytesPerS, int barWidth) {
        String highest = unit.shortBits(highestBytesPerS);
        return highestBytesPerS <= 0 ? "" : "0" + " ".repeat(Math.max(1, barWidth - 1 - highest.length())) + highest;
    }
}
