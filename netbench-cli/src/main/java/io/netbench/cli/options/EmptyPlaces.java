package io.netbench.cli.options;

import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Refuses lists with nothing between two commas: picocli takes a lone comma for no list at all. */
public final class EmptyPlaces {

    private EmptyPlaces() {}

    /**
     * Looks at a command line and the commands within it.
     *
     * @throws ParameterException if a list has an empty place; the message names the option
     */
    public static void refuse(ParseResult arguments) {
        OptionNames names = OptionNames.of(arguments.commandSpec().commandLine());
        for (OptionSpec option : arguments.matchedOptions()) {
            for (String list : option.originalStringValues()) {
                if (hasEmptyPlace(option, list)) {
                    throw new ParameterException(
                            arguments.commandSpec().commandLine(),
                            names.of(option) + ": '" + list
                                    + "' has an empty place; write values with one comma between them");
                }
            }
        }
        arguments.subcommands().forEach(EmptyPlaces::refuse);
    }

    private static boolean hasEmptyPlace(OptionSpec option, String list) {
        return !option.splitRegex().isEmpty()
                && Stream.of(list.split(option.splitRegex(), -1)).anyMatch(String::isBlank);
    }
}
