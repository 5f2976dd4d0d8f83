package io.netbench.cli.html.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * From which value on a figure has which grade.
 *
 * @param bounds of all grades but the worst, the finest first
 * @param isMoreBetter whether a greater value is a finer one
 * @param words of a bound in the legend
 */
public record Steps(List<Double> bounds, boolean isMoreBetter, DoubleFunction<String> words) {

    private static final Grade[] GRADES = {
        Grade.FINE, Grade.NEAR, Grade.LOW, Grade.BAD, Grade.WORSE, Grade.WORST,
    };

    /** A grade as the legend has it. */
    public record Entry(Grade grade, String text) {}

    public Steps {
        bounds = List.copyOf(bounds);
        if (bounds.size() != GRADES.length - 1) {
            throw new IllegalArgumentException("bounds must be " + (GRADES.length - 1) + ", got: " + bounds.size());
        }
    }

    /** Where more is better: at least so much. */
    public static Steps atLeast(DoubleFunction<String> words, Double... bounds) {
        return new Steps(List.of(bounds), true, words);
    }

    /** Where less is better: at most so much. */
    public static Steps atMost(DoubleFunction<String> words, Double... bounds) {
        return new Steps(List.of(bounds), false, words);
    }

    /** The grade of a value; NaN is unknown. */
    public Grade of(double value) {
        if (Double.isNaN(value)) {
            return Grade.UNKNOWN;
        }
        for (int i = 0; i < bounds.size(); i++) {
            if (isMoreBetter ? value >= bounds.get(i) : value <= bounds.get(i)) {
                return GRADES[i];
            }
        }
        return Grade.WORST;
    }

    /** All grades, the finest first. */
    public List<Entry> legend() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i++) {
            entries.add(new Entry(GRADES[i], (isMoreBetter ? "\u2265 " : "\u2264 ") + words.apply(bounds.get(i))));
        }
        double last = bounds.get(bounds.size() - 1);
        entries.add(new Entry(Grade.WORST, (isMoreBetter ? "< " : "> ") + words.apply(last)));
        return entries;
    }
}
