package io.netbench.cli.live;

import io.netbench.cli.terminal.Bars;
import io.netbench.cli.terminal.TextWidth;

/** Draws figures with characters that the screen has. Nothing that it draws depends on colour. */
enum Glyphs {
    /** Block characters: eight steps in a cell. */
    BLOCKS("\u258f\u258e\u258d\u258c\u258b\u258a\u2589\u2588", "\u2026"),
    /** Where only ASCII is sure to be shown. */
    ASCII("#", "~");

    private final String parts;
    private final String gap;

    Glyphs(String parts, String gap) {
        this.parts = parts;
        this.gap = gap;
    }

    /** A bar from the left that takes {@code share} of the width; anything above 0 is seen. */
    String bar(double share, int width) {
        int steps = (int) Math.ceil(Math.min(1, Math.max(0, share)) * width * parts.length());
        String full = parts.substring(parts.length() - 1).repeat(steps / parts.length());
        int rest = steps % parts.length();
        return rest == 0 ? full : full + parts.charAt(rest - 1);
    }

    /** One character for each rate, on a scale from 0 to {@code highest}. */
    String sparkline(float[] rates, double highest) {
        double[] doubles = new double[rates.length];
        for (int i = 0; i < rates.length; i++) {
            doubles[i] = rates[i];
        }
        return Bars.overTime(doubles, highest, this == BLOCKS);
    }

    /** A text that fits a width: the middle of a long one is left out. */
    String fitted(String text, int width) {
        return width <= 2
                ? text.substring(0, Math.min(text.length(), Math.max(0, width)))
                : TextWidth.fitted(text, width, gap);
    }
}
