package io.netbench.cli.live;

/** Draws figures with characters that the screen has. Nothing that it draws depends on colour. */
enum Glyphs {
    /** Block characters: eight steps in a cell. */
    BLOCKS(
            "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588",
            "\u258f\u258e\u258d\u258c\u258b\u258a\u2589\u2588",
            "\u2026"),
    /** Where only ASCII is sure to be shown. */
    ASCII(".:=+*%#@", "#", "~");

    /** Of an interval in which nothing arrived, which is not the same as little. */
    private static final char NOTHING = '_';

    /** Of an interval of which nothing is known. */
    private static final char UNKNOWN = '-';

    private final String levels;
    private final String parts;
    private final String gap;

    Glyphs(String levels, String parts, String gap) {
        this.levels = levels;
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
        StringBuilder line = new StringBuilder();
        for (float rate : rates) {
            line.append(Float.isNaN(rate) ? UNKNOWN : rate <= 0 ? NOTHING : level(rate / highest));
        }
        return line.toString();
    }

    private char level(double share) {
        int level = (int) Math.ceil(Math.min(1, share) * levels.length());
        return levels.charAt(Math.max(1, level) - 1);
    }

    /** A text that fits a width: the middle of a long one is left out. */
    String fitted(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        if (width <= 2) {
            return text.substring(0, Math.max(0, width));
        }
        int head = (width - 1) / 2;
        return text.substring(0, head) + gap + text.substring(text.length() - (width - 1 - head));
    }
}
