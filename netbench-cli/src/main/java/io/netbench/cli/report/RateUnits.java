package io.netbench.cli.report;

/** In which units the rates of a table are shown. */
public enum RateUnits {
    /** Decimal bits, for the network person. */
    BITS,
    /** Binary bytes, for the storage person. */
    BYTES,
    /** One column of each. */
    BOTH;

    boolean hasBits() {
        return this != BYTES;
    }

    boolean hasBytes() {
        return this != BITS;
    }
}
