package io.netbench.cli;

import io.netbench.api.InternalAccess;
import io.netbench.api.NetbenchException;
import io.netbench.cli.options.OptionNames;
import io.netbench.cli.process.ExitStatus;
import io.netbench.control.net.ControlAccessException;
import io.netbench.host.ResourceShortage;
import io.netbench.iperf3.login.LoginException;
import io.netbench.plan.PlanException;
import io.netbench.result.file.OutputException;
import io.netbench.yaml.YamlException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Ends a command that threw: one line for a person; the stack trace goes to a file, or to those who ask for it. */
final class Failures implements IExecutionExceptionHandler {

    private final NetbenchCommand netbench;

    Failures(NetbenchCommand netbench) {
        this.netbench = netbench;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult arguments) {
        if (failure instanceof NetbenchException refused) {
            return UsageErrors.refuse(command, InternalAccess.messageOf(refused));
        }
        if (failure instanceof PlanException
                || failure instanceof OutputException
                || failure instanceof LoginException
                || failure instanceof ControlAccessException) {
            return UsageErrors.refuse(command, failure.getMessage());
        }
        if (failure instanceof YamlException file) {
            file.messages()
                    .forEach(message ->
                            command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + message));
            return ExitStatus.USAGE;
        }
        if (failure instanceof InvalidPathException unnameable) {
            return UsageErrors.refuse(command, UsageErrors.unnameable(unnameable));
        }
        return report(failure, command);
    }

    /** Tells of a failure that nothing foresaw. Returns the exit status. */
    int report(Throwable failure, CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();
        PrintWriter err = command.getErr();
        if (netbench.isDebug()) {
            failure.printStackTrace(err);
        }
        err.println(name + ": " + OptionNames.of(command).in(inOneLine(failure))
                + (netbench.isDebug() ? "" : whereToLook(failure)));
        return ExitStatus.FAILED;
    }

    private static String inOneLine(Throwable failure) {
        Optional<String> shortage = ResourceShortage.reason(failure);
        if (shortage.isPresent()) {
            return shortage.get();
        }
        String message = failure.getMessage();
        String type = failure.getClass().getSimpleName();
        return "internal error: "
                + (message == null || message.isBlank()
                        ? type
                        : type + ": " + message.lines().findFirst().orElseThrow());
    }

    private String whereToLook(Throwable failure) {
        if (ResourceShortage.reason(failure).isPresent()) {
            return "";
        }
        if (!netbench.process().leavesTraces()) {
            return "; --debug shows details";
        }
        try {
            Path log = Files.createTempFile("netbench-error-", ".log");
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(log, StandardCharsets.UTF_8))) {
                failure.printStackTrace(out);
            }
            return "; details are in " + log;
        } catch (IOException e) {
            return "; --debug shows details";
        }
    }
}
