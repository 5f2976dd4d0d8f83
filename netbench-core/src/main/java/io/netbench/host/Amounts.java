package io.netbench.host;

import java.util.Locale;

/** Amounts as people read them in a hint. */
final class Amounts {

    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB"};
    private static final String[] DECIMAL = {"bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s"};

    private Amounts() {}

    static String bytes(long bytes) {
        return scaled(bytes, 1024, BINARY);
    }

    static String rate(long bitsPerS) {
        return scaled(bitsPerS, 1000, DECIMAL);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String percent(double share) {
        return number(share * 100) + " %";
    }

    /** At most one decimal, and none where it would be 0. */
    static String number(double value) {
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
