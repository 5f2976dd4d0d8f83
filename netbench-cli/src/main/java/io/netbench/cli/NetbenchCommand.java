package io.netbench.cli;

import io.netbench.cli.report.TerminalWriter;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code netbench} command: what all its commands have in common. */
@Command(
        name = "netbench",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Loads a network the way a parallel storage system does, and shows what every link gave.",
        subcommands = {
            IncastCommand.class,
            BroadcastCommand.class,
            ServerCommand.class,
            ClientCommand.class,
            AgentCommand.class,
            CertsCommand.class,
            ReportCommand.class,
            DoctorCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            " 0:it ran and passed",
            " 1:the run failed or is incomplete; what there is was written and marked",
            " 2:wrong usage",
            " 3:it ran, but a threshold or comparison failed",
            "130:interrupted, 143: terminated; the partial result was written and marked"
        },
        footerHeading = "%nExample:%n",
        footer = {"  netbench incast    eight clients write to one server, all on this host", ""})
final class NetbenchCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show log lines and the stack traces of failures on standard error.")
    private boolean debug;

    /** The command line of netbench: parses, runs the command that is named, and turns failures into lines. */
    static CommandLine newCommandLine() {
        NetbenchCommand netbench = new NetbenchCommand();
        CommandLine commandLine = new CommandLine(netbench);
        commandLine.setOut(TerminalWriter.styled(commandLine.getOut()));
        commandLine.setErr(TerminalWriter.plain(commandLine.getErr()));
        OptionSections.arrange(commandLine);
        // RepeatedOptions tells flags, which may be repeated, from what would be overwritten.
        commandLine.setOverwrittenOptionsAllowed(true);
        // Picocli's own keeps to itself why it failed.
        commandLine.registerConverter(Path.class, Path::of);
        // What begins with @ is a list of hosts in a file, not of arguments.
        commandLine.setExpandAtFiles(false);
        commandLine.setParameterExceptionHandler(new UsageErrors());
        commandLine.setExecutionExceptionHandler(new Failures(netbench));
        commandLine.setExecutionStrategy(arguments -> {
            RepeatedOptions.refuse(arguments);
            EmptyPlaces.refuse(arguments);
            LibraryLogs.open(netbench.debug);
            return new RunLast().execute(arguments);
        });
        return commandLine;
    }

    boolean isDebug() {
        return debug;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
