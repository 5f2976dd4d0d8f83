package io.netbench.cli.html.chart;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.cli.html.markup.Attribute;
import io.netbench.cli.html.markup.Attribute.Name;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import io.netbench.report.RateScale;
import io.netbench.result.GoodputHistogram;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Histograms of goodput, all on one scale from 0, so that a stall stands at the left and what was expected at one place. A
 * bin with a single sample is seen.
 */
public final class HistogramDrawing {

    private static final int BINS = 48;
    private static final int BIN_WIDTH = 2;
    private static final int HEIGHT = 20;

    private final RateScale scale;

    /**
     * Those of one scale.
     *
     * @param mostBytesPerS at its right end
     */
    public HistogramDrawing(double mostBytesPerS) {
        scale = new RateScale(0, Math.max(1, mostBytesPerS));
    }

    /** The rate at the right end in bytes/s. */
    public double mostBytesPerS() {
        return scale.highest();
    }

    /**
     * Writes one.
     *
     * @param expectedBytesPerS where a line stands; NaN for none
     * @param css a class for it
     */
    public void write(Html html, GoodputHistogram histogram, OptionalDouble expectedBytesPerS, String css) {
        html.in(
                Tag.SVG,
                drawing -> {
                    drawing.put(Tag.PATH, Attribute.of(Name.D, path(scale.cells(histogram, BINS))));
                    if (expectedBytesPerS.isPresent()) {
                        long x = Math.round(expectedBytesPerS.getAsDouble() / scale.highest() * BINS * BIN_WIDTH);
                        drawing.put(
                                Tag.PATH,
                                cls("want"),
                                Attribute.of(
                                        Name.D, "M" + Math.min(BINS * BIN_WIDTH - 1, Math.max(1, x)) + " 0v" + HEIGHT));
                    }
                },
                cls(css),
                Attribute.of(Name.VIEW_BOX, "0 0 " + BINS * BIN_WIDTH + " " + HEIGHT),
                Attribute.of(Name.ASPECT, "none"),
                Attribute.of(Name.ARIA_HIDDEN, "true"));
    }

    /** A skyline: steps up and down, bins of one height together. */
    static String path(double[] weights) {
        double most = Arrays.stream(weights).max().orElse(0);
        StringBuilder path = new StringBuilder();
        int bin = 0;
        while (bin < weights.length) {
            int height = height(weights[bin], most);
            int end = bin + 1;
            while (end < weights.length && height(weights[end], most) == height) {
                end++;
            }
            if (height > 0) {
                path.append(path.isEmpty() ? "M" + bin * BIN_WIDTH + " " + HEIGHT : "");
                path.append('V').append(HEIGHT - height);
            } else if (!path.isEmpty()) {
                path.append('V').append(HEIGHT);
            }
            if (!path.isEmpty()) {
                path.append('h').append((end - bin) * BIN_WIDTH);
            }
            bin = end;
        }
        return path.isEmpty()
                ? "M0 0"
                : path.append('V').append(HEIGHT).append('z').toString();
    }

    private static int height(double weight, double most) {
        return weight <= 0 || most <= 0 ? 0 : Math.max(1, (int) Math.round(weight / most * HEIGHT));
    }
}
