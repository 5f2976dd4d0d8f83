package io.netbench.result.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The columns of a CSV table whose rows are made of {@code T}: names and values side by side. */
final class CsvTable<T> {

    private final List<String> names = new ArrayList<>();
    private final List<Function<T, Object>> values = new ArrayList<>();

    /** Adds a column; a null value, or one that is an empty Optional, is an empty field. */
    CsvTable<T> column(String name, Function<T, Object> value) {
        names.add(name);
        values.add(value);
        return this;
    }

    String header() {
        return CsvLine.of(names);
    }

    String row(T subject) {
        List<Object> fields = new ArrayList<>();
        values.forEach(value -> fields.add(value.apply(subject)));
        return CsvLine.of(fields);
    }
}
