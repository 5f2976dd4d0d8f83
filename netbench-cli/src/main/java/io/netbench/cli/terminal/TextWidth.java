package io.netbench.cli.terminal;

import org.jline.utils.WCWidth;

/**
 * How many columns of a terminal a text takes. Not every character takes one: marks stand on the letter before them, and
 * those of East Asian scripts take two.
 */
public final class TextWidth {

    private TextWidth() {}

    /** Columns of a text without control characters. */
    public static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    /** The text and as many spaces as fill the columns; longer ones stay as they are. */
    public static String padded(String text, int columns) {
        return text + padding(text, columns);
    }

    /** The spaces that are missing to fill the columns. */
    static String padding(String text, int columns) {
        return " ".repeat(Math.max(0, columns - of(text)));
    }

    /** The text if it fits, else one of so many columns without its middle, for which {@code gap} stands. */
    public static String fitted(String text, int columns, String gap) {
        if (of(text) <= columns) {
            return text;
        }
        int room = columns - of(gap);
        String head = head(text, room / 2);
        return head + gap + tail(text, room - of(head));
    }

    /** As much of a text from its begin as fits. */
    static String head(String text, int columns) {
        int end = 0;
        int width = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            width += of(character);
            if (width > columns) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end);
    }

    /** As much of its end. A mark whose letter is left out goes with it. */
    private static String tail(String text, int columns) {
        int begin = text.length();
        int best = begin;
        int width = 0;
        while (begin > 0) {
            int character = text.codePointBefore(begin);
            width += of(character);
            if (width > columns) {
                break;
            }
            begin -= Character.charCount(character);
            best = of(character) > 0 ? begin : best;
        }
        return text.substring(best);
    }

    private static int of(int character) {
        return character < 0x7f ? 1 : Math.max(0, WCWidth.wcwidth(character));
    }
}
