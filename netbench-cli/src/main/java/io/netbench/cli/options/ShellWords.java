package io.netbench.cli.options;

import java.util.List;
import java.util.stream.Collectors;

/** A command line as a person would type it, so that it can be copied from a result. */
final class ShellWords {

    private ShellWords() {}

    static String join(String command, List<String> arguments) {
        return command
                + arguments.stream().map(argument -> " " + quoted(argument)).collect(Collectors.joining());
    }

    private static String quoted(String argument) {
        return argument.matches("[\\w@%+=:,./-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
