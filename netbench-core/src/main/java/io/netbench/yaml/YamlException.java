package io.netbench.yaml;

import java.util.List;

/** A file can't be taken as it is. Each of its messages is one line: {@code night.yaml:12: what is wrong, what would be right}. */
public final class YamlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> messages;

    /** @param messages one at least */
    public YamlException(List<String> messages) {
        super(String.join("; ", messages));
        this.messages = List.copyOf(messages);
    }

    /** What is wrong, by lines of the file. */
    public List<String> messages() {
        return messages;
    }
}
