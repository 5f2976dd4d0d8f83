package io.netbench.cli.html.markup;

import java.util.Locale;

/** The elements that pages are made of. None of them loads anything, and none runs anything: scripts are {@link Asset}s. */
public enum Tag {
    A,
    B,
    BUTTON,
    CAPTION,
    CODE,
    DD,
    DETAILS,
    DIV,
    DL,
    DT,
    FIGCAPTION,
    FIGURE,
    FIELDSET,
    FOOTER,
    H1,
    H2,
    H3,
    HEADER,
    I,
    INPUT(true),
    LABEL,
    LEGEND,
    LI,
    MAIN,
    NAV,
    OL,
    OPTION,
    OUTPUT,
    P,
    SECTION,
    SELECT,
    SMALL,
    SPAN,
    STRONG,
    SUMMARY,
    TABLE,
    TBODY,
    TD,
    TH,
    THEAD,
    TR,
    UL,
    SVG,
    G,
    PATH,
    RECT,
    LINE,
    CIRCLE,
    TEXT;

    private final boolean isVoid;

    Tag() {
        this(false);
    }

    Tag(boolean isVoid) {
        this.isVoid = isVoid;
    }

    /** Whether it has no content, and no end. */
    boolean isVoid() {
        return isVoid;
    }

    String html() {
        return name().toLowerCase(Locale.ROOT);
    }
}
