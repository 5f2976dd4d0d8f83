package io.netbench.cli.fabric;

import io.netbench.cli.progress.ProgressLine;
import io.netbench.cli.terminal.StandardStream;
import io.netbench.suite.SuiteListener;
import io.netbench.text.QuantityText;

/** Shows on standard error how a suite goes on, in one line. */
public final class SuiteProgress implements SuiteListener, AutoCloseable {

    private final ProgressLine line;

    private SuiteProgress(ProgressLine line) {
        this.line = line;
    }

    /**
     * Shows it on standard error: in one line that is drawn anew on a terminal, else line by line.
     *
     * @param quiet whether nothing is to be seen
     */
    public static SuiteProgress open(boolean quiet) {
        if (quiet) {
            return new SuiteProgress(ProgressLine.off());
        }
        return new SuiteProgress(
                StandardStream.ERR.isRedrawable()
                        ? ProgressLine.redrawn(System.err, StandardStream.ERR.columns())
                        : ProgressLine.plain(System.err));
    }

    @Override
    public void round(Progress progress) {
        line.step(text(progress));
    }

    static String text(Progress progress) {
        return "%-8s  round %s of %s   %s done   %s slow so far   about %s left"
                .formatted(
                        progress.phase(),
                        QuantityText.count(progress.round()),
                        QuantityText.count(progress.rounds()),
                        QuantityText.counted(progress.pairsDone(), "pair"),
                        QuantityText.count(progress.slow()),
                        QuantityText.duration(progress.leftNs()));
    }

    @Override
    public void hostLost(String host, String reason) {
        line.remark("lost " + reason);
    }

    @Override
    public void close() {
        line.close();
    }
}
