package io.netbench.storage;

import java.util.Arrays;
import java.util.List;

/**
 * The words by which a format is known, such as the names of fields that no other tool has.
 *
 * @param marks each a list of words of which one is enough
 */
record Marks(List<List<String>> marks) {

    /**
     * How much of a format a text has.
     *
     * @param found marks that it has
     * @param missing the first that it has not; empty if it has all
     */
    record Likeness(int found, String missing) {

        boolean isComplete() {
            return missing.isEmpty();
        }
    }

    /** Marks, in the order in which a missing one is told; {@code |} parts words of which one is enough. */
    static Marks of(String... marks) {
        return new Marks(
                Arrays.stream(marks).map(mark -> List.of(mark.split("\\|", -1))).toList());
    }

    /** The same as members of JSON objects. */
    static Marks ofKeys(String... keys) {
        return of(Arrays.stream(keys)
                .map(mark -> '"' + mark.replace("|", "\"|\"") + '"')
                .toArray(String[]::new));
    }

    Likeness in(String text) {
        int found = 0;
        String missing = "";
        for (List<String> mark : marks) {
            if (mark.stream().anyMatch(text::contains)) {
                found++;
            } else if (missing.isEmpty()) {
                missing = String.join(" or ", mark);
            }
        }
        return new Likeness(found, missing);
    }
}
