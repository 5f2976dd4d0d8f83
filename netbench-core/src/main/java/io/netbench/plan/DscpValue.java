package io.netbench.plan;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the code point of differentiated services, by number or by the name that RFCs 2474, 2597 and 3246 give it. */
public final class DscpValue {

    private static final Pattern CLASS_SELECTOR = Pattern.compile("cs([0-7])");
    private static final Pattern ASSURED = Pattern.compile("af([1-4])([1-3])");
    private static final int EXPEDITED = 46;

    /** The lowest two bits of a type of service are those of explicit congestion notification. */
    private static final int CONGESTION_BITS = 2;

    private DscpValue() {}

    /**
     * Reads a code point.
     *
     * @param text a number, decimal, hexadecimal (0x2e) or octal (056); or cs0 to cs7, af11 to af43, ef
     * @throws PlanException if it is neither; whether a number is a code point is for who takes it to say
     */
    public static int parse(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        Matcher selector = CLASS_SELECTOR.matcher(name);
        if (selector.matches()) {
            return Integer.parseInt(selector.group(1)) << 3;
        }
        Matcher assured = ASSURED.matcher(name);
        if (assured.matches()) {
            return Integer.parseInt(assured.group(1)) << 3 | Integer.parseInt(assured.group(2)) << 1;
        }
        if (name.equals("ef")) {
            return EXPEDITED;
        }
        return number(text, "a code point; write 0 to 63, or a name such as af11, cs1 or ef");
    }

    /**
     * The code point in a type of service, the byte of which it is the upper six bits.
     *
     * @param text a number, decimal, hexadecimal (0x20) or octal (040)
     * @throws PlanException if it is none, or has bits that are not of the code point
     */
    public static int ofTypeOfService(String text) {
        String right = "a type of service; write a multiple of 4 from 0 to 252, such as 0x20";
        int service = number(text, right);
        if (service < 0 || service > 0xff || service % (1 << CONGESTION_BITS) != 0) {
            throw new PlanException("'" + text + "' is not " + right + ": the lowest two bits belong to TCP");
        }
        return service >> CONGESTION_BITS;
    }

    private static int number(String text, String right) {
        try {
            return Integer.decode(text);
        } catch (NumberFormatException e) {
            throw new PlanException("'" + text + "' is not " + right);
        }
    }
}
