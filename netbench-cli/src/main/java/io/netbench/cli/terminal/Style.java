package io.netbench.cli.terminal;

/** How text stands out on a terminal. What a style says is always in the words too. */
public enum Style {
    /** Not at all. */
    PLAIN("0"),
    /** A figure that sums up. */
    STRONG("1"),
    /** A heading, or what is only there for completeness. */
    FAINT("2"),
    /** Something to look at. */
    WARNING("33"),
    /** Something that failed. */
    FAILURE("31");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** The parameter of the terminal's SGR sequence (ECMA-48, 8.3.117). */
    String code() {
        return code;
    }
}
