package io.netbench.cli.options;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses an option with one value that is given twice: whoever wrote it can't see which of the values counts. A flag says
 * the same each time, and a list grows.
 */
public final class RepeatedOptions {

    private RepeatedOptions() {}

    /**
     * Looks at a command line and the commands within it.
     *
     * @throws ParameterException if an option is given twice; the message names it
     */
    public static void refuse(ParseResult arguments) {
        OptionNames names = OptionNames.of(arguments.commandSpec().commandLine());
        for (OptionSpec option : arguments.matchedOptions()) {
            if (takesOneValue(option) && option.originalStringValues().size() > 1) {
                throw new ParameterException(
                        arguments.commandSpec().commandLine(), names.of(option) + " is given twice; give it once");
            }
        }
        arguments.subcommands().forEach(RepeatedOptions::refuse);
    }

    /** Whether a second value would take the place of the first. */
    public static boolean takesOneValue(OptionSpec option) {
        return option.arity().max() > 0 && !option.isMultiValue();
    }
}
