package io.netbench.cli.doctor;

import io.netbench.cli.terminal.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Rows of cells under each other, each column as wide as its widest cell; the last one is never padded, and goes on below
 * itself where it is too long for a line.
 */
final class FactColumns {

    private static final String GAP = "   ";

    private final List<List<String>> rows = new ArrayList<>();

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /**
     * The rows, indented by a blank.
     *
     * @param width columns that lines may have; a word or a cell that is longer by itself is not broken
     */
    List<String> lines(int width) {
        return rows.stream().flatMap(row -> lines(row, width)).toList();
    }

    private Stream<String> lines(List<String> row, int width) {
        StringBuilder line = new StringBuilder(" ");
        int last = row.size() - 1;
        for (int column = 0; column < last; column++) {
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(width(column) - cell.length())).append(GAP);
        }
        return Paragraph.ofWords(line.toString(), row.get(last), width).stream().map(String::stripTrailing);
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
