package io.netbench.cli.html.chart;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.cli.html.markup.Attribute;
import io.netbench.cli.html.markup.Attribute.Name;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import io.netbench.text.QuantityText;
import java.util.List;

/** A map of links, of which a person chooses the figure: as a grid, or as tiles where all links have one end in common. */
public final class HeatMap {

    private final int number;
    private final LinkGrid grid;
    private final List<MapView> views;
    private final boolean isTold;

    /**
     * A map.
     *
     * @param number of it on its page
     * @param isTold whether a script tells the figures of each cell
     */
    public HeatMap(int number, LinkGrid grid, List<MapView> views, boolean isTold) {
        this.number = number;
        this.isTold = isTold;
        this.grid = grid;
        this.views = List.copyOf(views);
    }

    /** Writes it. */
    public void write(Html html) {
        html.in(
                Tag.FIELDSET,
                this::body,
                cls(grid.isStrip() ? "map strip" : "map"),
                Attribute.of(Name.DATA_MAP, number));
    }

    private void body(Html html) {
        html.in(Tag.LEGEND, "Figure that the map shows", cls("unseen"));
        for (int view = 0; view < views.size(); view++) {
            String id = "map" + number + "-" + view;
            Attribute type = Attribute.of(Name.TYPE, "radio");
            Attribute name = Attribute.of(Name.NAME, "map" + number);
            Attribute css = cls("pick r" + view);
            if (view == 0) {
                html.put(Tag.INPUT, type, name, css, Attribute.of(Name.ID, id), Attribute.flag(Name.CHECKED));
            } else {
                html.put(Tag.INPUT, type, name, css, Attribute.of(Name.ID, id));
            }
            html.in(Tag.LABEL, views.get(view).name(), Attribute.of(Name.FOR, id));
        }
        for (int view = 0; view < views.size(); view++) {
            MapView shown = views.get(view);
            html.in(Tag.DIV, one -> view(one, shown), cls("view w" + view));
        }
        html.in(Tag.P, "", cls("readout"), Attribute.of(Name.ARIA_LIVE, "polite"));
    }

    private void view(Html html, MapView view) {
        html.in(Tag.P, view.meaning(), cls("meaning"));
        String label = "%s of %s, from %s to %s"
                .formatted(
                        view.name(),
                        grid.isFolded() ? "links, some to a cell" : "each link",
                        QuantityText.counted(grid.sources(), "source"),
                        QuantityText.counted(grid.sinks(), "sink"));
        if (isTold) {
            html.in(
                    Tag.DIV,
                    cells -> cells(cells, view),
                    cls("cells"),
                    Attribute.of(Name.ROLE, "application"),
                    Attribute.of(Name.ARIA_LABEL, label + "; arrow keys move, Enter shows the link"),
                    Attribute.of(Name.TABINDEX, 0));
        } else {
            html.in(
                    Tag.DIV,
                    cells -> cells(cells, view),
                    cls("cells"),
                    Attribute.of(Name.ROLE, "img"),
                    Attribute.of(Name.ARIA_LABEL, label));
        }
        legend(html, view);
    }

    private void cells(Html html, MapView view) {
        if (grid.isStrip()) {
            new Tiles(grid, view).write(html);
        } else {
            new GridDrawing(grid, view).write(html);
        }
    }

    private void legend(Html html, MapView view) {
        html.in(
                Tag.UL,
                list -> {
                    view.steps().legend().forEach(entry -> entry(list, entry.grade(), entry.text()));
                    entry(list, Grade.UNKNOWN, "unknown");
                    entry(list, Grade.FAILED, "failed");
                },
                cls("legend"));
    }

    private static void entry(Html html, Grade grade, String text) {
        html.in(Tag.LI, item -> item.put(Tag.I, cls(grade.css())).text(text));
    }
}
