package io.netbench.analysis;

import io.netbench.text.QuantityText;

/** The units of thresholds, as documents have them, and how people read them. */
public final class CheckUnit {

    /** Payload rates. */
    public static final String BYTES_PER_S = "bytes_per_s";

    /** Times. */
    public static final String NS = "ns";

    /** Shares of something, 1 being all of it. */
    public static final String FRACTION = "fraction";

    /** Indexes that have no unit. */
    public static final String INDEX = "index";

    private CheckUnit() {}

    /** A value in a unit, in words. */
    public static String text(String unit, double value) {
        return switch (unit) {
            case BYTES_PER_S -> QuantityText.bitRate(value);
            case NS -> QuantityText.duration(value);
            case FRACTION -> QuantityText.percent(value);
            case INDEX -> QuantityText.digits(value);
            default -> QuantityText.digits(value) + " " + unit;
        };
    }
}
