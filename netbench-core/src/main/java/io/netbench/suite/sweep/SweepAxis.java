package io.netbench.suite.sweep;

import io.netbench.plan.PlanException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that a sweep varies, and the values that it takes.
 *
 * @param load that it varies; empty: the only one
 * @param values in their order, none twice
 */
public record SweepAxis(Optional<String> load, SweepField field, List<String> values) {

    private static final int MAX_VALUES = 1000;
    private static final Pattern FORM = Pattern.compile("(?:([a-z0-9-]+)\\.)?([A-Za-z0-9_-]+)=(.*)", Pattern.DOTALL);
    private static final Pattern RANGE = Pattern.compile("(\\d{1,6})\\.\\.(\\d{1,6})");

    public SweepAxis {
        values = List.copyOf(values);
        Set<String> seen = new HashSet<>();
        for (String value : values) {
            if (!seen.add(field.parameter(value))) {
                throw new PlanException("'" + PlanException.quoted(value) + "' is there twice");
            }
        }
    }

    /** Thrown for a word in the place of what is varied that is none; whoever shows it may know what was meant. */
    public static final class UnknownFieldException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnknownFieldException(String word) {
            super(word);
        }
    }

    /**
     * Reads {@code clients=1..16}, {@code block-size=64k,1m} or {@code bulk.rate=1gbit,2gbit}.
     *
     * @throws PlanException if it can't be read
     * @throws UnknownFieldException if there is nothing of that name to vary
     */
    public static SweepAxis parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new PlanException("'" + PlanException.quoted(text)
                    + "' is no sweep; write what varies and its values, such as clients=1..16 or block-size=64k,1m");
        }
        return of(Optional.ofNullable(form.group(1)), form.group(2), form.group(3));
    }

    /**
     * The same in parts.
     *
     * @param values such as {@code 1..16} or {@code 64k,1m}
     * @throws PlanException if it can't be read
     * @throws UnknownFieldException if there is nothing of that name to vary
     */
    public static SweepAxis of(Optional<String> load, String key, String values) {
        SweepField field = List.of(SweepField.values()).stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new UnknownFieldException(key));
        List<String> list = new ArrayList<>();
        for (String part : values.split(",", -1)) {
            list.addAll(part(field, part.strip()));
            if (list.size() > MAX_VALUES) {
                throw new PlanException("has more than " + MAX_VALUES + " values");
            }
        }
        return new SweepAxis(load, field, list);
    }

    private static List<String> part(SweepField field, String part) {
        if (part.isEmpty()) {
            throw new PlanException(
                    "has an empty place; write values with one comma between them, or a range such as 1..16");
        }
        Matcher range = RANGE.matcher(part);
        boolean isCount = field != SweepField.TRANSPORT && field != SweepField.RATE;
        if (!range.matches() || !isCount) {
            return List.of(part);
        }
        int first = Integer.parseInt(range.group(1));
        int last = Integer.parseInt(range.group(2));
        if (first > last) {
            throw new PlanException("'" + part + "' counts down; write the lower number first");
        }
        List<String> list = new ArrayList<>();
        for (int value = first; value <= last && list.size() <= MAX_VALUES; value++) {
            list.add(Integer.toString(value));
        }
        return list;
    }

    /** What a person calls it: {@code clients}, or {@code bulk.clients}. */
    public String name() {
        return load.map(of -> of + ".").orElse("") + field.key();
    }

    /** What documents call it. */
    public String parameter() {
        return load.map(of -> of + ".").orElse("") + field.parameter();
    }
}
