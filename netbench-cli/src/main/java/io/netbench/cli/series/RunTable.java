package io.netbench.cli.series;

import io.netbench.analysis.sweep.LoadFigures;
import io.netbench.cli.report.RateUnits;
import io.netbench.cli.report.Rates;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.cli.terminal.TextTable;
import io.netbench.result.Verdict;
import io.netbench.suite.RunRecord;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Phases that are one run each, load by load. */
final class RunTable {

    private static final String UNKNOWN = "-";

    /** Beside rates. */
    private static final int FIGURES = 3;

    private RunTable() {}

    static List<String> lines(List<RunRecord> records, RateUnits units, Screen screen) {
        Rates rates = Rates.of(
                records.stream()
                        .flatMap(record -> record.figures().stream())
                        .map(RunTable::goodput)
                        .toList(),
                null,
                units);
        TextTable table = new TextTable().left("run").left("load");
        rates.headings(table, "");
        table.right("lat p50").right("lat p99").right("retr").left("");
        for (RunRecord record : records) {
            String name = record.run().name();
            if (record.figures().isEmpty()) {
                List<String> cells = new ArrayList<>(List.of(name, ""));
                cells.addAll(Collections.nCopies(rates.columns() + FIGURES, ""));
                cells.add(word(record));
                table.row(Style.PLAIN, cells, "");
            }
            for (LoadFigures figures : record.figures()) {
                boolean isFirst = figures.equals(record.figures().get(0));
                List<String> cells = new ArrayList<>(List.of(isFirst ? name : "", figures.load()));
                rates.cells(cells, goodput(figures));
                cells.add(time(figures.p50Ns()));
                cells.add(time(figures.p99Ns()));
                cells.add(
                        figures.retransmits().isPresent()
                                ? QuantityText.count(figures.retransmits().getAsLong())
                                : UNKNOWN);
                cells.add(isFirst ? word(record) : "");
                table.row(Style.PLAIN, cells, "");
            }
        }
        return table.lines("", screen);
    }

    private static Double goodput(LoadFigures figures) {
        return figures.bytesPerS().isPresent() ? figures.bytesPerS().getAsDouble() : null;
    }

    private static String word(RunRecord record) {
        return record.verdict()
                .map(Verdict::outcome)
                .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
                .orElse("skipped");
    }

    private static String time(OptionalLong ns) {
        return ns.isPresent() ? QuantityText.duration(ns.getAsLong()) : UNKNOWN;
    }
}
