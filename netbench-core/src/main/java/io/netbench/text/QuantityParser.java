package io.netbench.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;

/**
 * How a number with a unit is written: what sizes, rates and times have in common.
 *
 * @param kind what a person calls the value, with its article: {@code a size}
 * @param base the unit of the parsed number, in the plural: {@code bytes}
 * @param hint how to write one, with an example
 * @param units each suffix in lower case with its worth in the base unit
 */
record QuantityParser(String kind, String base, String hint, Map<String, Long> units) {

    /** Longer than any number that fits a {@code long} with a fraction, short enough to be parsed at no cost. */
    private static final int MAX_LENGTH = 40;

    private static final BigDecimal MAX = new BigDecimal(BigInteger.valueOf(Long.MAX_VALUE));

    /**
     * The number in base units.
     *
     * @throws QuantityException if the text is none, is no whole number of base units, or exceeds a {@code long}
     */
    long parse(String text) {
        return parse(text, text);
    }

    /**
     * The same, for a text that was cut.
     *
     * @param whole as it was written, for the message
     */
    long parse(String text, String whole) {
        BigDecimal value = valueOf(text, whole);
        if (value.stripTrailingZeros().scale() > 0) {
            throw new QuantityException("'" + whole + "' is not a whole number of " + base);
        }
        return inRange(value, whole);
    }

    /** The nearest number of base units, for units that are not made of them. */
    long parseToNearest(String text, String whole) {
        return inRange(valueOf(text, whole).setScale(0, RoundingMode.HALF_UP), whole);
    }

    private BigDecimal valueOf(String text, String whole) {
        String written = text.strip().toLowerCase(Locale.ROOT);
        int suffixAt = 0;
        while (suffixAt < written.length() && isPartOfNumber(written.charAt(suffixAt))) {
            suffixAt++;
        }
        Long unit = units.get(written.substring(suffixAt).strip());
        if (unit == null || written.length() > MAX_LENGTH || !isNumber(written.substring(0, suffixAt))) {
            throw new QuantityException("'" + whole + "' is not " + kind + "; " + hint);
        }
        return new BigDecimal(written.substring(0, suffixAt)).multiply(BigDecimal.valueOf(unit));
    }

    private long inRange(BigDecimal value, String whole) {
        if (value.compareTo(MAX) > 0) {
            throw new QuantityException("'" + whole + "' is too large; the most is " + MAX + " " + base);
        }
        return value.longValueExact();
    }

    private static boolean isPartOfNumber(char c) {
        return c == '.' || (c >= '0' && c <= '9');
    }

    private static boolean isNumber(String digits) {
        int dot = digits.indexOf('.');
        return !digits.isEmpty() && dot != 0 && dot != digits.length() - 1 && dot == digits.lastIndexOf('.');
    }

    /**
     * The shortest exact text of a value: a whole number of the largest unit that divides it.
     *
     * @param step how many of a unit make one of the next
     * @param suffixes of the units, the base unit's first
     */
    static String inLargestUnit(long value, long step, String... suffixes) {
        long left = value;
        int unit = 0;
        while (left != 0 && left % step == 0 && unit < suffixes.length - 1) {
            left /= step;
            unit++;
        }
        return left + suffixes[unit];
    }
}
