package io.netbench.cli.html;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.cli.html.markup.Attribute;
import io.netbench.cli.html.markup.Attribute.Name;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;

/** By what a person finds links in a table: a part of a name, and those that are slow or failed. */
final class LinkControls {

    /** Marks the table that they are for. */
    static final Attribute TABLE = Attribute.of(Name.ID, "link-table");

    private LinkControls() {}

    /** Writes them; a script shows them. */
    static void write(Html html) {
        html.in(
                Tag.DIV,
                bar -> {
                    bar.in(
                            Tag.LABEL,
                            label -> label.text("Filter ")
                                    .put(
                                            Tag.INPUT,
                                            Attribute.of(Name.TYPE, "search"),
                                            Attribute.of(Name.ID, "filter"),
                                            Attribute.of(Name.PLACEHOLDER, "part of a name")));
                    bar.in(
                            Tag.LABEL,
                            label -> label.put(
                                            Tag.INPUT,
                                            Attribute.of(Name.TYPE, "checkbox"),
                                            Attribute.of(Name.ID, "only-bad"))
                                    .text(" slow or failed only"));
                    bar.in(Tag.OUTPUT, "", Attribute.of(Name.ID, "shown"), Attribute.of(Name.ARIA_LIVE, "polite"));
                },
                cls("controls screen"),
                Attribute.of(Name.ID, "link-controls"),
                Attribute.flag(Name.HIDDEN));
    }
}
