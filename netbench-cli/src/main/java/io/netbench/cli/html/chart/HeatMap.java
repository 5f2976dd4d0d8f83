package io.netbench.cli.html.chart;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.cli.html.markup.Attribute;
import io.netbench.cli.html.markup.Attribute.Name;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import java.util.List;

/** A map of links, of which a person chooses the figure: as a grid, or as tiles where all links have one end in common. */
public final class HeatMap {

    private final int number;
    private final LinkGrid grid;
    private final List<MapView> views;

    /**
     * A map.
     *
     * @param number of it on its page
     */
    public HeatMap(int number, LinkGrid grid, List<MapView> views) {
        this.number = number;
        this.grid = grid;
        this.views = List.copyOf(views);
    }

    /** Writes it. */
    public void write(Html html) {
        html.in(Tag.DIV, this::body, cls(grid.isStrip() ? "map strip" : "map"), Attribute.of(Name.DATA_MAP, number));
    }

    private void body(Html html) {
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
        Attribute role = Attribute.of(Name.ROLE, "application");
        Attribute label = Attribute.of(
                Name.ARIA_LABEL,
                view.name() + " of each link, from " + grid.rows().size() + " sources to "
                        + grid.columns().size() + " sinks; arrow keys move, Enter shows the link");
        html.in(
                Tag.DIV,
                cells -> {
                    if (grid.isStrip()) {
                        new Tiles(grid, view).write(cells);
                    } else {
                        new GridDrawing(grid, view).write(cells);
                    }
                },
                cls("cells"),
                role,
                label,
                Attribute.of(Name.TABINDEX, 0));
        legend(html, view);
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
