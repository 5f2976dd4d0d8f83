package io.netbench.cli.fabric;

import io.netbench.analysis.fabric.PairMeasurements;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.cli.terminal.TextTable;
import io.netbench.text.HostNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The pairs between groups of hosts: those that somebody named, else hosts that follow one another, as many as fit. */
final class GroupMap {

    private static final int MOST_GROUPS = 32;
    private static final int MOST_RANGES = 2;

    private final List<String> names;
    private final List<String> groups;
    private final PairMeasurements pairs;
    private final double usual;
    private final double slow;

    /**
     * Takes what was measured.
     *
     * @param groups of the hosts, by their number; null for one that is in none
     * @param usual rate in bytes/s
     * @param slow the share of it under which a pair is slow
     */
    GroupMap(List<String> names, List<String> groups, PairMeasurements pairs, double usual, double slow) {
        this.names = names;
        this.groups = groups;
        this.pairs = pairs;
        this.usual = usual;
        this.slow = slow;
    }

    /** With as many groups as fit; empty where not even two do. */
    Optional<TextTable> table(Screen screen) {
        Map<String, List<Integer>> named = named();
        if (named.size() > 1 && named.size() <= MOST_GROUPS) {
            TextTable table = table(List.copyOf(named.keySet()), groupOf(List.copyOf(named.values())));
            if (table.fits(screen)) {
                return Optional.of(table);
            }
        }
        for (int count = Math.min(MOST_GROUPS, names.size() / 2); count > 1; count--) {
            List<List<Integer>> parts = parts(count);
            List<String> labels = parts.stream()
                    .map(part -> HostNames.fold(part.stream().map(names::get).toList(), MOST_RANGES))
                    .toList();
            TextTable table = table(labels, groupOf(parts));
            if (table.fits(screen)) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }

    private Map<String, List<Integer>> named() {
        Map<String, List<Integer>> named = new LinkedHashMap<>();
        for (int host = 0; host < names.size(); host++) {
            String group = host < groups.size() ? groups.get(host) : null;
            named.computeIfAbsent(group == null ? "other" : group, name -> new ArrayList<>())
                    .add(host);
        }
        return named;
    }

    private List<List<Integer>> parts(int count) {
        int size = (names.size() + count - 1) / count;
        List<List<Integer>> parts = new ArrayList<>();
        for (int from = 0; from < names.size(); from += size) {
            parts.add(IntStream.range(from, Math.min(names.size(), from + size))
                    .boxed()
                    .toList());
        }
        return parts;
    }

    private int[] groupOf(List<List<Integer>> parts) {
        int[] groupOf = new int[names.size()];
        for (int group = 0; group < parts.size(); group++) {
            for (int host : parts.get(group)) {
                groupOf[host] = group;
            }
        }
        return groupOf;
    }

    private TextTable table(List<String> labels, int[] groupOf) {
        int count = labels.size();
        double[][] rates = rates(count, groupOf);
        TextTable table = new TextTable().left("");
        labels.forEach(table::right);
        for (int from = 0; from < count; from++) {
            List<String> row = new ArrayList<>(List.of(labels.get(from)));
            for (int to = 0; to < count; to++) {
                row.add(cell(rates[from * count + to]));
            }
            table.row(Style.PLAIN, row, "");
        }
        return table;
    }

    private double[][] rates(int count, int[] groupOf) {
        int[] sizes = new int[count * count];
        for (int pair = 0; pair < pairs.size(); pair++) {
            sizes[block(pair, count, groupOf)] += isKnown(pair) ? 1 : 0;
        }
        double[][] rates = new double[sizes.length][];
        Arrays.setAll(rates, block -> new double[sizes[block]]);
        for (int pair = 0; pair < pairs.size(); pair++) {
            int block = block(pair, count, groupOf);
            if (isKnown(pair)) {
                rates[block][--sizes[block]] = pairs.goodput(pair);
            }
        }
        return rates;
    }

    private int block(int pair, int count, int[] groupOf) {
        return groupOf[pairs.source(pair)] * count + groupOf[pairs.sink(pair)];
    }

    private boolean isKnown(int pair) {
        return !Double.isNaN(pairs.goodput(pair));
    }

    private String cell(double[] rates) {
        if (rates.length == 0) {
            return ". ";
        }
        Arrays.sort(rates);
        double median = rates[rates.length / 2];
        String mark = median < slow * usual ? "*" : rates[0] < slow * usual ? "!" : " ";
        return Math.round(100 * median / usual) + mark;
    }
}
