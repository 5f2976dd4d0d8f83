package io.netbench.text;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts of a whole as people write and read them: {@code 80%}, or {@code 0.8}. */
public final class Fraction {

    private static final Pattern NUMBER =
            Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,18})?(?:[eE][+-]?[0-9]{1,2})?)\\s*(%?)");

    private static final BigDecimal PERCENT = new BigDecimal("0.01");

    private Fraction() {}

    /**
     * The fraction of a text such as {@code 80%}, {@code 0.8} or {@code 1e-4}. More than all has to be written in percent, so
     * that nobody who means 5 % asks for five times as much as there is.
     *
     * @throws QuantityException if it is none; the message begins with the text and says what would be right
     */
    public static double parse(String text) {
        Matcher number = NUMBER.matcher(text.strip());
        if (!number.matches()) {
            throw none(text);
        }
        BigDecimal value = new BigDecimal(number.group(1));
        if (!number.group(2).isEmpty()) {
            return value.multiply(PERCENT).doubleValue();
        }
        if (value.compareTo(BigDecimal.ONE) > 0) {
            throw none(text);
        }
        return value.doubleValue();
    }

    private static QuantityException none(String text) {
        return new QuantityException(
                "'" + text + "' is not a share; write a percentage with its sign, such as 80%, or a "
                        + "fraction from 0 to 1, such as 0.8");
    }
}
