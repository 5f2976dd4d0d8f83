package io.netbench.cli.html.markup;

import java.util.function.Consumer;

/** Writes markup. Elements nest as their bodies do, and whatever is given as text stays text. For one thread. */
public final class Html {

    private final StringBuilder out;

    /** A drawing knows no element that isolates text. */
    private boolean isInDrawing;

    Html(StringBuilder out) {
        this.out = out;
    }

    /** Text as it may be shown by a script, which sets it as text: what can't be seen is spelt out, and turns nothing. */
    public static String shown(String text) {
        return Escaping.shown(text);
    }

    /** An element with what its body writes in it. */
    public Html in(Tag tag, Consumer<Html> body, Attribute... attributes) {
        begin(tag, attributes);
        isInDrawing |= tag == Tag.SVG;
        body.accept(this);
        isInDrawing &= tag != Tag.SVG;
        end(tag);
        return this;
    }

    /** An element with a text in it. */
    public Html in(Tag tag, String text, Attribute... attributes) {
        begin(tag, attributes);
        text(text);
        end(tag);
        return this;
    }

    /** An element with a name in it, which others chose. */
    public Html named(Tag tag, String name, Attribute... attributes) {
        begin(tag, attributes);
        name(name);
        end(tag);
        return this;
    }

    /** An element without content. */
    public Html put(Tag tag, Attribute... attributes) {
        begin(tag, attributes);
        if (!tag.isVoid()) {
            end(tag);
        }
        return this;
    }

    /** Text. */
    public Html text(String text) {
        out.append(isInDrawing ? Escaping.attribute(text) : Escaping.text(text));
        return this;
    }

    /** A name that others chose, which shows as it is and turns nothing around it. */
    public Html name(String name) {
        out.append(isInDrawing ? Escaping.attribute(name) : Escaping.name(name));
        return this;
    }

    private void begin(Tag tag, Attribute... attributes) {
        out.append('<').append(tag.html());
        for (Attribute attribute : attributes) {
            attribute.write(out);
        }
        out.append('>');
    }

    private void end(Tag tag) {
        out.append("</").append(tag.html()).append('>');
    }
}
