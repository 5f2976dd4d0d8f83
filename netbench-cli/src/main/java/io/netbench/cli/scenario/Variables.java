package io.netbench.cli.scenario;

import io.netbench.cli.options.NearNames;
import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import io.netbench.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of a scenario: what its file says, and the command line instead. They stand for parts of values, never for
 * keys, so a value from outside can't change what a file does.
 */
public final class Variables {

    private static final String BEGIN = "${";
    private static final String END = "}";
    private static final String NAME = "[a-z][a-z0-9_-]*";

    /** The longest list of hosts takes less. */
    private static final int MOST_CHARACTERS = 1 << 20;

    private final Map<String, String> values;

    private Variables(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Those of a file.
     *
     * @param file its key for them; null if it has none
     * @param set {@code name=value} as typed
     * @throws PlanException if what was typed names no variable of the file
     */
    public static Variables of(YamlValue.Entry file, List<String> set, Problems problems) {
        Map<String, String> values = new LinkedHashMap<>();
        if (file != null && file.value() instanceof YamlValue.Mapping all) {
            all.entries().forEach((name, entry) -> {
                if (!name.matches(NAME)) {
                    problems.add(entry.line(), name, "a variable's name is of a-z, 0-9, - and _, such as time");
                } else if (entry.value() instanceof YamlValue.Scalar scalar) {
                    values.put(name, scalar.isNull() ? null : scalar.text());
                } else {
                    problems.wrongKind(name, entry, "a single value");
                }
            });
        } else if (file != null) {
            problems.wrongKind("variables", file, "a name with a value for each");
        }
        Map<String, String> typed = new LinkedHashMap<>();
        set.forEach(text -> take(text, values, typed));
        values.putAll(typed);
        values.forEach((name, value) -> {
            if (value == null) {
                problems.add(
                        ((YamlValue.Mapping) file.value()).entries().get(name).line(),
                        name,
                        "has no value; give it with --set " + name + "=VALUE");
            }
        });
        return new Variables(values);
    }

    private static void take(String text, Map<String, String> known, Map<String, String> typed) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new PlanException(
                    Property.SET + ": '" + PlanException.quoted(text) + "' is no NAME=VALUE; write such as time=5s");
        }
        String name = text.substring(0, equals);
        if (!known.containsKey(name)) {
            List<String> near = NearNames.of(name, known.keySet());
            throw new PlanException(Property.SET + ": the scenario has no variable '" + PlanException.quoted(name)
                    + "'; "
                    + (known.isEmpty()
                            ? "it has none at all"
                            : near.isEmpty()
                                    ? "it has " + String.join(", ", known.keySet())
                                    : "did you mean " + NearNames.either(near) + "?"));
        }
        if (typed.put(name, text.substring(equals + 1)) != null) {
            throw new PlanException(Property.SET + ": " + name + " is given twice; give it once");
        }
    }

    /** A value with what its variables stand for. */
    public String fill(int line, String key, String text, Problems problems) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        int place = text.indexOf(BEGIN);
        int end = text.indexOf(END, place);
        while (place >= 0 && end >= 0 && filled.length() <= MOST_CHARACTERS) {
            filled.append(text, from, place)
                    .append(value(line, key, text.substring(place + BEGIN.length(), end), problems));
            from = end + END.length();
            place = text.indexOf(BEGIN, from);
            end = text.indexOf(END, place);
        }
        if (filled.length() > MOST_CHARACTERS) {
            problems.add(line, key, "has more than a million characters with what its variables stand for");
            return "";
        }
        return filled.append(text, from, text.length()).toString();
    }

    private String value(int line, String key, String name, Problems problems) {
        if (!values.containsKey(name)) {
            List<String> near = NearNames.of(name, values.keySet());
            problems.add(
                    line,
                    key,
                    "there is no variable '" + PlanException.quoted(name) + "'; "
                            + (near.isEmpty()
                                    ? "name it under 'variables:'"
                                    : "did you mean " + NearNames.either(near) + "?"));
        }
        String value = values.get(name);
        return value == null ? "" : value;
    }

    /** The single value of a key, with what its variables stand for; empty if there is none. */
    public Optional<String> text(YamlValue.Mapping keys, String key, Problems problems) {
        YamlValue.Entry entry = keys.entries().get(key);
        return entry != null && entry.value() instanceof YamlValue.Scalar scalar && !scalar.isNull()
                ? Optional.of(fill(entry.line(), key, scalar.text(), problems))
                : Optional.empty();
    }
}
