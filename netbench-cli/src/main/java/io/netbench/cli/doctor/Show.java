package io.netbench.cli.doctor;

import java.util.Map;
import java.util.function.Function;

/** Figures as people read them; one that is absent shows why. */
final class Show {

    private Show() {}

    /** The value as {@code form} writes it, or the reason for its absence in brackets. */
    static <T> String orReason(T value, Function<? super T, String> form, Map<String, String> absent, String figure) {
        return value == null ? "(" + absent.getOrDefault(figure, "unknown") + ")" : form.apply(value);
    }

    /** For cells of a table that is too narrow for reasons; the JSON form has them. */
    static String orDash(Object value) {
        return value == null ? "-" : value.toString();
    }
}
