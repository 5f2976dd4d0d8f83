package io.netbench.launch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a short command prints. */
final class CommandLines implements ChildProcess.Listener {

    private static final int MAX_LINES = 100_000;

    private final List<String> lines = new ArrayList<>();
    private final CompletableFuture<Optional<List<String>>> done = new CompletableFuture<>();

    private CommandLines() {}

    /** Its lines; none if it fails, or if it does not end in time. */
    static List<String> of(List<String> command, long timeoutMs) throws InterruptedException {
        return run(command, timeoutMs).orElse(List.of());
    }

    /** Whether it ends in time and well. */
    static boolean succeeds(List<String> command, long timeoutMs) throws InterruptedException {
        return run(command, timeoutMs).isPresent();
    }

    private static Optional<List<String>> run(List<String> command, long timeoutMs) throws InterruptedException {
        CommandLines output = new CommandLines();
        try {
            ChildProcess process = ChildProcess.start(command.get(0), command, output);
            process.endInput();
            try {
                return output.done.get(timeoutMs, TimeUnit.MILLISECONDS);
            } finally {
                process.kill();
            }
        } catch (IOException | TimeoutException | ExecutionException e) {
            return Optional.empty();
        }
    }

    @Override
    public void line(String line) {
        if (lines.size() < MAX_LINES) {
            lines.add(line);
        }
    }

    @Override
    public void ended(int exitStatus) {
        done.complete(exitStatus == 0 ? Optional.of(List.copyOf(lines)) : Optional.empty());
    }
}
