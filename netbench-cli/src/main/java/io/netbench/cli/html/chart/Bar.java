package io.netbench.cli.html.chart;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.cli.html.markup.Attribute;
import io.netbench.cli.html.markup.Attribute.Name;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import java.util.Locale;

/** A share as a bar; its figure stands beside it. */
public final class Bar {

    private Bar() {}

    /**
     * Writes one.
     *
     * @param share from 0 to 1; what lies beyond is cut
     * @param css a class for it
     */
    public static void write(Html html, double share, String css) {
        double percent = 100 * Math.max(0, Math.min(1, share));
        html.in(
                Tag.SVG,
                drawing -> drawing.put(
                        Tag.RECT,
                        Attribute.of(Name.WIDTH, String.format(Locale.ROOT, "%.1f%%", percent)),
                        Attribute.of(Name.HEIGHT, "100%")),
                cls(css),
                Attribute.of(Name.ARIA_HIDDEN, "true"));
    }
}
