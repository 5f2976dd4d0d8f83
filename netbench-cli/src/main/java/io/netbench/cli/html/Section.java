package io.netbench.cli.html;

import io.netbench.cli.html.markup.Attribute;
import io.netbench.cli.html.markup.Attribute.Name;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import java.util.function.Consumer;

/**
 * A part of a page.
 *
 * @param id by which it is linked to
 * @param heading of it
 * @param body writes the rest
 */
record Section(String id, String heading, Consumer<Html> body) {

    void write(Html html) {
        html.in(
                Tag.SECTION,
                section -> {
                    section.in(Tag.H2, heading);
                    body.accept(section);
                },
                Attribute.of(Name.ID, id));
    }
}
