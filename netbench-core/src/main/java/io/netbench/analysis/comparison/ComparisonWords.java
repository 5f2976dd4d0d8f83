package io.netbench.analysis.comparison;

import io.netbench.result.ComparedFigure;
import io.netbench.result.ComparedQuantity;
import io.netbench.text.QuantityText;
import java.util.Locale;

/** What changed, in words. */
public final class ComparisonWords {

    private ComparisonWords() {}

    /** One sentence on one figure. */
    public static String sentence(ComparedFigure figure) {
        return "%s: %s %s, %s before%s."
                .formatted(
                        subject(figure),
                        quantity(figure.quantity()),
                        value(figure.quantity(), figure.after()),
                        value(figure.quantity(), figure.before()),
                        figure.change() == null ? "" : " (" + change(figure) + ")");
    }

    /** What it is a figure of, with its load. */
    public static String subject(ComparedFigure figure) {
        return subject(figure, true);
    }

    /**
     * What it is a figure of.
     *
     * @param namesLoad whether the load of a link is named, which goes without saying where there is one
     */
    public static String subject(ComparedFigure figure, boolean namesLoad) {
        String load = namesLoad ? figure.load().map(name -> " of " + name).orElse("") : "";
        String place = figure.condition().map(name -> " in " + name).orElse("");
        String name = figure.subject().orElse("");
        return switch (figure.level()) {
            case TOTAL -> "all links" + place;
            case LOAD -> "load " + figure.load().orElse("") + place;
            case SENDING -> name + " sending" + load + place;
            case RECEIVING -> name + " receiving" + load + place;
            case LINK -> name + load + place;
        };
    }

    /** What a figure is called. */
    public static String quantity(ComparedQuantity quantity) {
        return switch (quantity) {
            case GOODPUT -> "rate";
            case LATENCY_P50 -> "p50";
            case LATENCY_P99 -> "p99";
            case RETRANSMITS -> "retransmits";
            case LOSS -> "lost";
            case STALLS -> "stalled";
        };
    }

    /** A value with its unit. */
    public static String value(ComparedQuantity quantity, Double value) {
        if (value == null) {
            return "unknown";
        }
        return switch (quantity) {
            case GOODPUT -> QuantityText.bitRate(value);
            case LATENCY_P50, LATENCY_P99 -> QuantityText.duration(value.doubleValue());
            case RETRANSMITS, LOSS, STALLS -> value == 0 ? "0 %" : String.format(Locale.ROOT, "%.2f %%", 100 * value);
        };
    }

    /** By how much it changed, as a share or, of what became many times as much, a factor. */
    public static String change(ComparedFigure figure) {
        if (figure.change() == null) {
            return "";
        }
        double change = figure.change();
        return change >= 2
                ? String.format(Locale.ROOT, "x %.1f", change + 1)
                : String.format(Locale.ROOT, "%+.1f %%", 100 * change);
    }

    /** From which change on it counts. */
    public static String limit(ComparedFigure figure) {
        return figure.limit() == null ? "-" : QuantityText.percent(figure.limit());
    }
}
