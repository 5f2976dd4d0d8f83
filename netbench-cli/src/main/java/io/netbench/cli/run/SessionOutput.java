package io.netbench.cli.run;

import io.netbench.cli.terminal.PrefixedLines;
import io.netbench.cli.terminal.TerminalWriter;
import io.netbench.cli.terminal.TimeText;
import io.netbench.plan.PlanException;
import io.netbench.text.FileFailure;
import io.netbench.text.PlainText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Where the lines of a session go, and what stands before each, until it is closed. */
public final class SessionOutput implements AutoCloseable {

    private final CommandLine command;
    private final PrintWriter before;
    private final Optional<PrintWriter> file;

    private SessionOutput(CommandLine command, PrintWriter before, Optional<PrintWriter> file) {
        this.command = command;
        this.before = before;
        this.file = file;
    }

    /**
     * Has a command's lines go there.
     *
     * @param logFile that is appended to in place of standard output
     * @param title before every line
     * @param timestamps the format of a time before every line
     * @throws PlanException if the file can't be written
     */
    public static SessionOutput open(
            CommandLine command, Optional<String> logFile, Optional<String> title, Optional<String> timestamps) {
        PrintWriter before = command.getOut();
        Optional<PrintWriter> file = logFile.map(SessionOutput::append);
        PrintWriter to = file.orElse(before);
        if (title.isPresent() || timestamps.isPresent()) {
            to = TerminalWriter.styled(new PrefixedLines(to, prefix(title, timestamps)));
        }
        command.setOut(to);
        return new SessionOutput(command, before, file);
    }

    private static Supplier<String> prefix(Optional<String> title, Optional<String> timestamps) {
        String name = title.map(text -> PlainText.of(text) + ":  ").orElse("");
        return () -> timestamps
                        .map(format -> PlainText.of(TimeText.of(format, ZonedDateTime.now(ZoneId.systemDefault()))))
                        .orElse("")
                + name;
    }

    private static PrintWriter append(String name) {
        try {
            Writer file = Files.newBufferedWriter(
                    Path.of(name), StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return TerminalWriter.plain(file);
        } catch (InvalidPathException unnameable) {
            throw new PlanException("{--logfile} " + name + ": this can't be the name of a file");
        } catch (IOException failure) {
            throw new PlanException("{--logfile} " + name + ": " + FileFailure.reasonOf(failure));
        }
    }

    @Override
    public void close() {
        command.getOut().flush();
        command.setOut(before);
        file.ifPresent(PrintWriter::close);
    }
}
