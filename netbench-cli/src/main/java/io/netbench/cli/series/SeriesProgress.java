package io.netbench.cli.series;

import io.netbench.analysis.sweep.LoadFigures;
import io.netbench.cli.options.LiveMode;
import io.netbench.cli.progress.ProgressLine;
import io.netbench.cli.terminal.StandardStream;
import io.netbench.suite.PlannedRun;
import io.netbench.suite.RunRecord;
import io.netbench.suite.SeriesListener;
import io.netbench.text.QuantityText;
import java.util.stream.Collectors;

/** Shows on standard error how a series goes on: the run that is on, and what the last one gave. */
final class SeriesProgress implements SeriesListener, AutoCloseable {

    private final ProgressLine line;
    private String last = "";

    private SeriesProgress(ProgressLine line) {
        this.line = line;
    }

    static SeriesProgress open(LiveMode mode) {
        if (mode == LiveMode.OFF) {
            return new SeriesProgress(ProgressLine.off());
        }
        return new SeriesProgress(
                mode != LiveMode.LINE && StandardStream.ERR.isRedrawable()
                        ? ProgressLine.redrawn(System.err, StandardStream.ERR.columns())
                        : ProgressLine.plain(System.err));
    }

    @Override
    public void begins(PlannedRun run, int number, int of, long leftNs) {
        line.step("run %s of %s   %s   about %s left%s"
                .formatted(
                        QuantityText.count(number),
                        QuantityText.count(of),
                        run.name(),
                        QuantityText.duration(leftNs),
                        last));
    }

    @Override
    public void ended(RunRecord run) {
        last = "   last "
                + run.figures().stream()
                        .filter(figures -> figures.bytesPerS().isPresent())
                        .map(SeriesProgress::goodput)
                        .collect(Collectors.joining(", "));
        last = last.equals("   last ") ? "" : last;
    }

    private static String goodput(LoadFigures figures) {
        return QuantityText.bitRate(figures.bytesPerS().getAsDouble());
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
