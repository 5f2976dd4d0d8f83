package io.netbench.cli.live;

import java.util.List;

/** Where frames go and keys come from: a terminal, or a test's idea of one. Belongs to the thread that draws. */
interface Canvas {

    /** FittedColumns and rows; they may change at any time. */
    int columns();

    int rows();

    /** Shows the lines, and nothing else; only what has changed is sent. */
    void show(List<Line> lines);

    /** What is shown is no longer known: the next lines are drawn in full. */
    void forget();

    /**
     * Waits for a character from the keyboard.
     *
     * @return {@link #NONE} when none came within {@code timeoutMs}, {@link #CLOSED} when none will come any more
     */
    int read(long timeoutMs);

    /** Gives the terminal back as it was found. Any thread may call it, and more than once. */
    void restore();

    int NONE = -2;
    int CLOSED = -1;
}
