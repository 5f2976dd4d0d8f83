package io.netbench.cli;

import io.netbench.cli.options.OptionNames;
import io.netbench.cli.options.OptionValues;
import io.netbench.cli.options.SingleDashes;
import io.netbench.cli.process.ExitStatus;
import io.netbench.plan.PlanException;
import io.netbench.text.QuantityException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells people what is wrong with a command line: one line that names the option, and where to read on. */
public final class UsageErrors implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException error, String[] args) {
        OptionNames names = OptionNames.of(error.getCommandLine(), List.of(args));
        return refuse(error.getCommandLine(), names, messageOf(error, names));
    }

    /** Says what is wrong. Returns the exit status. */
    static int refuse(CommandLine command, String message) {
        return refuse(command, OptionNames.of(command), message);
    }

    private static int refuse(CommandLine command, OptionNames names, String message) {
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + names.in(message) + " (see '" + name + " --help')");
        return ExitStatus.USAGE;
    }

    /** What is wrong, without the command. */
    static String messageOf(ParameterException error, OptionNames names) {
        if (error.getMessage().startsWith("Unknown subcommand") && error.getValue() != null) {
            return UnknownWords.noCommand(error.getCommandLine(), error.getValue());
        }
        Optional<String> oneDash =
                SingleDashes.explain(error.getCommandLine().getCommandSpec(), error.getArgSpec(), names.typed());
        if (oneDash.isPresent()) {
            return oneDash.get();
        }
        if (error.getCause() instanceof PlanException || error.getCause() instanceof QuantityException) {
            return names.of(error.getArgSpec()) + ": " + error.getCause().getMessage();
        }
        if (error.getCause() instanceof InvalidPathException name) {
            return names.of(error.getArgSpec()) + ": " + unnameable(name);
        }
        if (error instanceof UnmatchedArgumentException unknown) {
            return UnknownWords.messageOf(unknown, names);
        }
        if (error instanceof MissingParameterException missing) {
            return missing.getMissing().get(0) instanceof OptionSpec option
                    ? names.of(option) + ": its value is missing; write " + names.of(option) + " " + option.paramLabel()
                    : names.of(missing.getMissing().get(0)) + " is missing";
        }
        if (error.getArgSpec() instanceof OptionSpec option && option.arity().max() == 0) {
            return names.of(option) + " takes no value; write " + names.of(option) + " alone";
        }
        if (error.getArgSpec() instanceof OptionSpec option && option.type() == int.class && error.getValue() != null) {
            return names.of(option) + ": " + OptionValues.notWhole(error.getValue(), Integer.MAX_VALUE);
        }
        return firstLineOf(error.getMessage());
    }

    /** Why a file can't be named: the JVM has its name in characters that its locale can't write. */
    static String unnameable(InvalidPathException name) {
        return "'" + name.getInput() + "' can't be the name of a file in this locale, whose character set is "
                + System.getProperty("sun.jnu.encoding") + "; set LC_ALL=C.UTF-8";
    }

    private static String firstLineOf(String message) {
        return message.lines().findFirst().orElse("the command line can't be read");
    }
}
