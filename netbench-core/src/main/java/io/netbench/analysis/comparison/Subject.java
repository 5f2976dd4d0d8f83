package io.netbench.analysis.comparison;

import io.netbench.result.ComparedFigure.Level;

/**
 * What figures are of, on both sides alike.
 *
 * @param condition of runs of a suite: what tells them from its others; empty of single runs and of pairs of a fabric
 * @param load its name; empty of all together, and of pairs of a fabric
 * @param name an endpoint, or a link such as {@code h1->h2}; empty of totals
 */
record Subject(Level level, String condition, String load, String name) {

    /** As people call it. */
    String words() {
        String place = condition.isEmpty() ? "" : " in " + condition;
        String of = load.isEmpty() ? "" : " of " + load;
        return switch (level) {
            case TOTAL -> "all" + place;
            case LOAD -> "load " + load + place;
            case SENDING -> name + " sending" + of + place;
            case RECEIVING -> name + " receiving" + of + place;
            case LINK -> name + of + place;
        };
    }
}
