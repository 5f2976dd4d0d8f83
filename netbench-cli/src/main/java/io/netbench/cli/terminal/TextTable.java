package io.netbench.cli.terminal;

import io.netbench.text.PlainText;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of text with aligned columns. A row may end with a remark, which starts at a column but has no width of its
 * own.
 */
public final class TextTable {

    private static final String GAP = "  ";

    private enum Align {
        LEFT,
        RIGHT
    }

    private record Row(List<String> cells, String remark, Style style) {}

    private final List<String> headings = new ArrayList<>();
    private final List<Align> alignment = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();

    public TextTable left(String heading) {
        return heading(heading, Align.LEFT);
    }

    public TextTable right(String heading) {
        return heading(heading, Align.RIGHT);
    }

    private TextTable heading(String heading, Align align) {
        headings.add(PlainText.of(heading));
        alignment.add(align);
        widen(headings.size() - 1, headings.get(headings.size() - 1));
        return this;
    }

    /** Adds a row; what is missing at its end is empty. Whatever others wrote into a cell is no sequence of styles. */
    public void row(Style style, List<String> cells, String remark) {
        Row row = new Row(cells.stream().map(PlainText::of).toList(), PlainText.of(remark), style);
        rows.add(row);
        for (int column = 0; column < row.cells.size(); column++) {
            widen(column, row.cells.get(column));
        }
    }

    private void widen(int column, String cell) {
        while (widths.size() <= column) {
            widths.add(0);
        }
        widths.set(column, Math.max(widths.get(column), TextWidth.of(cell)));
    }

    /** Columns that the table takes, without remarks. */
    public int width() {
        int width = 1;
        for (int column = 0; column < headings.size(); column++) {
            width += widths.get(column) + GAP.length();
        }
        return width;
    }

    /** Whether its lines are no longer than those of the screen, with remarks other than the heading's. */
    public boolean fits(Screen screen) {
        int remark =
                rows.stream().mapToInt(row -> TextWidth.of(row.remark)).max().orElse(0);
        return width() + (remark == 0 ? -GAP.length() : remark) <= screen.width();
    }

    /** The table's lines: the headings with a remark of their own, and the rows. */
    public List<String> lines(String headingRemark, Screen screen) {
        List<String> lines = new ArrayList<>();
        lines.add(line(new Row(headings, headingRemark, Style.FAINT), screen));
        rows.forEach(row -> lines.add(line(row, screen)));
        return lines;
    }

    private String line(Row row, Screen screen) {
        StringBuilder line = new StringBuilder(" ");
        for (int column = 0; column < headings.size(); column++) {
            String cell = column < row.cells.size() ? row.cells.get(column) : "";
            String padding = TextWidth.padding(cell, widths.get(column));
            line.append(alignment.get(column) == Align.LEFT ? cell + padding : padding + cell)
                    .append(GAP);
        }
        return screen.styled(row.style, line.append(row.remark).toString().stripTrailing());
    }
}
