package io.netbench.cli.options;

import io.netbench.coordinator.TimeOptions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The options by which a command lets a person change when a run gives somebody up. */
public final class TimeOptionNames {

    private TimeOptionNames() {}

    /** As they were typed, or else by their long names; only those that the command has. */
    public static TimeOptions of(CommandLine command) {
        return new TimeOptions(
                name(command, "--host-timeout"), name(command, "--connect-timeout"), name(command, "--drain"));
    }

    private static Optional<String> name(CommandLine command, String option) {
        OptionSpec spec = command.getCommandSpec().findOption(option);
        if (spec == null || spec.hidden()) {
            return Optional.empty();
        }
        List<String> typed = command.getParseResult() == null
                ? List.of()
                : command.getParseResult().originalArgs();
        return Stream.of(spec.names())
                .filter(name -> typed.stream().anyMatch(word -> word.equals(name) || word.startsWith(name + "=")))
                .findFirst()
                .or(() -> Optional.of(spec.longestName()));
    }
}
