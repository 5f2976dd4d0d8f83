package io.netbench.cli.report;

import io.netbench.analysis.CountedLinks;
import io.netbench.cli.terminal.Bars;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.cli.terminal.TextTable;
import io.netbench.report.RateScale;
import io.netbench.result.DatagramLoss;
import io.netbench.result.GoodputHistogram;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.LinkSum;
import io.netbench.result.Totals;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The table of links: each with its goodput, share, latency, retransmits, and a row of bars on one scale for all. Where
 * there are many, the worst and the best of them stand for all.
 */
final class LinkTable {

    /** More links than this don't fit one screen. */
    private static final int MOST_SHOWN = 16;

    private static final int WORST_SHOWN = 10;
    private static final int BEST_SHOWN = 3;
    private static final int MOST_CELLS = 32;
    private static final String HISTOGRAM = "histogram";
    private static final String UNKNOWN = "-";

    /** Fewer links than this have shares that one decimal tells apart. */
    private static final int FINER_SHARES_FROM = 100;

    private final LoadSection load;
    private final Screen screen;
    private final CountedLinks counted;
    private final Rates rates;
    private final boolean hasLatency;
    private final boolean hasRetransmits;
    private final boolean hasDatagrams;
    private final boolean ranked;
    private final List<LinkResult> first;
    private final List<LinkResult> last;
    private final Optional<RateScale> scale;

    /** Columns of a name. */
    private final int names;

    LinkTable(LoadSection load, ReportDetail detail, Screen screen) {
        this.load = load;
        this.screen = screen;
        this.counted = CountedLinks.of(load.links());
        this.rates = load.rates();
        this.hasLatency = load.links().stream().anyMatch(link -> link.latencyNs() != null);
        this.hasRetransmits = load.links().stream().anyMatch(link -> retransmits(link) != null);
        this.hasDatagrams =
                load.links().stream().anyMatch(link -> link.datagrams().isPresent());
        this.ranked = load.links().size() > MOST_SHOWN && !detail.allLinks();
        List<LinkResult> all = load.standing().worstFirst();
        this.first = ranked ? all.subList(0, WORST_SHOWN) : load.links();
        this.last = ranked ? all.subList(all.size() - BEST_SHOWN, all.size()) : List.of();
        this.scale = RateScale.of(Stream.concat(first.stream(), last.stream())
                .map(LinkResult::goodputHistogramSmooth)
                .toList());
        this.names = LinkNames.columns(columns -> table(false, 0, columns).fits(screen));
    }

    /** The scale of the histograms; empty if there are none. */
    Optional<RateScale> scale() {
        return scale;
    }

    List<String> lines() {
        if (scale.isEmpty()) {
            return withoutBars();
        }
        // Laid out without bars first, to see how many columns are left for them; the share is what can be done
        // without.
        boolean withShare = room(true) >= axis(scale.get(), 0).length();
        int cells = Math.min(MOST_CELLS, room(withShare));
        return cells < HISTOGRAM.length()
                ? withoutBars()
                : table(withShare, cells).lines(axis(scale.get(), cells), screen);
    }

    private List<String> withoutBars() {
        TextTable table = table(true, 0);
        return (table.fits(screen) ? table : table(false, 0)).lines("", screen);
    }

    private int room(boolean withShare) {
        return screen.width() - table(withShare, 0).width();
    }

    /** What the bars are, and if there is room the scale, its ends above the ends of the bars. */
    private String axis(RateScale scale, int cells) {
        String low = rates.brief(scale.lowest());
        String high = rates.brief(scale.highest());
        String meaning = HISTOGRAM + ", " + rates.name();
        int room = cells - low.length() - high.length() - 2;
        if (cells > 0 && room < HISTOGRAM.length()) {
            return HISTOGRAM;
        }
        if (room < meaning.length() + 4) {
            int gaps = Math.max(0, room - HISTOGRAM.length());
            return low + ' ' + " ".repeat(gaps / 2) + HISTOGRAM + " ".repeat(gaps - gaps / 2) + ' ' + high;
        }
        String line = screen.unicode() ? "\u2500" : "-";
        int rules = room - meaning.length() - 2;
        return low + ' ' + line.repeat(rules / 2) + ' ' + meaning + ' ' + line.repeat(rules - rules / 2) + ' ' + high;
    }

    private TextTable table(boolean withShare, int cells) {
        return table(withShare, cells, names);
    }

    private TextTable table(boolean withShare, int cells, int columnsOfNames) {
        TextTable table = new TextTable().left("source").left("sink");
        rates.headings(table, "");
        if (withShare) {
            table.right("share");
        }
        if (hasLatency) {
            table.right("lat p50").right("lat p99");
        }
        if (hasRetransmits) {
            table.right("retr");
        }
        if (hasDatagrams) {
            table.right("lost").right("");
        }
        first.forEach(link -> row(table, link, withShare, cells, columnsOfNames));
        if (ranked) {
            int hidden = load.links().size() - first.size() - last.size();
            table.row(Style.FAINT, List.of("(" + QuantityText.count(hidden) + " more)"), "");
            last.forEach(link -> row(table, link, withShare, cells, columnsOfNames));
        }
        total(table, withShare);
        return table;
    }

    private void row(TextTable table, LinkResult link, boolean withShare, int cells, int columnsOfNames) {
        List<String> row = new ArrayList<>();
        row.add(LinkNames.fitted(link.source(), columnsOfNames, screen));
        row.add(LinkNames.fitted(link.sink(), columnsOfNames, screen));
        rates.cells(row, link.goodputBytesPerS());
        if (withShare) {
            row.add(share(link));
        }
        latency(row, link.latencyNs());
        if (hasRetransmits) {
            row.add(retransmits(link) == null ? UNKNOWN : QuantityText.count(retransmits(link)));
        }
        if (hasDatagrams) {
            lost(
                    row,
                    link.datagrams().map(LinkDatagrams::lost).orElse(null),
                    link.datagrams().map(LinkDatagrams::lostFraction).orElse(null));
        }
        boolean failed = link.status() == LinkStatus.FAILED;
        table.row(style(link), row, failed ? "failed" : bars(link, cells));
    }

    /** A slow link stands out by its figures and bars; on a terminal by its colour too. */
    private Style style(LinkResult link) {
        if (link.status() == LinkStatus.FAILED) {
            return Style.FAILURE;
        }
        return load.standing().isSlow(link) ? Style.WARNING : Style.PLAIN;
    }

    private void total(TextTable table, boolean withShare) {
        Totals totals = load.result().totals();
        String ofHowMany = counted.isPartial() && !counted.links().isEmpty()
                ? "of " + QuantityText.count(counted.links().size())
                : "";
        List<String> row = new ArrayList<>(List.of("total", ofHowMany));
        rates.cells(row, totals.goodputBytesPerS());
        if (withShare) {
            row.add("");
        }
        latency(row, totals.latencyNs());
        if (hasRetransmits) {
            Long sum = LinkSum.of(counted.links(), LinkTable::retransmits);
            row.add(sum == null ? UNKNOWN : QuantityText.count(sum));
        }
        if (hasDatagrams) {
            Optional<DatagramLoss> loss = load.result().loss();
            lost(
                    row,
                    loss.map(DatagramLoss::lost).orElse(null),
                    loss.map(DatagramLoss::lostFraction).orElse(null));
        }
        table.row(Style.STRONG, row, "");
    }

    private String share(LinkResult link) {
        Long all = load.result().totals().bytes();
        boolean counts = link.status() == LinkStatus.OK || !counted.isPartial();
        if (!counts || link.bytes() == null || all == null || all == 0) {
            return UNKNOWN;
        }
        int decimals = load.links().size() < FINER_SHARES_FROM ? 1 : 2;
        return QuantityText.fixed(100.0 * link.bytes() / all, decimals) + " %";
    }

    private void latency(List<String> row, LatencyHistogram latency) {
        if (hasLatency) {
            row.add(latency == null || latency.p50() == null ? UNKNOWN : QuantityText.duration(latency.p50()));
            row.add(latency == null || latency.p99() == null ? UNKNOWN : QuantityText.duration(latency.p99()));
        }
    }

    private static void lost(List<String> row, Long lost, Double share) {
        row.add(lost == null ? UNKNOWN : QuantityText.count(lost));
        row.add(share == null ? "" : QuantityText.percent(share));
    }

    private String bars(LinkResult link, int cells) {
        GoodputHistogram smooth = link.goodputHistogramSmooth();
        return cells == 0 || smooth == null || scale.isEmpty()
                ? ""
                : Bars.of(scale.get().cells(smooth, cells), screen.unicode());
    }

    private static Long retransmits(LinkResult link) {
        return link.tcp().source() == null ? null : link.tcp().source().retransmits();
    }
}
