package io.netbench.cli.run;

import io.netbench.cli.options.ServerOutputOptions;
import io.netbench.plan.PlanException;
import io.netbench.text.FileFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Where a server's lines go, and the file with the number of its process, for as long as it lives.
 *
 * @param out for lines
 * @param ownsOut whether they go to a file of this server's
 * @param pidFile that is deleted when it ends
 */
public record ServerFiles(PrintWriter out, boolean ownsOut, Optional<Path> pidFile) implements AutoCloseable {

    /**
     * Opens them.
     *
     * @param standardOutput where lines go if nothing else is said
     * @throws PlanException if one can't be written
     */
    public static ServerFiles open(ServerOutputOptions options, PrintWriter standardOutput) {
        Optional<PrintWriter> log = options.logFile().map(ServerFiles::append);
        options.pidFile().ifPresent(ServerFiles::writePid);
        PrintWriter out = log.orElseGet(() -> options.jsonOnStandardOutput()
                ? new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)
                : standardOutput);
        return new ServerFiles(out, log.isPresent(), options.pidFile());
    }

    private static PrintWriter append(Path file) {
        try {
            return new PrintWriter(
                    Files.newBufferedWriter(
                            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    true);
        } catch (IOException e) {
            throw new PlanException("{--logfile}: " + file + " can't be written: " + FileFailure.reasonOf(e));
        }
    }

    private static void writePid(Path file) {
        try {
            Files.writeString(file, ProcessHandle.current().pid() + "\n");
        } catch (IOException e) {
            throw new PlanException("{--pidfile}: " + file + " can't be written: " + FileFailure.reasonOf(e));
        }
    }

    @Override
    public void close() {
        if (ownsOut) {
            out.close();
        }
        pidFile.ifPresent(file -> {
            try {
                Files.deleteIfExists(file);
            } catch (IOException gone) {
                // It tells of a process that is no more, as a pid file does that was left behind.
            }
        });
    }
}
