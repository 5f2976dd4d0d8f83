package io.netbench.cli.progress;

import java.io.PrintStream;

/**
 * Shows how a run goes on. One thread at a time may use it, and none after it was closed.
 */
public interface ProgressLine extends AutoCloseable {

    /** Tells what the run is about to do, such as {@code connecting 64 links}. */
    void step(String text);

    /** Shows the figures of one interval. */
    void interval(Interval figures);

    /** Says what a person must not miss, such as {@code lost h5}: it stays where it is. */
    void remark(String text);

    /** Leaves the screen as it was, but for remarks: what follows starts on a line of its own. */
    @Override
    void close();

    /**
     * One line that is redrawn.
     *
     * @param out a terminal
     * @param width its columns; a longer line could not be redrawn
     */
    static ProgressLine redrawn(PrintStream out, int width) {
        return new RedrawnLine(out, width);
    }

    /** A line of its own for each interval, for logs and pipes. */
    static ProgressLine plain(PrintStream out) {
        return new PlainLines(out);
    }

    /** Nothing. */
    static ProgressLine off() {
        return new NoProgress();
    }
}
