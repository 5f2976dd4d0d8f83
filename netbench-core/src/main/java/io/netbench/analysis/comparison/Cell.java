package io.netbench.analysis.comparison;

import io.netbench.result.ComparedQuantity;
import java.util.Arrays;

/** One quantity of one subject, measured on both sides. */
final class Cell {

    private final Subject subject;
    private final ComparedQuantity quantity;
    private final double[] before;
    private final double[] after;
    private final double valueBefore;
    private final double valueAfter;

    /** Of values in their unit, at least one on each side. */
    Cell(Subject subject, ComparedQuantity quantity, double[] before, double[] after) {
        this.subject = subject;
        this.quantity = quantity;
        this.before = badness(quantity, before);
        this.after = badness(quantity, after);
        valueBefore = median(before);
        valueAfter = median(after);
    }

    private static double[] badness(ComparedQuantity quantity, double[] values) {
        return Arrays.stream(values)
                .map(value -> Badness.of(quantity, value))
                .sorted()
                .toArray();
    }

    private static double median(double[] values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        return Middle.of(ascending);
    }

    Subject subject() {
        return subject;
    }

    ComparedQuantity quantity() {
        return quantity;
    }

    double valueBefore() {
        return valueBefore;
    }

    double valueAfter() {
        return valueAfter;
    }

    int countBefore() {
        return before.length;
    }

    int countAfter() {
        return after.length;
    }

    boolean isRepeated() {
        return before.length > 1 && after.length > 1;
    }

    /** How much worse the middle is; less than 0 if it is better. */
    double difference() {
        return Middle.of(after) - Middle.of(before);
    }

    /** How much worse more than half of what was measured after is than more than half of what was before, at least. */
    double surelyWorse() {
        return Middle.low(after) - Middle.high(before);
    }

    double surelyBetter() {
        return Middle.low(before) - Middle.high(after);
    }

    /** Whether the sides don't overlap, but for one measurement of each where there are many. */
    boolean areSidesApart() {
        boolean isWorse = difference() > 0;
        double[] below = isWorse ? before : after;
        double[] above = isWorse ? after : before;
        return above[spared(above)] > below[below.length - 1 - spared(below)];
    }

    private static int spared(double[] measured) {
        return measured.length > 3 ? 1 : 0;
    }

    /** Deviations of repeats from their mean, as wide as those from the truth are. */
    double[] deviations() {
        double[] all = new double[before.length + after.length];
        int known = deviations(before, all, 0);
        known = deviations(after, all, known);
        return Arrays.copyOf(all, known);
    }

    private static int deviations(double[] repeats, double[] into, int at) {
        int n = repeats.length;
        if (n < 2) {
            return at;
        }
        double mean = Arrays.stream(repeats).average().orElseThrow();
        double wider = Math.sqrt(n / (n - 1.0));
        int next = at;
        for (double repeat : repeats) {
            into[next++] = (repeat - mean) * wider;
        }
        return next;
    }
}
