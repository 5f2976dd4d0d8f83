package io.netbench.cli;

import picocli.CommandLine;

/** The entry point of the process, and the only place that ends it. */
public final class Main {

    private Main() {}

    /** Runs the command that {@code args} name and exits with its status. */
    public static void main(String[] args) {
        CommandLine netbench = NetbenchCommand.newCommandLine();
        System.exit(netbench.execute(args));
    }
}
