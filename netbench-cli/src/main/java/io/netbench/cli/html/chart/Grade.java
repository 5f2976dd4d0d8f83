package io.netbench.cli.html.chart;

/** How good a figure is, in steps that differ in lightness, so that they are told apart without colour. */
public enum Grade {
    FINE("g0"),
    NEAR("g1"),
    LOW("g2"),
    BAD("g3"),
    WORSE("g4"),
    WORST("g5"),
    UNKNOWN("gu"),
    FAILED("gf");

    private final String css;

    Grade(String css) {
        this.css = css;
    }

    /** Its class in the style sheet. */
    public String css() {
        return css;
    }

    /** Whether it is one that a person should look at. */
    public boolean isBad() {
        return this != UNKNOWN && compareTo(BAD) >= 0;
    }
}
