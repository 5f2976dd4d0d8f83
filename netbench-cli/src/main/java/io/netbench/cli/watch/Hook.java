package io.netbench.cli.watch;

import io.netbench.text.PlainText;
import io.netbench.text.TimeSpan;
import io.netbench.text.TokenVariable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A command of the person who watches, run by the shell when something has become bad. What it has to know stands in its
 * environment, so that no text from a host is a part of a command line.
 */
final class Hook {

    static final long MOST_NS = 60_000_000_000L;
    private static final long LOOK_NS = 50_000_000L;

    private final String command;
    private final Pause pause;

    /** @param pause ends the wait for it too */
    Hook(String command, Pause pause) {
        this.command = command;
        this.pause = pause;
    }

    /** Runs it. Returns what is to be told of it; empty if all went well. */
    Optional<String> run(WatchVerdict verdict, Path file, Path result) {
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", command);
        TokenVariable.withhold(shell);
        Map<String, String> environment = shell.environment();
        environment.put("NETBENCH_VERDICT", file.toString());
        environment.put("NETBENCH_RESULT", result.toString());
        environment.put("NETBENCH_SUITE", Long.toString(verdict.suite()));
        environment.put(
                "NETBENCH_REASON",
                verdict.reasons().stream().findFirst().map(PlainText::of).orElse(""));
        shell.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        shell.redirectOutput(ProcessBuilder.Redirect.INHERIT);
        shell.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            return await(shell.start());
        } catch (IOException e) {
            return Optional.of("could not be started: " + e.getMessage());
        }
    }

    private Optional<String> await(Process process) {
        long byNs = System.nanoTime() + MOST_NS;
        while (process.isAlive() && System.nanoTime() - byNs < 0) {
            if (pause.isEnded()) {
                kill(process);
                return Optional.of("was ended with the watch");
            }
            sleep(process);
        }
        if (process.isAlive()) {
            kill(process);
            return Optional.of("was ended: it took over " + TimeSpan.describe(MOST_NS));
        }
        return process.exitValue() == 0 ? Optional.empty() : Optional.of("ended with status " + process.exitValue());
    }

    private static void sleep(Process process) {
        try {
            process.waitFor(LOOK_NS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
