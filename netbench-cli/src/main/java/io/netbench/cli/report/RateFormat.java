package io.netbench.cli.report;

import io.netbench.text.QuantityText;
import java.util.Locale;
import java.util.Optional;

/** How the rates of a session are written: each in the unit that suits it, or all in one, as iperf3's {@code -f} asks. */
public final class RateFormat {

    /** Each in its own unit. */
    public static final RateFormat OWN = new RateFormat(Optional.empty());

    /** The letters of units: small ones are of bits, large ones of bytes. */
    public static final String LETTERS = "kmgtKMGT";

    private static final int OWN_WIDTH = 11;
    private static final int FIXED_WIDTH = 15;

    private final Optional<Character> unit;

    private RateFormat(Optional<Character> unit) {
        this.unit = unit;
    }

    /**
     * All in the unit of a letter.
     *
     * @param letter one of {@link #LETTERS}
     */
    public static RateFormat of(char letter) {
        if (LETTERS.indexOf(letter) < 0) {
            throw new IllegalArgumentException("the letter of a unit must be one of " + LETTERS + ", got: " + letter);
        }
        return new RateFormat(Optional.of(letter));
    }

    /** A rate in bytes per second, for people. Bits count in 1000s, bytes in 1024s, as with iperf3. */
    public String text(double bytesPerS) {
        if (unit.isEmpty()) {
            return QuantityText.bitRate(bytesPerS);
        }
        char letter = unit.get();
        int power = "kmgt".indexOf(Character.toLowerCase(letter)) + 1;
        boolean isBits = Character.isLowerCase(letter);
        double value = isBits ? bytesPerS * 8 / Math.pow(1000, power) : bytesPerS / Math.pow(1024, power);
        String digits = String.format(
                Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3g", value);
        return digits + " " + (letter == 'k' ? "k" : Character.toUpperCase(letter)) + (isBits ? "bit/s" : "iB/s");
    }

    /** What a column has to hold at least. */
    int width() {
        return unit.isEmpty() ? OWN_WIDTH : FIXED_WIDTH;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RateFormat format && format.unit.equals(unit);
    }

    @Override
    public int hashCode() {
        return unit.hashCode();
    }
}
