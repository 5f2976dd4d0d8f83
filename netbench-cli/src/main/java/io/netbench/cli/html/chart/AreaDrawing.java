package io.netbench.cli.html.chart;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.cli.html.markup.Attribute;
import io.netbench.cli.html.markup.Attribute.Name;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import java.util.Arrays;

/** A rate over time as a filled area on a scale from 0. */
public final class AreaDrawing {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 80;

    private AreaDrawing() {}

    /**
     * Writes it.
     *
     * @param rates in cells of one length
     * @param label what it shows, for who can't see it
     */
    public static void write(Html html, double[] rates, String label) {
        double most = Math.max(1, Arrays.stream(rates).max().orElse(0));
        StringBuilder path = new StringBuilder("M0 " + HEIGHT);
        for (int cell = 0; cell < rates.length; cell++) {
            path.append('V').append(Math.round(HEIGHT * (1 - rates[cell] / most)));
            path.append('H').append(Math.round((double) WIDTH * (cell + 1) / rates.length));
        }
        path.append('V').append(HEIGHT).append('z');
        html.in(
                Tag.SVG,
                drawing -> drawing.put(Tag.PATH, Attribute.of(Name.D, path)),
                cls("area"),
                Attribute.of(Name.VIEW_BOX, "0 0 " + WIDTH + " " + HEIGHT),
                Attribute.of(Name.ASPECT, "none"),
                Attribute.of(Name.ROLE, "img"),
                Attribute.of(Name.ARIA_LABEL, label));
    }
}
