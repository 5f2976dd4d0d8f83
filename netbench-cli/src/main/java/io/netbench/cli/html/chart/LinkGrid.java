package io.netbench.cli.html.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Links by their sources, down, and their sinks, across. Of more than fit, some that follow each other share a row or column. */
public final class LinkGrid {

    /** More rows or columns than that are too small to be seen. */
    private static final int MOST = 96;

    /** Of what is no grid there is room for more. */
    private static final int MOST_OF_A_STRIP = 4096;

    private final int sources;
    private final int sinks;
    private final List<String> rows;
    private final List<String> columns;
    private final int rowSize;
    private final int columnSize;
    private final int[][] cells;

    private LinkGrid(List<String> sources, List<String> sinks, int[] rowOf, int[] columnOf) {
        this.sources = sources.size();
        this.sinks = sinks.size();
        int most = Math.min(sources.size(), sinks.size()) == 1 ? MOST_OF_A_STRIP : MOST;
        rowSize = (sources.size() + most - 1) / most;
        columnSize = (sinks.size() + most - 1) / most;
        rows = folded(sources, rowSize);
        columns = folded(sinks, columnSize);
        cells = new int[rows.size() * columns.size()][];
        int[] sizes = new int[cells.length];
        for (int link = 0; link < rowOf.length; link++) {
            sizes[cell(rowOf[link], columnOf[link])]++;
        }
        Arrays.setAll(cells, cell -> new int[sizes[cell]]);
        for (int link = rowOf.length - 1; link >= 0; link--) {
            int cell = cell(rowOf[link], columnOf[link]);
            cells[cell][--sizes[cell]] = link;
        }
    }

    /**
     * That of some links, in the order in which they first name an end.
     *
     * @param sources of all links
     * @param sinks of all links, in the same order
     */
    public static LinkGrid of(List<String> sources, List<String> sinks) {
        return of(sources, sinks, List.of());
    }

    /**
     * The same where ends have an order of their own.
     *
     * @param order of ends that are both sources and sinks; others follow
     */
    public static LinkGrid of(List<String> sources, List<String> sinks, List<String> order) {
        Map<String, Integer> rows = numbers(order, sources);
        Map<String, Integer> columns = numbers(order, sinks);
        return new LinkGrid(
                List.copyOf(rows.keySet()),
                List.copyOf(columns.keySet()),
                sources.stream().mapToInt(rows::get).toArray(),
                sinks.stream().mapToInt(columns::get).toArray());
    }

    private static Map<String, Integer> numbers(List<String> order, List<String> ends) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        order.forEach(end -> numbers.putIfAbsent(end, numbers.size()));
        ends.forEach(end -> numbers.putIfAbsent(end, numbers.size()));
        return numbers;
    }

    private static List<String> folded(List<String> names, int size) {
        if (size == 1) {
            return names;
        }
        List<String> folded = new ArrayList<>();
        for (int from = 0; from < names.size(); from += size) {
            int to = Math.min(names.size(), from + size) - 1;
            folded.add(from == to ? names.get(from) : names.get(from) + " \u2013 " + names.get(to));
        }
        return folded;
    }

    private int cell(int source, int sink) {
        return source / rowSize * columns.size() + sink / columnSize;
    }

    /** Their number, however many share a row. */
    int sources() {
        return sources;
    }

    /** Their number, however many share a column. */
    int sinks() {
        return sinks;
    }

    public List<String> rows() {
        return rows;
    }

    public List<String> columns() {
        return columns;
    }

    /** Whether it is no grid, but a row or a column: all links have one end in common. */
    public boolean isStrip() {
        return rows.size() == 1 || columns.size() == 1;
    }

    /** Whether a cell may stand for several links. */
    public boolean isFolded() {
        return rowSize > 1 || columnSize > 1;
    }

    /** The links of a cell, by their number; none where there is none. */
    public int[] at(int row, int column) {
        return cells[row * columns.size() + column].clone();
    }

    /** For scripts: the one link of each cell, row by row; -1 where there is none, or are several. */
    public int[] links() {
        return Arrays.stream(cells)
                .mapToInt(cell -> cell.length == 1 ? cell[0] : -1)
                .toArray();
    }
}
