package io.netbench.plan;

import io.netbench.text.Property;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What was asked for can't be run. The message is one line for a person: it has a place for the name of the
 * {@link Property}, or names a field, and says what was given and what would be right.
 */
public final class PlanException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int MAX_QUOTED = 80;

    public PlanException(String message) {
        super(message);
    }

    /** What has to be set otherwise; empty if it is a field that nobody sets. */
    public Optional<Property> property() {
        return Property.namedIn(getMessage()).stream().findFirst();
    }

    static void require(boolean holds, Property property, Object got, String wanted) {
        require(holds, property.toString(), got, wanted);
    }

    static void require(boolean holds, String field, Object got, String wanted) {
        if (!holds) {
            throw new PlanException(field + " must be " + wanted + ", got: " + plain(got));
        }
    }

    private static Object plain(Object got) {
        if (got instanceof OptionalLong number) {
            return number.isPresent() ? number.getAsLong() : "none";
        }
        if (got instanceof OptionalInt number) {
            return number.isPresent() ? number.getAsInt() : "none";
        }
        if (got instanceof OptionalDouble number) {
            return number.isPresent() ? number.getAsDouble() : "none";
        }
        if (got instanceof Optional<?> value) {
            return value.isPresent() ? plain(value.get()) : "none";
        }
        return got instanceof String text ? quoted(text) : got;
    }

    /** A value as a message shows it: plans come from peers too, and a message stays one line whatever they hold. */
    public static String quoted(String value) {
        String shown = value.length() <= MAX_QUOTED ? value : value.substring(0, MAX_QUOTED) + "...";
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
