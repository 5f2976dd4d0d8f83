package io.netbench.cli.process;

import picocli.CommandLine.Model.CommandSpec;

/**
 * What a command has of the process that it runs in.
 *
 * @param signals that end it
 * @param out where reports go
 * @param leavesTraces whether what could not be written where it was to go, and traces of failures, are left in the folder for
 *     temporary files; not by a command that is run again and again
 */
public record ThisProcess(Interrupts signals, StandardOutput out, boolean leavesTraces) {

    /** What the command that {@code spec} is of has of its process. */
    public static ThisProcess of(CommandSpec spec) {
        return ((InProcess) spec.root().userObject()).process();
    }

    /** One whose signals and streams are left as they are. */
    public static ThisProcess untouched() {
        return new ThisProcess(new Interrupts(), StandardOutput.asItIs(), true);
    }

    /** Takes over the signals and the standard output of the process. */
    public static ThisProcess takenOver() {
        return new ThisProcess(Interrupts.ofThisProcess(), StandardOutput.ofThisProcess(), true);
    }

    /** For a command that another one runs again and again. */
    public ThisProcess within(Interrupts passedOn) {
        return new ThisProcess(passedOn, out, false);
    }
}
