package io.netbench.cli.html.markup;

import java.util.Objects;

/**
 * An attribute of an element. There is none for what runs (handlers of events), none that loads (addresses), and no style: a page
 * with such a thing can't be written.
 */
public final class Attribute {

    /** The attributes that there are. */
    public enum Name {
        CLASS("class"),
        ID("id"),
        ROLE("role"),
        SCOPE("scope"),
        COLSPAN("colspan"),
        TYPE("type"),
        FOR("for"),
        NAME("name"),
        VALUE("value"),
        PLACEHOLDER("placeholder"),
        CHECKED("checked"),
        HIDDEN("hidden"),
        OPEN("open"),
        TITLE("title"),
        DIR("dir"),
        TABINDEX("tabindex"),
        ARIA_LABEL("aria-label"),
        ARIA_HIDDEN("aria-hidden"),
        ARIA_LIVE("aria-live"),
        ARIA_SORT("aria-sort"),
        DATA_I("data-i"),
        DATA_KEY("data-key"),
        DATA_V("data-v"),
        DATA_MAP("data-map"),
        DATA_NAME("data-name"),
        DATA_STATE("data-state"),
        VIEW_BOX("viewBox"),
        ASPECT("preserveAspectRatio"),
        D("d"),
        X("x"),
        Y("y"),
        X1("x1"),
        X2("x2"),
        Y1("y1"),
        Y2("y2"),
        CX("cx"),
        CY("cy"),
        R("r"),
        WIDTH("width"),
        HEIGHT("height"),
        ANCHOR("text-anchor"),
        FONT_SIZE("font-size"),
        TRANSFORM("transform");

        private final String html;

        Name(String html) {
            this.html = html;
        }
    }

    private final String name;
    private final String value;

    private Attribute(String name, String value) {
        this.name = name;
        this.value = value;
    }

    /** An attribute with a value, which may be anything. */
    public static Attribute of(Name name, Object value) {
        return new Attribute(name.html, String.valueOf(Objects.requireNonNull(value, name.html)));
    }

    /** One that says something by being there. */
    public static Attribute flag(Name name) {
        return new Attribute(name.html, null);
    }

    /** What styles and scripts know an element by. */
    public static Attribute cls(String name) {
        return of(Name.CLASS, name);
    }

    /** A link to another place of the page. */
    public static Attribute to(String id) {
        return new Attribute("href", "#" + id);
    }

    void write(StringBuilder out) {
        out.append(' ').append(name);
        if (value != null) {
            out.append("=\"").append(Escaping.attribute(value)).append('"');
        }
    }
}
