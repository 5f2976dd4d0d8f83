package io.netbench.text;

import java.util.Locale;

/** Amounts as people read them in a hint. */
public final class Amounts {

    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final String[] DECIMAL = {"bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s"};

    private Amounts() {}

    public static String bytes(long bytes) {
        return scaled(bytes, 1024, BINARY);
    }

    public static String rate(long bitsPerS) {
        return scaled(bitsPerS, 1000, DECIMAL);
    }

    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    public static String percent(double share) {
        return number(share * 100) + " %";
    }

    /** At most one decimal, and none where it would be 0. */
    public static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replace(".0", "");
    }

    private static String scaled(long value, int step, String[] units) {
        double scaled = value;
        int unit = 0;
        while (scaled >= step && unit < units.length - 1) {
            scaled /= step;
            unit++;
        }
        return number(scaled) + " " + units[unit];
    }
}
