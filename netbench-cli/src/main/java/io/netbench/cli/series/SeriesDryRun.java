package io.netbench.cli.series;

import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.cli.terminal.TextTable;
import io.netbench.suite.PlannedRun;
import io.netbench.suite.SeriesOrder;
import io.netbench.suite.SeriesPhase;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;

/** What a series would do: every run in its order, with its time and bytes. */
public final class SeriesDryRun {

    private SeriesDryRun() {}

    public static List<String> lines(SeriesOrder order, Screen screen) {
        List<String> lines = new ArrayList<>(List.of(SeriesWords.estimate(order)));
        for (SeriesPhase phase : order.phases()) {
            String varied = SeriesWords.sweep(phase);
            lines.add("");
            lines.add(phase.name() + (varied.isEmpty() ? "" : "   " + varied));
            TextTable table = new TextTable()
                    .right("")
                    .left("run")
                    .right("links")
                    .right("time")
                    .right("bytes");
            int number = 1;
            for (PlannedRun run : phase.runs()) {
                table.row(
                        Style.PLAIN,
                        List.of(
                                Integer.toString(number++),
                                run.name(),
                                Integer.toString(run.plan().links().size()),
                                run.plan().windowNs().isPresent()
                                        ? SeriesWords.time(run.estimatedNs() / 1e9)
                                        : "as long as it takes",
                                run.estimatedBytes().map(QuantityText::size).orElse("as many as it takes")),
                        "");
            }
            lines.addAll(table.lines("", screen));
        }
        return lines;
    }
}
