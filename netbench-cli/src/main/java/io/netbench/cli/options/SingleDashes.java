package io.netbench.cli.options;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Refuses {@code -servers} for {@code --servers}: it would be read as {@code -s} with the value {@code ervers}. */
public final class SingleDashes {

    private SingleDashes() {}

    /**
     * Looks at a command line and the commands within it.
     *
     * @throws ParameterException if a long option has one dash; the message names it
     */
    public static void refuse(ParseResult arguments) {
        for (OptionSpec option : arguments.matchedOptions()) {
            explain(arguments.commandSpec(), option, typed(arguments)).ifPresent(message -> {
                throw new ParameterException(arguments.commandSpec().commandLine(), message);
            });
        }
        arguments.subcommands().forEach(SingleDashes::refuse);
    }

    /**
     * What is said to a long option with one dash that was read as a short one.
     *
     * @param read the short one
     * @param typed the words of the command line
     */
    public static Optional<String> explain(CommandSpec command, ArgSpec read, List<String> typed) {
        if (!(read instanceof OptionSpec option)) {
            return Optional.empty();
        }
        return typed.stream()
                .filter(word -> word.length() > 2 && word.charAt(1) != '-')
                .filter(word -> Stream.of(option.names()).anyMatch(word.substring(0, 2)::equals))
                .filter(word -> command.findOption("-" + withoutValue(word)) != null)
                .map(word -> "'" + withoutValue(word) + "' has one dash; did you mean -" + withoutValue(word) + "?")
                .findFirst();
    }

    private static String withoutValue(String word) {
        return word.replaceFirst("=.*", "");
    }

    private static List<String> typed(ParseResult arguments) {
        ParseResult ofAll = arguments.commandSpec().root().commandLine().getParseResult();
        return (ofAll == null ? arguments : ofAll).originalArgs();
    }
}
