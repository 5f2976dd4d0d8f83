package io.netbench.cli.series;

import io.netbench.analysis.sweep.LoadFigures;
import io.netbench.cli.terminal.RateUnit;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.cli.terminal.TextTable;
import io.netbench.result.Verdict;
import io.netbench.suite.RunRecord;
import io.netbench.text.QuantityText;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Phases that are one run each, load by load. */
final class RunTable {

    private static final String UNKNOWN = "-";

    private RunTable() {}

    static List<String> lines(List<RunRecord> records, Screen screen) {
        double most = records.stream()
                .flatMap(record -> record.figures().stream())
                .mapToDouble(figures -> figures.bytesPerS().orElse(0))
                .max()
                .orElse(0);
        RateUnit unit = RateUnit.of(most);
        TextTable table = new TextTable()
                .left("run")
                .left("load")
                .right(unit.bitsName())
                .right(unit.bytesName())
                .right("lat p50")
                .right("lat p99")
                .right("retr")
                .left("");
        for (RunRecord record : records) {
            String name = record.run().name();
            if (record.figures().isEmpty()) {
                table.row(Style.PLAIN, List.of(name, "", "", "", "", "", "", word(record)), "");
            }
            for (LoadFigures figures : record.figures()) {
                boolean isFirst = figures.equals(record.figures().get(0));
                boolean isKnown = figures.bytesPerS().isPresent();
                table.row(
                        Style.PLAIN,
                        List.of(
                                isFirst ? name : "",
                                figures.load(),
                                isKnown ? unit.bits(figures.bytesPerS().getAsDouble()) : UNKNOWN,
                                isKnown ? unit.bytes(figures.bytesPerS().getAsDouble()) : UNKNOWN,
                                time(figures.p50Ns()),
                                time(figures.p99Ns()),
                                figures.retransmits().isPresent()
                                        ? QuantityText.count(
                                                figures.retransmits().getAsLong())
                                        : UNKNOWN,
                                isFirst ? word(record) : ""),
                        "");
            }
        }
        return table.lines("", screen);
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
