package io.netbench.cli.terminal;

import io.netbench.text.QuantityText;

/** The two units of a table of rates: decimal bits for the network person, binary bytes for the storage person. */
public enum RateUnit {
    KILO("kbit/s", 1e3, "KiB/s", 1L << 10),
    MEGA("Mbit/s", 1e6, "MiB/s", 1L << 20),
    GIGA("Gbit/s", 1e9, "GiB/s", 1L << 30);

    private static final int BITS = 8;
    private static final int DECIMALS = 2;

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
        return QuantityText.fixed(bytesPerS * BITS / bitsPerUnit, DECIMALS);
    }

    /** A rate in bytes, without the unit. */
    public String bytes(double bytesPerS) {
        return QuantityText.fixed(bytesPerS / bytesPerUnit, DECIMALS);
    }

    /** A rate in bits, shorter, for the ends of a scale. */
    public String shortBits(double bytesPerS) {
        double value = bytesPerS * BITS / bitsPerUnit;
        if (value < 0.005) {
            return "0";
        }
        return QuantityText.fixed(value, value >= 99.95 ? 0 : value >= 0.95 ? 1 : 2);
    }
}
