package io.netbench.cli.html.chart;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.cli.html.markup.Attribute;
import io.netbench.cli.html.markup.Attribute.Name;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import io.netbench.cli.terminal.TextWidth;
import io.netbench.text.PlainText;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** A grid of links as a drawing whose unit is a cell; cells of one grade are one path, so that thousands of them are small. */
final class GridDrawing {

    private static final double WIDTH = 720;
    private static final double SMALLEST = 7;
    private static final double LARGEST = 34;
    private static final double WITH_WORDS = 54;

    /** More columns than that leave no room for a figure in each cell. */
    private static final int FEW = 12;

    private static final double FONT = 11;
    private static final double LETTER = 0.62;
    private static final int LONGEST_LABEL = 18;

    private final LinkGrid grid;
    private final MapView view;
    private final double cell;
    private final double left;
    private final double top;
    private final double font;

    GridDrawing(LinkGrid grid, MapView view) {
        this.grid = grid;
        this.view = view;
        int columns = grid.columns().size();
        boolean hasWords = columns <= FEW;
        cell = hasWords ? WITH_WORDS : Math.max(SMALLEST, Math.min(LARGEST, WIDTH / columns));
        font = FONT / cell;
        left = label(grid.rows()) + 0.3;
        top = hasWords ? 1 : label(grid.columns()) + 0.3;
    }

    private double label(Iterable<String> names) {
        int longest = 0;
        for (String name : names) {
            longest = Math.max(longest, TextWidth.of(fitted(name)));
        }
        return longest * LETTER * font + 0.2;
    }

    private static String fitted(String name) {
        return fitted(name, LONGEST_LABEL);
    }

    private static String fitted(String name, int letters) {
        return TextWidth.fitted(PlainText.spelt(name), letters, "\u2026");
    }

    /** Of several links the median, and of that the grade; none but failed ones are failed. */
    static Grade grade(MapView view, int[] links) {
        if (links.length == 1) {
            return view.grade(links[0]);
        }
        if (links.length > 0 && Arrays.stream(links).allMatch(link -> view.grade(link) == Grade.FAILED)) {
            return Grade.FAILED;
        }
        double[] known = Arrays.stream(links)
                .mapToDouble(view.values())
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return known.length == 0 ? Grade.UNKNOWN : view.steps().of(known[known.length / 2]);
    }

    void write(Html html) {
        double width = left + grid.columns().size();
        double height = top + grid.rows().size();
        html.in(
                Tag.SVG,
                this::drawing,
                cls("grid"),
                Attribute.of(Name.VIEW_BOX, "0 0 " + number(width) + " " + number(height)),
                Attribute.of(Name.WIDTH, Math.round(width * cell)),
                Attribute.of(Name.HEIGHT, Math.round(height * cell)),
                Attribute.of(Name.DATA_V, number(left) + " " + number(top)));
    }

    private void drawing(Html html) {
        Map<Grade, StringBuilder> paths = new EnumMap<>(Grade.class);
        StringBuilder marks = new StringBuilder();
        for (int row = 0; row < grid.rows().size(); row++) {
            for (int column = 0; column < grid.columns().size(); column++) {
                int[] links = grid.at(row, column);
                if (links.length > 0) {
                    Grade grade = grade(view, links);
                    paths.computeIfAbsent(grade, of -> new StringBuilder())
                            .append("M%d %dh1v1h-1z".formatted(column, row));
                    if (links.length > 1 && !grade.isBad() && hasBad(links)) {
                        marks.append("M%s %sh.4v.4h-.4z".formatted(column + ".3", row + ".3"));
                    }
                }
            }
        }
        html.in(
                Tag.G,
                cells -> {
                    paths.forEach((grade, path) -> cells.put(Tag.PATH, cls(grade.css()), Attribute.of(Name.D, path)));
                    if (!marks.isEmpty()) {
                        cells.put(Tag.PATH, cls("mark"), Attribute.of(Name.D, marks));
                    }
                    words(cells);
                },
                Attribute.of(Name.TRANSFORM, "translate(%s %s)".formatted(number(left), number(top))));
        labels(html);
    }

    private boolean hasBad(int[] links) {
        return Arrays.stream(links).anyMatch(link -> view.grade(link).isBad());
    }

    private void words(Html html) {
        if (grid.columns().size() > FEW) {
            return;
        }
        for (int row = 0; row < grid.rows().size(); row++) {
            for (int column = 0; column < grid.columns().size(); column++) {
                int[] links = grid.at(row, column);
                if (links.length == 1) {
                    Grade grade = view.grade(links[0]);
                    text(
                            html,
                            grade == Grade.FAILED ? "failed" : view.words().apply(links[0]),
                            "value " + grade.css(),
                            column + 0.5,
                            row + 0.5 + font / 3,
                            Attribute.of(Name.ANCHOR, "middle"));
                }
            }
        }
    }

    private void labels(Html html) {
        int every = (int) Math.ceil((FONT + 1) / cell);
        for (int row = 0; row < grid.rows().size(); row += every) {
            text(
                    html,
                    fitted(grid.rows().get(row)),
                    "end",
                    left - 0.2,
                    top + row + 0.5 + font / 3,
                    Attribute.of(Name.ANCHOR, "end"));
        }
        boolean isUpright = grid.columns().size() > FEW;
        for (int column = 0; column < grid.columns().size(); column += every) {
            double x = left + column + 0.5;
            String name = grid.columns().get(column);
            if (isUpright) {
                text(
                        html,
                        fitted(name),
                        "end",
                        0,
                        0,
                        Attribute.of(
                                Name.TRANSFORM,
                                "translate(%s %s) rotate(-90)".formatted(number(x + font / 3), number(top - 0.2))));
            } else {
                int letters = Math.max(3, (int) (0.95 / (LETTER * font)));
                text(html, fitted(name, letters), "end", x, top - 0.3, Attribute.of(Name.ANCHOR, "middle"));
            }
        }
    }

    private void text(Html html, String text, String css, double x, double y, Attribute more) {
        html.in(
                Tag.TEXT,
                text,
                cls(css),
                Attribute.of(Name.X, number(x)),
                Attribute.of(Name.Y, number(y)),
                Attribute.of(Name.FONT_SIZE, number(font)),
                more);
    }

    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }
}
