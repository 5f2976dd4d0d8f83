package io.netbench.storage;

/** Numbers of storage results: none is negative, infinite, or so large that no machine could have had it. */
final class Figures {

    /** The most of anything: bytes, nanoseconds, operations. */
    private static final double MOST = 1e18;

    private static final int MAX_LENGTH = 400;

    private Figures() {}

    /** A number from 0 up. */
    static double number(String text, Place place) {
        double value;
        try {
            value = text.length() > MAX_LENGTH ? Double.NaN : Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw place.wrong(message(text), e);
        }
        if (!(value >= 0 && value <= MOST)) {
            throw place.wrong(message(text));
        }
        return value;
    }

    private static String message(String text) {
        return "must be a number from 0 to 1e18, got: " + Place.excerpt(text);
    }

    /** A whole number from 1 to {@code most}. */
    static long count(String text, long most, Place place) {
        double value = number(text, place);
        if (value != Math.rint(value) || value < 1 || value > most) {
            throw place.wrong("must be a whole number from 1 to " + most + ", got: " + Place.excerpt(text));
        }
        return (long) value;
    }
}
