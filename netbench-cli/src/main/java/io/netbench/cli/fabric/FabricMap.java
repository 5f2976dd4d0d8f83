package io.netbench.cli.fabric;

import io.netbench.analysis.fabric.PairMeasurements;
import io.netbench.cli.terminal.RateUnit;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.cli.terminal.TextTable;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The pairs of a fabric, sources down and sinks across: as rates where a screen is wide enough, as shares of what is usual
 * where it is only for these, and else its hosts with their worst pairs.
 */
final class FabricMap {

    /** What is usual is what the better pairs reach, so that many bad ones don't make it their own. */
    private static final double USUAL = 0.75;

    private static final double SLOW = 0.8;
    private static final int WORST_SHOWN = 20;

    private final List<String> names;
    private final PairMeasurements pairs;
    private final Screen screen;
    private final double usual;
    private final double most;

    FabricMap(List<String> names, PairMeasurements pairs, Screen screen) {
        this.names = names;
        this.pairs = pairs;
        this.screen = screen;
        double[] known = known(IntStream.range(0, pairs.size()));
        usual = known.length == 0 ? Double.NaN : known[(int) (USUAL * (known.length - 1))];
        most = known.length == 0 ? 0 : known[known.length - 1];
    }

    List<String> lines() {
        if (Double.isNaN(usual)) {
            return List.of("No pair was measured.");
        }
        RateUnit unit = RateUnit.of(most);
        TextTable rates = table(pair -> unit.shortBits(pairs.goodput(pair)));
        if (rates.fits(screen)) {
            return lines(rates, unit.bitsName());
        }
        TextTable shares = table(pair -> Long.toString(Math.round(100 * pairs.goodput(pair) / usual)));
        return shares.fits(screen) ? lines(shares, "% of the usual " + QuantityText.bitRate(usual)) : hosts(unit);
    }

    private List<String> lines(TextTable table, String what) {
        List<String> lines = new ArrayList<>();
        lines.add("goodput of each pair, %s: source down, sink across%s".formatted(what, legend()));
        lines.addAll(table.lines("", screen));
        return lines;
    }

    private String legend() {
        return slow(IntStream.range(0, pairs.size())) == 0
                ? ""
                : "; * is under %s of the usual %s".formatted(QuantityText.percent(SLOW), QuantityText.bitRate(usual));
    }

    private interface Cell {
        String of(int pair);
    }

    private TextTable table(Cell cell) {
        TextTable table = new TextTable().left("");
        names.forEach(table::right);
        for (int source = 0; source < names.size(); source++) {
            List<String> row = new ArrayList<>(List.of(names.get(source)));
            for (int sink = 0; sink < names.size(); sink++) {
                row.add(cell(source, sink, cell));
            }
            table.row(Style.PLAIN, row, "");
        }
        return table;
    }

    /** Each ends with a place for its mark, so that digits stand below digits. */
    private String cell(int source, int sink, Cell cell) {
        if (source == sink) {
            return "\\ ";
        }
        int pair = pairs.indexOf(source, sink);
        if (pair < 0) {
            return ". ";
        }
        return Double.isNaN(pairs.goodput(pair)) ? "? " : cell.of(pair) + (isSlow(pair) ? "*" : " ");
    }

    private boolean isSlow(int pair) {
        return pairs.goodput(pair) < SLOW * usual;
    }

    private long slow(IntStream some) {
        return some.filter(this::isSlow).count();
    }

    /** What is left of a map that is too wide. */
    private List<String> hosts(RateUnit unit) {
        TextTable hosts = new TextTable()
                .left("host")
                .right("sends, " + unit.bitsName())
                .right("slow")
                .right("receives")
                .right("slow");
        Integer[] order = IntStream.range(0, names.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(host -> Math.min(median(row(host)), median(column(host)))));
        for (int k = 0; k < Math.min(WORST_SHOWN, order.length); k++) {
            int host = order[k];
            hosts.row(
                    Style.PLAIN,
                    List.of(
                            names.get(host),
                            unit.shortBits(median(row(host))),
                            Long.toString(slow(row(host))),
                            unit.shortBits(median(column(host))),
                            Long.toString(slow(column(host)))),
                    "");
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                "the map of %s is too wide for %d columns; medians of the %d slowest hosts, and their pairs under %s of the usual %s"
                        .formatted(
                                QuantityText.counted(names.size(), "host"),
                                screen.width(),
                                Math.min(WORST_SHOWN, order.length),
                                QuantityText.percent(SLOW),
                                QuantityText.bitRate(usual)));
        lines.addAll(hosts.lines("", screen));
        return lines;
    }

    private IntStream row(int host) {
        return IntStream.range(0, pairs.size()).filter(pair -> pairs.source(pair) == host);
    }

    private IntStream column(int host) {
        return IntStream.range(0, pairs.size()).filter(pair -> pairs.sink(pair) == host);
    }

    private double median(IntStream some) {
        double[] known = known(some);
        return known.length == 0 ? 0 : known[known.length / 2];
    }

    private double[] known(IntStream some) {
        return some.mapToDouble(pairs::goodput)
                .filter(rate -> !Double.isNaN(rate))
                .sorted()
                .toArray();
    }
}
