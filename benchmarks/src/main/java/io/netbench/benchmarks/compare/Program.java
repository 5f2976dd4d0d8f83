package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A program of the system that was started, with what it printed. */
final class Program implements AutoCloseable {

    private static final long POLL_MS = 20;
    private static final Set<Process> RUNNING = new HashSet<>();
    private static boolean ending;

    private final List<String> command;
    private final Process process;
    private final Path output;
    private final Path errors;
    private long peakMemoryBytes;

    private Program(List<String> command, Process process, Path output, Path errors) {
        this.command = command;
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** Starts a program that ends by itself, or when it is closed. */
    static Program start(List<String> command) throws IOException {
        Path output = Files.createTempFile("netbench-compare", ".out");
        Path errors = Files.createTempFile("netbench-compare", ".err");
        output.toFile().deleteOnExit();
        errors.toFile().deleteOnExit();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        synchronized (RUNNING) {
            if (ending) {
                throw new IOException("the comparison is being ended");
            }
            Process process = builder.start();
            RUNNING.add(process);
            return new Program(command, process, output, errors);
        }
    }

    /** Ends all that run, and has none start any more: for a comparison that is interrupted. */
    static void endAll() {
        synchronized (RUNNING) {
            ending = true;
            RUNNING.forEach(Process::destroy);
            try {
                for (Process process : RUNNING) {
                    if (!process.waitFor(3, TimeUnit.SECONDS)) {
                        process.destroyForcibly();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Runs a program to its end.
     *
     * @return what it printed on standard output
     * @throws IOException if it failed, or was not over by the deadline
     */
    static String run(List<String> command, long deadlineS) throws IOException {
        try (Program program = start(command)) {
            return program.await(deadlineS);
        }
    }

    /** A port that is free at the moment. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Waits for the end of a program that must succeed. */
    String await(long deadlineS) throws IOException {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(deadlineS);
        while (process.isAlive()) {
            ProcessFigures.peakMemoryBytes(process.pid()).ifPresent(bytes -> peakMemoryBytes = bytes);
            if (System.nanoTime() > deadlineNs) {
                throw new IOException("'" + String.join(" ", command) + "' was not over after " + deadlineS + " s");
            }
            pause();
        }
        if (process.exitValue() != 0) {
            throw new IOException("'" + String.join(" ", command) + "' failed with status " + process.exitValue() + ": "
                    + lastLine(errors) + " " + lastLine(output));
        }
        return Files.readString(output);
    }

    /** Waits until it has printed {@code text}. */
    Program awaitOutput(String text, long deadlineS) throws IOException {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(deadlineS);
        while (!Files.readString(output).contains(text)) {
            if (!process.isAlive() || System.nanoTime() > deadlineNs) {
                throw new IOException("'" + String.join(" ", command) + "' did not get ready: " + lastLine(errors) + " "
                        + lastLine(output));
            }
            pause();
        }
        return this;
    }

    /** Waits until somebody listens at a port of the network namespace that the program runs in. */
    Program awaitListening(int port, long deadlineS) throws IOException {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(deadlineS);
        while (!ProcessFigures.listens(process.pid(), port)) {
            if (!process.isAlive() || System.nanoTime() > deadlineNs) {
                throw new IOException("'" + String.join(" ", command) + "' does not listen: " + lastLine(errors));
            }
            pause();
        }
        return this;
    }

    long pid() {
        return process.pid();
    }

    /** The most resident memory that it was seen with while it was waited for. */
    long peakMemoryBytes() {
        return peakMemoryBytes;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(3, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(3, TimeUnit.SECONDS);
            }
            synchronized (RUNNING) {
                RUNNING.remove(process);
            }
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println("can't delete the output of '" + String.join(" ", command) + "': " + e.getMessage());
        }
    }

    private static String lastLine(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    private static void pause() throws InterruptedIOException {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
