package io.netbench.cli.series;

import io.netbench.analysis.contention.Contention;
import io.netbench.analysis.contention.LoadLoss;
import io.netbench.cli.report.LinkNames;
import io.netbench.cli.report.RateUnits;
import io.netbench.cli.report.Rates;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.cli.terminal.TextTable;
import io.netbench.plan.Load;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What each load had alone and beside the others: one table where it fits the screen, else goodput and latency apart. */
final class LossTables {

    private static final String UNKNOWN = "-";

    /** A name of which less is left tells nothing: rather two tables. */
    private static final int LEAST_NAME = 24;

    /** What a table has beside names. */
    private enum Part {
        GOODPUT,
        LATENCY,
        BOTH
    }

    private final Contention contention;
    private final RateUnits units;
    private final Rates rates;

    private LossTables(Contention contention, RateUnits units) {
        this.contention = contention;
        this.units = units;
        rates = Rates.of(
                contention.losses().stream()
                        .flatMap(loss -> Stream.of(loss.aloneBytesPerS(), loss.togetherBytesPerS()))
                        .map(LossTables::known)
                        .toList(),
                null,
                units);
    }

    static LossTables of(Contention contention, RateUnits units) {
        return new LossTables(contention, units);
    }

    List<String> lines(Screen screen) {
        boolean isOne = table(Part.BOTH, LEAST_NAME, screen).fits(screen);
        List<String> lines = new ArrayList<>();
        lines.add("goodput" + (units == RateUnits.BOTH ? "" : " in " + rates.name())
                + ", each load alone and beside the others");
        lines.addAll(fitted(isOne ? Part.BOTH : Part.GOODPUT, screen));
        if (contention.fairness().isPresent()) {
            lines.add(" fairness %s (Jain, of the parts that were kept)"
                    .formatted(QuantityText.fixed(contention.fairness().getAsDouble(), 3)));
        }
        if (!isOne) {
            lines.add("");
            lines.add("latency, each load alone and beside the others");
            lines.addAll(fitted(Part.LATENCY, screen));
        }
        return lines;
    }

    private List<String> fitted(Part part, Screen screen) {
        int columns = LinkNames.columns(
                Load.MAX_NAME, most -> table(part, most, screen).fits(screen));
        return table(part, columns, screen).lines("", screen);
    }

    private TextTable table(Part part, int columnsOfNames, Screen screen) {
        TextTable table = new TextTable().left("load");
        if (part != Part.LATENCY) {
            heading(table, "alone");
            heading(table, "together");
            table.right("kept");
        }
        if (part != Part.GOODPUT) {
            List.of("p50 alone", "together", "times", "p99 alone", "together", "times")
                    .forEach(table::right);
        }
        for (LoadLoss loss : contention.losses()) {
            List<String> cells = new ArrayList<>();
            cells.add(LinkNames.fitted(loss.load(), columnsOfNames, screen));
            if (part != Part.LATENCY) {
                rates.cells(cells, known(loss.aloneBytesPerS()));
                rates.cells(cells, known(loss.togetherBytesPerS()));
                cells.add(
                        loss.kept().isPresent()
                                ? QuantityText.percent(loss.kept().getAsDouble())
                                : UNKNOWN);
            }
            if (part != Part.GOODPUT) {
                cells.add(time(loss.aloneP50Ns()));
                cells.add(time(loss.togetherP50Ns()));
                cells.add(times(loss.timesP50()));
                cells.add(time(loss.aloneP99Ns()));
                cells.add(time(loss.togetherP99Ns()));
                cells.add(times(loss.timesP99()));
            }
            table.row(Style.PLAIN, cells, "");
        }
        return table;
    }

    /** The unit stands above the table, unless there are two. */
    private void heading(TextTable table, String what) {
        if (units == RateUnits.BOTH) {
            rates.headings(table, what + " ");
        } else {
            table.right(what);
        }
    }

    private static Double known(OptionalDouble bytesPerS) {
        return bytesPerS.isPresent() ? bytesPerS.getAsDouble() : null;
    }

    private static String time(OptionalLong ns) {
        return ns.isPresent() ? QuantityText.duration(ns.getAsLong()) : UNKNOWN;
    }

    private static String times(OptionalDouble ratio) {
        return ratio.isPresent() ? QuantityText.digits(ratio.getAsDouble()) : UNKNOWN;
    }
}
