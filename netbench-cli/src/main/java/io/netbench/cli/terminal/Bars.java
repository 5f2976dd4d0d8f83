package io.netbench.cli.terminal;

import java.util.Arrays;

/**
 * Weights as a row of bars of one character each. A cell without any weight is blank, and one with any is not, so that a
 * single stall is seen.
 */
public final class Bars {

    private static final String BLOCKS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";
    private static final String ASCII = ".:-=+*#@";

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
}
