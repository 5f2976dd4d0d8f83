package io.netbench.cli.series;

import io.netbench.analysis.sweep.LoadFigures;
import io.netbench.analysis.sweep.Repeats;
import io.netbench.cli.report.RateUnits;
import io.netbench.cli.report.Rates;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.cli.terminal.TextTable;
import io.netbench.report.CurveAxis;
import io.netbench.suite.RunRecord;
import io.netbench.suite.SeriesPhase;
import io.netbench.suite.sweep.SweepAxis;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * The points of a sweep as a table with a bar of goodput in each row, all on one scale from 0: a chart that any terminal
 * shows. With two things that vary there is a part for each value of one of them.
 */
final class SweepTable {

    private static final int MOST_BARS = 40;
    private static final int FEWEST_BARS = 8;
    private static final String UNKNOWN = "-";

    private final SeriesPhase phase;
    private final List<RunRecord> records;
    private final Screen screen;
    private final double most;
    private final Rates rates;

    SweepTable(SeriesPhase phase, List<RunRecord> records, RateUnits units, Screen screen) {
        this.phase = phase;
        this.records = records.stream().filter(RunRecord::isWhole).toList();
        this.screen = screen;
        List<Double> goodputs = this.records.stream()
                .flatMap(record -> record.of(phase.sweptLoad()).stream())
                .map(figures -> figures.bytesPerS().orElse(0))
                .toList();
        most = goodputs.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        rates = Rates.of(goodputs, null, units);
    }

    List<String> lines() {
        List<SweepAxis> axes = phase.sweep().axes();
        if (axes.size() < 2) {
            return part(axes.isEmpty() ? -1 : 0, record -> true);
        }
        int down = axes.indexOf(CurveAxis.of(axes, phase.fanIn()));
        int beside = 1 - down;
        List<String> lines = new ArrayList<>();
        for (String value : axes.get(beside).values()) {
            lines.add(axes.get(beside).name() + " " + value);
            lines.addAll(part(down, record -> value(record, beside).equals(value)));
        }
        return lines;
    }

    private List<String> part(int axis, Predicate<RunRecord> which) {
        boolean hasRepeats = phase.sweep().repeats() > 1;
        TextTable table = new TextTable()
                .right(axis < 0 ? "" : phase.sweep().axes().get(axis).name());
        rates.headings(table, "");
        if (hasRepeats) {
            table.right("lowest").right("highest");
        }
        table.right("lat p99").right("retr").right("time-outs").right("stalls");
        List<String> values =
                axis < 0 ? List.of("all") : phase.sweep().axes().get(axis).values();
        List<Repeats> points = new ArrayList<>();
        for (String value : values) {
            Repeats repeats = new Repeats(records.stream()
                    .filter(which)
                    .filter(record -> axis < 0 || value(record, axis).equals(value))
                    .flatMap(record -> record.of(phase.sweptLoad()).stream())
                    .toList());
            points.add(repeats);
            table.row(Style.PLAIN, cells(value, repeats, hasRepeats), "");
        }
        int bars = Math.min(MOST_BARS, screen.width() - table.width());
        List<String> lines = new ArrayList<>();
        List<String> rows = table.lines("", screen);
        lines.add(rows.get(0));
        for (int row = 0; row < points.size(); row++) {
            OptionalDouble goodput = points.get(row).bytesPerS();
            String bar = bars < FEWEST_BARS || goodput.isEmpty() || most == 0
                    ? ""
                    : (screen.unicode() ? "\u2588" : "#").repeat((int) Math.round(bars * goodput.getAsDouble() / most));
            String padded = rows.get(row + 1)
                    + " ".repeat(Math.max(0, table.width() - rows.get(row + 1).length()));
            lines.add((padded + bar).stripTrailing());
        }
        return lines;
    }

    private List<String> cells(String value, Repeats repeats, boolean hasRepeats) {
        List<String> cells = new ArrayList<>(List.of(value));
        boolean isKnown = repeats.bytesPerS().isPresent();
        rates.cells(cells, isKnown ? repeats.bytesPerS().getAsDouble() : null);
        if (hasRepeats) {
            cells.add(isKnown ? rates.figure(repeats.leastBytesPerS()) : UNKNOWN);
            cells.add(isKnown ? rates.figure(repeats.mostBytesPerS()) : UNKNOWN);
        }
        OptionalDouble p99 = repeats.median(LoadFigures::p99Ns);
        cells.add(p99.isPresent() ? QuantityText.duration(p99.getAsDouble()) : UNKNOWN);
        cells.add(count(repeats.median(LoadFigures::retransmits)));
        cells.add(count(repeats.median(LoadFigures::timeouts)));
        cells.add(count(repeats.median(LoadFigures::stalls)));
        return cells;
    }

    private static String count(OptionalDouble count) {
        return count.isEmpty() ? UNKNOWN : QuantityText.digits(count.getAsDouble());
    }

    private static String value(RunRecord record, int axis) {
        return record.run().visit().point().values().get(axis);
    }
}
