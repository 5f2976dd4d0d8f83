package io.netbench.cli.live;

import io.netbench.cli.terminal.TextWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A table with a heading, whose columns have the widths that they were given. A column of no width is left out.
 *
 * @param <T> what a row shows
 */
final class FittedColumns<T> {

    private record Column<T>(String heading, int width, boolean right, Function<T, String> cell) {}

    private final Glyphs glyphs;
    private final List<Column<T>> columns = new ArrayList<>();

    FittedColumns(Glyphs glyphs) {
        this.glyphs = glyphs;
    }

    FittedColumns<T> left(String heading, int width, Function<T, String> cell) {
        return add(new Column<>(heading, width, false, cell));
    }

    FittedColumns<T> right(String heading, int width, Function<T, String> cell) {
        return add(new Column<>(heading, width, true, cell));
    }

    private FittedColumns<T> add(Column<T> column) {
        if (column.width > 0) {
            columns.add(column);
        }
        return this;
    }

    String heading() {
        return line(Column::heading);
    }

    String row(T row) {
        return line(column -> column.cell.apply(row));
    }

    private String line(Function<Column<T>, String> text) {
        StringBuilder line = new StringBuilder();
        for (Column<T> column : columns) {
            String cell = glyphs.fitted(text.apply(column), column.width);
            String padding = " ".repeat(Math.max(0, column.width - TextWidth.of(cell)));
            line.append(line.length() == 0 ? "" : " ").append(column.right ? padding + cell : cell + padding);
        }
        return line.toString().stripTrailing();
    }
}
