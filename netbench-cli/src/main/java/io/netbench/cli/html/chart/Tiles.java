package io.netbench.cli.html.chart;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;

/** The links of one hub as tiles: with names and figures where they are few, else as small squares in the order of the plan. */
final class Tiles {

    private static final int FEW = 40;

    private final LinkGrid grid;
    private final MapView view;

    Tiles(LinkGrid grid, MapView view) {
        this.grid = grid;
        this.view = view;
    }

    void write(Html html) {
        int count = grid.rows().size() * grid.columns().size();
        html.in(
                Tag.DIV,
                tiles -> {
                    for (int i = 0; i < count; i++) {
                        tile(tiles, i, count <= FEW);
                    }
                },
                cls(count <= FEW ? "tiles" : "tiles small"));
    }

    private void tile(Html html, int i, boolean isNamed) {
        boolean isRow = grid.rows().size() == 1 && grid.columns().size() > 1;
        int[] links = isRow ? grid.at(0, i) : grid.at(i, 0);
        String name = isRow ? grid.columns().get(i) : grid.rows().get(i);
        Grade grade = GridDrawing.grade(view, links);
        if (isNamed) {
            html.in(
                    Tag.SPAN,
                    tile -> tile.named(Tag.B, name).in(Tag.SPAN, links.length == 1 ? words(links[0], grade) : ""),
                    cls("tile " + grade.css()));
        } else {
            html.put(Tag.I, cls(grade.css()));
        }
    }

    private String words(int link, Grade grade) {
        return grade == Grade.FAILED ? "failed" : view.words().apply(link);
    }
}
