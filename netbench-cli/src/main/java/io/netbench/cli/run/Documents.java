package io.netbench.cli.run;

import io.netbench.result.file.Output;
import io.netbench.result.file.OutputException;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine;

/** Writes what a command was asked for beside its text. */
public final class Documents {

    private Documents() {}

    /**
     * Whether there is nothing to write, or it is written. One that can't be is told in a line, and keeps no other from being
     * written.
     */
    public static boolean areWritten(CommandLine command, Optional<Output> output, Consumer<Output> writer) {
        try {
            output.ifPresent(writer);
            return true;
        } catch (OutputException unwritten) {
            PlanRun.say(command, unwritten.getMessage());
            return false;
        }
    }
}
