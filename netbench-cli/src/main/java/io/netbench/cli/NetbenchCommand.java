package io.netbench.cli;

import io.netbench.cli.options.EmptyPlaces;
import io.netbench.cli.options.OptionSections;
import io.netbench.cli.options.RepeatedOptions;
import io.netbench.cli.options.SingleDashes;
import io.netbench.cli.process.EndsInOrder;
import io.netbench.cli.process.ExitStatus;
import io.netbench.cli.process.InProcess;
import io.netbench.cli.process.ThisProcess;
import io.netbench.cli.run.PlanRun;
import io.netbench.cli.terminal.TerminalWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
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
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            " 0:it ran and passed",
            " 1:the run failed or is incomplete; what there is was written and marked",
            " 2:wrong usage",
            " 3:it ran, but a threshold or comparison failed",
            "130:interrupted, 143: terminated, 129: its terminal was closed; the partial result was written and marked"
        },
        footerHeading = "%nExample:%n",
        footer = {"  netbench incast    eight clients write to one server, all on this host", ""})
public final class NetbenchCommand implements Runnable, InProcess {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show log lines and the stack traces of failures on standard error.")
    private boolean debug;

    private final ThisProcess process;

    private NetbenchCommand(ThisProcess process) {
        this.process = process;
    }

    /** The command line within a process that is left as it is. */
    public static CommandLine newCommandLine() {
        return newCommandLine(ThisProcess.untouched());
    }

    /** The command line of netbench: parses, runs the command that is named, and turns failures into lines. */
    public static CommandLine newCommandLine(ThisProcess process) {
        return newCommandLine(process, Commands.all());
    }

    /**
     * The same with as much of it as these arguments need, which takes a fraction of the time. What can't be parsed goes
     * to all of it, which knows what else could have been meant.
     */
    static CommandLine newCommandLine(ThisProcess process, String... arguments) {
        CommandLine lean = newCommandLine(process, Commands.neededFor(List.of(arguments)));
        AtomicBoolean isParsed = new AtomicBoolean();
        IExecutionStrategy execution = lean.getExecutionStrategy();
        IParameterExceptionHandler usageErrors = lean.getParameterExceptionHandler();
        lean.setExecutionStrategy(parsed -> {
            isParsed.set(true);
            return execution.execute(parsed);
        });
        lean.setParameterExceptionHandler((failure, typed) -> {
            if (isParsed.get()) {
                return usageErrors.handleParseException(failure, typed);
            }
            CommandLine all = newCommandLine(process);
            all.setOut(lean.getOut());
            all.setErr(lean.getErr());
            return all.execute(typed);
        });
        return lean;
    }

    private static CommandLine newCommandLine(ThisProcess process, Commands commands) {
        NetbenchCommand netbench = new NetbenchCommand(process);
        CommandLine commandLine = new CommandLine(netbench) {
            @Override
            public int execute(String... arguments) {
                return super.execute(
                        Iperf3Line.translate(arguments, getSubcommands().keySet()));
            }
        };
        commands.addTo(commandLine);
        OptionSections.arrange(commandLine);
        // RepeatedOptions tells flags, which may be repeated, from what would be overwritten.
        commandLine.setOverwrittenOptionsAllowed(true);
        // Picocli's own keeps to itself why it failed.
        commandLine.registerConverter(Path.class, Path::of);
        commandLine.setOut(TerminalWriter.styled(commandLine.getOut()));
        commandLine.setErr(TerminalWriter.plain(commandLine.getErr()));
        // What begins with @ is a list of hosts in a file, not of arguments.
        commandLine.setExpandAtFiles(false);
        commandLine.setParameterExceptionHandler(new UsageErrors());
        commandLine.setExecutionExceptionHandler(new Failures(netbench));
        commandLine.setExecutionStrategy(arguments -> {
            SingleDashes.refuse(arguments);
            RepeatedOptions.refuse(arguments);
            EmptyPlaces.refuse(arguments);
            LibraryLogs.open(netbench.debug);
            return netbench.runLast(arguments);
        });
        return commandLine;
    }

    @Override
    public ThisProcess process() {
        return process;
    }

    /** What a command has said is known to be written, or it has failed. */
    private int runLast(ParseResult arguments) {
        CommandLine last = lastOf(arguments);
        if (!(last.getCommand() instanceof EndsInOrder)) {
            process.signals().leave();
        }
        int status = new RunLast().execute(arguments);
        Optional<String> unwritten =
                process.out().finish(last.getOut()).filter(why -> !process.out().isReaderGone());
        unwritten.ifPresent(why -> PlanRun.say(last, why));
        return unwritten.isPresent() && status == ExitStatus.PASSED ? ExitStatus.FAILED : status;
    }

    private static CommandLine lastOf(ParseResult arguments) {
        ParseResult last = arguments;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last.commandSpec().commandLine();
    }

    boolean isDebug() {
        return debug;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
