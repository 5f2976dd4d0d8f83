package io.netbench.text;

import java.util.Locale;

/** How figures are written for people: three digits that matter, and a unit. Independent of the locale. */
public final class QuantityText {

    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final String[] RATE = {"bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s"};
    private static final String[] TIME = {"ns", "us", "ms", "s"};

    private QuantityText() {}

    /** A payload rate in decimal bits, for the network person: {@code 11.0 Gbit/s}. */
    public static String bitRate(double bytesPerS) {
        return scaled(bytesPerS * 8, 1000, RATE);
    }

    /** A rate that is known in bits per second, such as that of an interface or of an offered load. */
    public static String bitsPerS(long bitsPerS) {
        return scaled(bitsPerS, 1000, RATE);
    }

    /** A size in binary units, for the storage person: {@code 1 MiB}, {@code 1.50 GiB}. */
    public static String size(double bytes) {
        return scaled(bytes, 1024, BINARY);
    }

    /** A size in whole bytes. */
    public static String size(long bytes) {
        return size((double) bytes);
    }

    /** A length of time in whole nanoseconds. */
    public static String duration(long ns) {
        return duration((double) ns);
    }

    /** A length of time: {@code 612 us}, {@code 1.90 ms}, {@code 10 s}. */
    public static String duration(double ns) {
        return scaled(ns, 1000, TIME);
    }

    /** A share of 1 as percent: {@code 12.6 %}, {@code 100 %}. */
    public static String percent(double share) {
        return digits(share * 100) + " %";
    }

    /** A count with its thousands apart: {@code 10,427}. */
    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** A count of things: {@code 1 link}, {@code 10,427 links}. */
    public static String counted(long n, String noun) {
        return count(n) + " " + noun + (n == 1 ? "" : "s");
    }

    /** A number for a column of such: always the same number of decimals, and its thousands apart. */
    public static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** Three digits that matter; a whole number below 1000 stays whole, and above it digits are never cut off. */
    public static String digits(double value) {
        double magnitude = Math.abs(value);
        if (magnitude >= 99.95 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, magnitude >= 10_000 ? "%,.0f" : "%.0f", value);
        }
        return String.format(Locale.ROOT, magnitude >= 9.995 ? "%.1f" : "%.2f", value);
    }

    private static String scaled(double value, int step, String[] units) {
        double scaled = value;
        int unit = 0;
        // What would round up to the step is written in the next unit: 1.00 ms, not 1000 us.
        while (unit < units.length - 1 && Math.abs(scaled) >= step - 0.5) {
            scaled /= step;
            unit++;
        }
        return digits(scaled) + " " + units[unit];
    }
}
