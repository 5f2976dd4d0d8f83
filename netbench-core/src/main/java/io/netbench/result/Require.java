package io.netbench.result;

import java.util.Objects;

/** The checks that the records of this package share; each failure names the field and the value. */
final class Require {

    private Require() {}

    static String text(String field, String value) {
        Objects.requireNonNull(value, field);
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " must not be blank, got: \"" + value + '"');
        }
        return value;
    }

    static void notNegative(String field, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(field + " must not be negative, got: " + value);
        }
    }

    static void positive(String field, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(field + " must be at least 1, got: " + value);
        }
    }

    static void notNegative(String field, Long value) {
        if (value != null) {
            notNegative(field, value.longValue());
        }
    }

    /** A figure that may be unknown, and that must be a number and not negative where it is known. */
    static void notNegative(String field, Double value) {
        if (value != null && !(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(field + " must be a number from 0 up, got: " + value);
        }
    }
}
