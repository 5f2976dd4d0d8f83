package io.netbench.cli.html;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.cli.html.chart.HistogramDrawing;
import io.netbench.cli.html.markup.Attribute;
import io.netbench.cli.html.markup.Attribute.Name;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import io.netbench.cli.terminal.RateUnit;
import io.netbench.result.GoodputHistogram;
import io.netbench.text.QuantityText;
import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/** The worst pairs of a fabric, each with its histogram; all of them stand in the map. */
final class PairSection {

    private static final int MOST_ROWS = 400;

    private final SuiteFigures.Pairs pairs;
    private final LinkColumns columns;
    private final PairStanding standing;
    private final RateUnit unit;
    private final HistogramDrawing drawing;
    private final boolean isFirst;
    private final boolean isAlone;

    /**
     * A section.
     *
     * @param isFirst whether it is the first of a page, which has the controls
     * @param isAlone whether scripts know no pairs but those that are listed, in their order
     */
    PairSection(SuiteFigures.Pairs pairs, PairStanding standing, boolean isFirst, boolean isAlone) {
        this.isFirst = isFirst;
        this.isAlone = isAlone;
        this.pairs = pairs;
        this.standing = standing;
        columns = pairs.columns();
        unit = RateUnit.of(standing.usual().mostBytesPerS());
        double most = IntStream.range(0, columns.size())
                .mapToObj(pairs::histogram)
                .filter(histogram -> histogram != null && histogram.max() != null)
                .mapToDouble(GoodputHistogram::max)
                .max()
                .orElse(standing.usual().mostBytesPerS());
        double expected = IntStream.range(0, columns.size())
                .mapToDouble(columns::reference)
                .filter(rate -> !Double.isNaN(rate))
                .max()
                .orElse(0);
        drawing = new HistogramDrawing(Math.max(most, standing.isExpected() ? expected * 1.02 : 0));
    }

    /** Pairs by their numbers: those that failed, those that tell nothing, then by their share. */
    static IntStream worstFirst(LinkColumns columns) {
        return IntStream.range(0, columns.size())
                .boxed()
                .sorted(Comparator.comparingDouble(pair -> rank(columns, pair)))
                .mapToInt(Integer::intValue);
    }

    private static double rank(LinkColumns columns, int pair) {
        if (columns.hasFailed(pair)) {
            return -2;
        }
        return Double.isNaN(columns.goodput(pair)) ? -1 : columns.share(pair);
    }

    /** The pairs that are listed, the worst first. */
    static int[] listed(LinkColumns columns) {
        return worstFirst(columns).limit(MOST_ROWS).toArray();
    }

    void write(Html html) {
        int[] worst = listed(columns);
        html.in(
                Tag.P,
                "%s of %s, the worst first. Histograms are all on one scale from 0 to %s."
                        .formatted(
                                worst.length < columns.size() ? "The worst " + worst.length : "All",
                                QuantityText.counted(columns.size(), "pair"),
                                QuantityText.bitRate(drawing.mostBytesPerS())),
                cls("meaning"));
        if (isFirst) {
            LinkControls.write(html);
        }
        Attribute id = isFirst ? LinkControls.TABLE : Attribute.of(Name.ROLE, "table");
        html.in(
                Tag.DIV,
                scroll -> scroll.in(Tag.TABLE, table -> table(table, worst), cls("links"), id),
                cls("scroll"),
                Attribute.of(Name.TABINDEX, 0),
                Attribute.of(Name.ROLE, "region"),
                Attribute.of(Name.ARIA_LABEL, "Pairs"));
    }

    private void table(Html html, int[] worst) {
        boolean hasLatency = Arrays.stream(worst).anyMatch(pair -> !Double.isNaN(columns.p99(pair)));
        boolean hasRetransmits = columns.knowsRetransmits();
        html.in(
                Tag.THEAD,
                head -> head.in(Tag.TR, row -> {
                    heading(row, "source", "text");
                    heading(row, "sink", "text");
                    heading(row, "goodput, " + unit.bitsName(), "");
                    heading(row, standing.name(), "");
                    if (hasLatency) {
                        heading(row, "p99", "");
                    }
                    if (hasRetransmits) {
                        heading(row, columns.lossWords(), "");
                    }
                    heading(row, "histogram", "text");
                }));
        html.in(Tag.TBODY, body -> {
            for (int i = 0; i < worst.length; i++) {
                int pair = worst[i];
                body.in(
                        Tag.TR,
                        row -> row(row, pair, hasLatency, hasRetransmits),
                        cls(
                                columns.hasFailed(pair)
                                        ? "failed"
                                        : standing.isSlow(columns.goodput(pair)) ? "slow" : "ok"),
                        Attribute.of(Name.DATA_I, isAlone ? i : pair));
            }
        });
    }

    private static void heading(Html html, String text, String css) {
        html.in(Tag.TH, text, Attribute.of(Name.SCOPE, "col"), cls(css));
    }

    private void row(Html html, int pair, boolean hasLatency, boolean hasRetransmits) {
        html.named(Tag.TD, columns.sources().get(pair), cls("text"));
        html.named(Tag.TD, columns.sinks().get(pair), cls("text"));
        html.in(Tag.TD, known(columns.goodput(pair), unit::bits));
        html.in(Tag.TD, known(columns.share(pair), QuantityText::percent));
        if (hasLatency) {
            html.in(Tag.TD, known(columns.p99(pair), QuantityText::duration));
        }
        if (hasRetransmits) {
            html.in(Tag.TD, known(columns.retransmits(pair), count -> QuantityText.count((long) count)));
        }
        html.in(Tag.TD, cell -> histogram(cell, pair), cls("text"));
    }

    private void histogram(Html html, int pair) {
        GoodputHistogram histogram = pairs.histogram(pair);
        if (histogram != null) {
            double expected = columns.reference(pair);
            drawing.write(
                    html,
                    histogram,
                    standing.isExpected() && !Double.isNaN(expected)
                            ? OptionalDouble.of(expected)
                            : OptionalDouble.empty(),
                    "h");
        }
    }

    private static String known(double value, DoubleFunction<String> words) {
        return Double.isNaN(value) ? "-" : words.apply(value);
    }
}
