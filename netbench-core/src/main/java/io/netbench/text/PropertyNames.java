package io.netbench.text;

import java.util.Optional;

/** How a person names properties: by the options of a command as they were typed, by the keys of a file. */
@FunctionalInterface
public interface PropertyNames {

    /** Nobody can set anything: plain words. */
    PropertyNames WORDS = property -> Optional.empty();

    /** As in files. */
    PropertyNames KEYS = property -> Optional.of(property.key());

    /** The property's name; empty if it can't be set here. */
    Optional<String> of(Property property);

    /** What listens on other hosts, by the command that starts it. Its place in a message is {@code {agent}}. */
    default String agent() {
        return "agent";
    }

    /** A message with these names in its places, and plain words for what can't be set here. */
    default String in(String message) {
        return Property.fill(message, this);
    }
}
