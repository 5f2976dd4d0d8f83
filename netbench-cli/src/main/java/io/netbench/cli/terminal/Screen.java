package io.netbench.cli.terminal;

/**
 * What text is written to.
 *
 * @param width columns that reports are laid out for, at least {@value #MIN_WIDTH}: a narrower terminal wraps them
 * @param unicode whether it shows block characters
 * @param colour whether it shows colour
 */
public record Screen(int width, boolean unicode, boolean colour) {

    /** The narrowest screen that reports are laid out for. */
    public static final int MIN_WIDTH = 80;

    private static final char ESCAPE = 27;

    public Screen {
        width = Math.max(MIN_WIDTH, width);
    }

    /** Text in a style, or as it is on a screen without colour. */
    public String styled(Style style, String text) {
        return colour && style != Style.PLAIN ? ESCAPE + "[" + style.code() + "m" + text + ESCAPE + "[0m" : text;
    }
}
