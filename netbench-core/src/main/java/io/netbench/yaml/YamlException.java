package io.netbench.yaml;

import io.netbench.text.PlainText;
import io.netbench.text.QuantityText;
import java.util.List;
import java.util.stream.Stream;

/** A file can't be taken as it is. Each of its messages is one line: {@code night.yaml:12: what is wrong, what would be right}. */
public final class YamlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Who writes a file by hand mends all of it at once; more is no such file. */
    private static final int MOST_MESSAGES = 100;

    /** A message may quote what the file holds. */
    private static final int MOST_CHARACTERS = 1_000;

    private final List<String> messages;

    /** @param messages one at least; of many the first are told, and how many more there are */
    public YamlException(List<String> messages) {
        this(messages, 0);
    }

    /**
     * Of more than are there.
     *
     * @param more how many were left out
     */
    YamlException(List<String> messages, int more) {
        super(String.join("; ", told(messages, more)));
        this.messages = told(messages, more);
    }

    private static List<String> told(List<String> messages, int more) {
        int untold = Math.max(0, messages.size() - MOST_MESSAGES) + more;
        Stream<String> first =
                messages.stream().limit(MOST_MESSAGES).map(message -> PlainText.begin(message, MOST_CHARACTERS));
        Stream<String> rest =
                untold == 0 ? Stream.of() : Stream.of("and " + QuantityText.counted(untold, "more mistake"));
        return Stream.concat(first, rest).toList();
    }

    /** What is wrong, by lines of the file. */
    public List<String> messages() {
        return messages;
    }
}
