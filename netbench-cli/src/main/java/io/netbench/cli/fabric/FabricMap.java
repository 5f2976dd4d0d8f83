package io.netbench.cli.fabric;

import io.netbench.analysis.fabric.PairMeasurements;
import io.netbench.cli.terminal.RateUnit;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.cli.terminal.TextTable;
import io.netbench.report.UsualPairs;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The pairs of a fabric, sources down and sinks across: as rates where a screen is wide enough, as shares of what is usual
 * where it is only for these, and else by groups of hosts, with the worst of them.
 */
final class FabricMap {

    private static final int WORST_SHOWN = 20;

    /** More rows than that nobody reads. */
    private static final int MOST_HOSTS = 64;

    private final List<String> names;
    private final PairMeasurements pairs;
    private final Screen screen;
    private final UsualPairs usual;

    private final List<String> groups;

    /** @param groups of the hosts, by their number; null for one that is in none */
    FabricMap(List<String> names, List<String> groups, PairMeasurements pairs, Screen screen) {
        this.names = names;
        this.groups = groups;
        this.pairs = pairs;
        this.screen = screen;
        usual = UsualPairs.of(pairs);
    }

    List<String> lines() {
        if (!usual.isKnown()) {
            return List.of("No pair was measured.");
        }
        RateUnit unit = RateUnit.of(usual.mostBytesPerS());
        if (names.size() > MOST_HOSTS) {
            return groups(unit);
        }
        TextTable rates = table(pair -> unit.shortBits(pairs.goodput(pair)));
        if (rates.fits(screen)) {
            return lines(rates, unit.bitsName());
        }
        TextTable shares = table(pair -> Long.toString(Math.round(100 * pairs.goodput(pair) / usual.bytesPerS())));
        return shares.fits(screen)
                ? lines(shares, "% of the usual " + QuantityText.bitRate(usual.bytesPerS()))
                : groups(unit);
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
                : "; * is under %s of the usual %s"
                        .formatted(QuantityText.percent(UsualPairs.SLOW), QuantityText.bitRate(usual.bytesPerS()));
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
        return usual.isSlow(pairs.goodput(pair));
    }

    private long slow(IntStream some) {
        return some.filter(this::isSlow).count();
    }

    /** A map of groups, and the hosts that are worst. */
    private List<String> groups(RateUnit unit) {
        List<String> lines = new ArrayList<>();
        GroupMap map = new GroupMap(names, groups, pairs, usual.bytesPerS(), UsualPairs.SLOW);
        map.table(screen).ifPresent(table -> {
            lines.add("median of the pairs between groups of hosts, %% of the usual %s: sources down, sinks across"
                    .formatted(QuantityText.bitRate(usual.bytesPerS())));
            lines.add("* is under %s of it, ! has single pairs that are"
                    .formatted(QuantityText.percent(UsualPairs.SLOW)));
            lines.addAll(table.lines("", screen));
            lines.add("");
        });
        lines.addAll(hosts(unit));
        return lines;
    }

    private List<String> hosts(RateUnit unit) {
        TextTable hosts = new TextTable()
                .left("host")
                .right("sends, " + unit.bitsName())
                .right("slow")
                .right("receives")
                .right("slow");
        Side[] sends = sides(pairs::source);
        Side[] receives = sides(pairs::sink);
        Integer[] order = IntStream.range(0, names.size()).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(host -> Math.min(sends[host].median, receives[host].median)));
        for (int k = 0; k < Math.min(WORST_SHOWN, order.length); k++) {
            int host = order[k];
            hosts.row(
                    Style.PLAIN,
                    List.of(
                            names.get(host),
                            unit.shortBits(sends[host].median),
                            Long.toString(sends[host].slow),
                            unit.shortBits(receives[host].median),
                            Long.toString(receives[host].slow)),
                    "");
        }
        List<String> lines = new ArrayList<>();
        lines.add("the %d slowest of %s: medians, and their pairs under %s of the usual %s"
                .formatted(
                        Math.min(WORST_SHOWN, order.length),
                        QuantityText.counted(names.size(), "host"),
                        QuantityText.percent(UsualPairs.SLOW),
                        QuantityText.bitRate(usual.bytesPerS())));
        lines.addAll(hosts.lines("", screen));
        return lines;
    }

    /** What each host sends or receives, in one pass over what may be a million pairs. */
    private Side[] sides(IntUnaryOperator hostOf) {
        int[] sizes = new int[names.size()];
        IntStream.range(0, pairs.size()).forEach(pair -> sizes[hostOf.applyAsInt(pair)]++);
        int[][] of = new int[names.size()][];
        Arrays.setAll(of, host -> new int[sizes[host]]);
        IntStream.range(0, pairs.size()).forEach(pair -> {
            int host = hostOf.applyAsInt(pair);
            of[host][--sizes[host]] = pair;
        });
        return Arrays.stream(of)
                .map(some -> new Side(median(IntStream.of(some)), slow(IntStream.of(some))))
                .toArray(Side[]::new);
    }

    private record Side(double median, long slow) {}

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
