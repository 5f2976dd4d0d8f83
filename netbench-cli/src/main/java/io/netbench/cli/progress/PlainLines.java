package io.netbench.cli.progress;

import io.netbench.text.PlainText;
import java.io.PrintStream;

/** Writes a line for each step and interval. */
final class PlainLines implements ProgressLine {

    private final PrintStream out;

    PlainLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void step(String text) {
        out.println(PlainText.of(text));
    }

    @Override
    public void interval(Interval figures) {
        out.println(IntervalText.of(figures));
    }

    @Override
    public void remark(String text) {
        out.println(PlainText.of(text));
    }

    @Override
    public void close() {
        out.flush();
    }
}
