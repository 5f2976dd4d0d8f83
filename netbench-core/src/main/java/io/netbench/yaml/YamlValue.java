package io.netbench.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands in a file, and where. Scalars stay texts: what they mean is for the reader of their key to say. */
public sealed interface YamlValue {

    /** The line in which it begins, from 1. */
    int line();

    /** What it is, for a message: {@code a list}. */
    String kind();

    /**
     * A text, number or truth, as it was written.
     *
     * @param isNull whether nothing was written
     */
    record Scalar(int line, String text, boolean isNull) implements YamlValue {
        @Override
        public String kind() {
            return isNull ? "nothing" : "a single value";
        }
    }

    /** Values one after another. */
    record Sequence(int line, List<YamlValue> items) implements YamlValue {

        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys with a value each, in their order. */
    record Mapping(int line, Map<String, Entry> entries) implements YamlValue {

        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String kind() {
            return "keys with values";
        }
    }

    /**
     * What stands behind a key.
     *
     * @param line of the key
     */
    record Entry(int line, YamlValue value) {}
}
