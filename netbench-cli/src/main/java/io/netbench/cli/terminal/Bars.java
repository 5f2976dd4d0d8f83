package io.netbench.cli.terminal;

import java.util.Arrays;

/**
 * Figures as a row of bars of one character each. In a histogram a cell without any weight is blank, and one with any is
 * not, so that a single stall is seen.
 */
public final class Bars {

    private static final String BLOCKS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
    private static final String ASCII = ".:-=+*#@";

    /** Without the dash, which means that nothing is known. */
    private static final String ASCII_OVER_TIME = ".:=+*%#@";

    /** Of a stretch of time in which nothing arrived, which is not the same as little. */
    private static final char NOTHING = '_';

    /** Of a stretch of time of which nothing is known. */
    private static final char UNKNOWN = '-';

    private Bars() {}

    public static String of(double[] weights, boolean unicode) {
        String levels = unicode ? BLOCKS : ASCII;
        double highest = Arrays.stream(weights).max().orElse(0);
        StringBuilder bars = new StringBuilder();
        for (double weight : weights) {
            int level = (int) Math.ceil(weight * levels.length() / highest);
            bars.append(weight > 0 ? levels.charAt(level - 1) : ' ');
        }
        return bars.toString();
    }

    /** One character for each rate, on a scale from 0 to {@code highest}; {@link Double#NaN} is an unknown one. */
    public static String overTime(double[] rates, double highest, boolean unicode) {
        String levels = unicode ? BLOCKS : ASCII_OVER_TIME;
        StringBuilder line = new StringBuilder();
        for (double rate : rates) {
            line.append(Double.isNaN(rate) ? UNKNOWN : rate <= 0 ? NOTHING : level(levels, rate / highest));
        }
        return line.toString();
    }

    private static char level(String levels, double share) {
        int level = (int) Math.ceil(Math.min(1, share) * levels.length());
        return levels.charAt(Math.max(1, level) - 1);
    }
}
