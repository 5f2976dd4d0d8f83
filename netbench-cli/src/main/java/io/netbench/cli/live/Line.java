package io.netbench.cli.live;

import io.netbench.cli.terminal.Style;
import io.netbench.text.PlainText;

/**
 * One line of the screen.
 *
 * @param text what it says, without any character that a terminal would obey
 * @param style how it stands out, where there is colour; the text says the same
 */
record Line(String text, Style style) {

    static final Line EMPTY = plain("");

    Line {
        text = PlainText.of(text);
    }

    static Line plain(String text) {
        return new Line(text, Style.PLAIN);
    }

    static Line heading(String text) {
        return new Line(text, Style.FAINT);
    }

    /** As much of it as fits. */
    Line cut(int width) {
        return text.length() <= width ? this : new Line(text.substring(0, Math.max(0, width)), style);
    }
}
