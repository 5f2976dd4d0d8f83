package io.netbench.cli.options;

import picocli.CommandLine.Option;

/** Help, version and verbosity of the commands of sessions, by iperf3's letters, where {@code -V} is verbose. */
public final class SessionHelpOptions {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    @SuppressWarnings("UnusedVariable")
    private boolean help;

    @Option(
            names = {"-v", "--version"},
            versionHelp = true,
            description = "Print version information and exit.")
    @SuppressWarnings("UnusedVariable")
    private boolean version;

    @Option(
            names = {"-V", "--verbose"},
            description = "Say more, as iperf3 does: versions and times, and the options of sockets.")
    private boolean verbose;

    public boolean verbose() {
        return verbose;
    }
}
