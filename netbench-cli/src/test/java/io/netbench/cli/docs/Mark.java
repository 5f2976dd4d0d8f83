package io.netbench.cli.docs;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a comment before a block of a page says of it, such as {@code <!-- needs: hosts -->} or
 * {@code <!-- captured; needs: lab -->}.
 *
 * @param need what this host alone does not have, if there is something: commands of the block are then looked at and not run
 * @param isCaptured whether what follows the commands is what they once said
 */
record Mark(Optional<Need> need, boolean isCaptured) {

    static final Mark NONE = new Mark(Optional.empty(), false);

    private static final Pattern COMMENT =
            Pattern.compile("<!--\\s*(?:(captured)\\s*;?\\s*)?(?:needs:\\s*([a-z]+)\\s*)?-->");

    enum Need {
        /** Other hosts. */
        HOSTS,
        /** The lab of the examples, and so root. */
        LAB,
        /** Files that only the reader has. */
        FILES,
        /** More time than a test has. */
        TIME
    }

    /** The mark in a line; none where the line is no mark. */
    static Mark of(String line) {
        Matcher comment = COMMENT.matcher(line.strip());
        if (!comment.matches()) {
            return NONE;
        }
        return new Mark(
                Optional.ofNullable(comment.group(2)).map(need -> Need.valueOf(need.toUpperCase(Locale.ROOT))),
                comment.group(1) != null);
    }
}
