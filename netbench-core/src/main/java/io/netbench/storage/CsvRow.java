package io.netbench.storage;

import java.util.List;

/**
 * A row of a table, by the names of its columns.
 *
 * @param columns names of the columns
 * @param cells their texts
 * @param line the row's line in the file, from 1
 * @param file place of the whole
 */
record CsvRow(List<String> columns, List<String> cells, int line, Place file) {

    /** A row whose last cell is all that is left of the line. */
    static CsvRow of(List<String> columns, String line, int number, Place file) {
        List<String> cells = List.of(line.strip().split(",", columns.size()));
        if (cells.size() < columns.size()) {
            throw file.wrong("line %d has %d columns, not %d: it is cut off, or no row of this table"
                    .formatted(number, cells.size(), columns.size()));
        }
        return new CsvRow(columns, cells, number, file);
    }

    Place place(String column) {
        return file.at("line " + line + ", column " + column + ":");
    }

    /** Whether there is such a column with something in it. */
    boolean has(String column) {
        int index = columns.indexOf(column);
        return index >= 0 && !cells.get(index).isBlank();
    }

    String text(String column) {
        if (!has(column)) {
            throw place(column).wrong("is missing");
        }
        return cells.get(columns.indexOf(column)).strip();
    }

    double number(String column) {
        return Figures.number(text(column), place(column));
    }

    Double numberOrNull(String column) {
        return has(column) ? (Double) number(column) : null;
    }

    long count(String column, long most) {
        return Figures.count(text(column), most, place(column));
    }
}
