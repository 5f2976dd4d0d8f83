package io.netbench.cli;

import io.netbench.plan.PlanException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells people what is wrong with a command line: one line that names the option, and where to read on. */
final class UsageErrors implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException error, String[] args) {
        return refuse(error.getCommandLine(), messageOf(error));
    }

    /** Says what is wrong. Returns the exit status. */
    static int refuse(CommandLine command, String message) {
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + message + " (see '" + name + " --help')");
        return ExitStatus.USAGE;
    }

    private static String messageOf(ParameterException error) {
        if (error.getCause() instanceof PlanException unreadable) {
            return nameOf(error.getArgSpec()) + ": " + unreadable.getMessage();
        }
        if (error instanceof UnmatchedArgumentException unknown) {
            return messageOf(unknown);
        }
        if (error instanceof MissingParameterException missing
                && missing.getMissing().get(0) instanceof OptionSpec option) {
            return nameOf(option) + ": its value is missing; write " + option.longestName() + " " + option.paramLabel();
        }
        if (error.getArgSpec() instanceof OptionSpec option && option.arity().max() == 0) {
            return nameOf(option) + " takes no value; write " + option.longestName() + " alone";
        }
        return firstLineOf(error.getMessage());
    }

    private static String messageOf(UnmatchedArgumentException unknown) {
        String first = unknown.getUnmatched().get(0);
        Optional<String> ofIperf3 =
                Iperf3Flags.explain(unknown.getCommandLine().getCommandSpec().qualifiedName(), first);
        if (ofIperf3.isPresent()) {
            return ofIperf3.get();
        }
        if (unknown.isUnknownOption()) {
            List<String> similar = unknown.getSuggestions();
            return "unknown option '" + first + "'"
                    + (similar.isEmpty() ? "" : "; did you mean " + similar.get(0) + "?");
        }
        Set<String> commands = unknown.getCommandLine().getSubcommands().keySet();
        return commands.isEmpty()
                ? "unexpected argument '" + first + "'"
                : "there is no command '" + first + "'; there are " + String.join(", ", commands);
    }

    private static String nameOf(ArgSpec argument) {
        return argument instanceof OptionSpec option ? String.join("/", option.names()) : argument.paramLabel();
    }

    private static String firstLineOf(String message) {
        return message.lines().findFirst().orElse("the command line can't be read");
    }
}
