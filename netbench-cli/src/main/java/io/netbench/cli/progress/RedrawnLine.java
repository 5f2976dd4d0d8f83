package io.netbench.cli.progress;

import io.netbench.text.PlainText;
import java.io.PrintStream;

/** Draws one line of a terminal over and over, and leaves it empty at the end. */
final class RedrawnLine implements ProgressLine {

    /** To the begin of the line, and erase to its end (ECMA-48, 8.3.41). */
    private static final String CLEAR = "\r" + (char) 27 + "[K";

    private final PrintStream out;
    private final int width;

    RedrawnLine(PrintStream out, int width) {
        this.out = out;
        this.width = width;
    }

    @Override
    public void step(String text) {
        draw(PlainText.of(text));
    }

    @Override
    public void interval(Interval figures) {
        draw(IntervalText.of(figures));
    }

    @Override
    public void remark(String text) {
        out.print(CLEAR + PlainText.of(text) + System.lineSeparator());
        out.flush();
    }

    @Override
    public void close() {
        out.print(CLEAR);
        out.flush();
    }

    private void draw(String text) {
        // A full line would make some terminals wrap, and then the line above could not be redrawn.
        out.print(CLEAR + text.substring(0, Math.min(text.length(), width - 1)));
        out.flush();
    }
}
