package io.netbench.cli.terminal;

import io.netbench.text.QuantityText;

/** The two units of a table of rates: decimal bits for the network person, binary bytes for the storage person. */
public enum RateUnit {
    KILO("kbit/s", 1e3, "KiB/s", 1L << 10),
    MEGA("Mbit/s", 1e6, "MiB/s", 1L << 20),
    GIGA("Gbit/s", 1e9, "GiB/s", 1L << 30),
    TERA("Tbit/s", 1e12, "TiB/s", 1L << 40);

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
        RateUnit fitting = KILO;
        for (RateUnit unit : values()) {
            fitting = highestBytesPerS * BITS >= unit.bitsPerUnit ? unit : fitting;
        }
        return fitting;
    }

    /** The next larger one; the largest itself. */
    public RateUnit larger() {
        return switch (this) {
            case KILO -> MEGA;
            case MEGA -> GIGA;
            case GIGA, TERA -> TERA;
        };
    }

    /** How many of the unit of bits a rate is. */
    public double inBits(double bytesPerS) {
        return bytesPerS * BITS / bitsPerUnit;
    }

    /** How many of the unit of bytes a rate is. */
    public double inBytes(double bytesPerS) {
        return bytesPerS / bytesPerUnit;
    }

    public String bitsName() {
        return bits;
    }

    public String bytesName() {
        return bytes;
    }

    /** A rate in bits, without the unit. */
    public String bits(double bytesPerS) {
        return QuantityText.fixed(inBits(bytesPerS), DECIMALS);
    }

    /** A rate in bytes, without the unit. */
    public String bytes(double bytesPerS) {
        return QuantityText.fixed(inBytes(bytesPerS), DECIMALS);
    }

    /** A rate in bits, shorter, for the ends of a scale. */
    public String shortBits(double bytesPerS) {
        return brief(inBits(bytesPerS));
    }

    /** A number of units, shorter, for the ends of a scale. */
    public static String brief(double units) {
        if (units < 0.005) {
            return "0";
        }
        return QuantityText.fixed(units, units >= 99.95 ? 0 : units >= 0.95 ? 1 : 2);
    }
}
