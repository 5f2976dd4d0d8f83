package io.netbench.cli.terminal;

import java.util.Locale;

/** The two units of a table of rates: decimal bits for the network person, binary bytes for the storage person. */
public enum RateUnit {
    KILO("kbit/s", 1e3, "KiB/s", 1L << 10),
    MEGA("Mbit/s", 1e6, "MiB/s", 1L << 20),
    GIGA("Gbit/s", 1e9, "GiB/s", 1L << 30);

    private static final int BITS = 8;

    private final String bits;
    private final double bitsPerUnit;
    private final String bytes;
    private final double bytesPerUnit;

    RateUnit(String bits, double bitsPerUnit, String bytes, double bytesPerUnit) {
        this.bits = bits;
        this.bitsPerUnit = bitsPerUnit;
        this.bytes = bytes;
        this.bytesPerUnit = bytesPerUnit;
    }

    /** The unit in which a rate, the highest of a table, has digits before its point. */
    public static RateUnit of(double highestBytesPerS) {
        double bitsPerS = highestBytesPerS * BITS;
        return bitsPerS >= GIGA.bitsPerUnit ? GIGA : bitsPerS >= MEGA.bitsPerUnit ? MEGA : KILO;
    }

    public String bitsName() {
        return bits;
    }

    public String bytesName() {
        return bytes;
    }

    /** A rate in bits, without the unit. */
    public String bits(double bytesPerS) {
        return number(bytesPerS * BITS / bitsPerUnit);
    }

    /** A rate in bytes, without the unit. */
    public String bytes(double bytesPerS) {
        return number(bytesPerS / bytesPerUnit);
    }

    /** A rate in bits, shorter, for the ends of a scale. */
    public String shortBits(double bytesPerS) {
        double value = bytesPerS * BITS / bitsPerUnit;
        if (value < 0.005) {
            return "0";
        }
        return String.format(Locale.ROOT, value >= 99.95 ? "%,.0f" : value >= 0.95 ? "%.1f" : "%.2f", value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }
}
