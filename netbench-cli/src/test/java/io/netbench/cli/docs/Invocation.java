package io.netbench.cli.docs;

import java.util.List;

/**
 * A program that a documented command starts.
 *
 * @param command where it is documented
 * @param words the program and its arguments, as the program gets them
 */
record Invocation(DocumentedCommand command, List<String> words) {

    String program() {
        return words.get(0);
    }

    List<String> arguments() {
        return words.subList(1, words.size());
    }

    String told() {
        return command.place() + ": " + String.join(" ", words);
    }
}
