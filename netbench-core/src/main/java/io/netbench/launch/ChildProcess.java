package io.netbench.launch;

import io.netbench.text.TokenVariable;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process of this host whose lines somebody listens to, and whose standard input stays open until it shall end.
 *
 * <p>Should this JVM die, the kernel closes that input, and whoever waits for its end hears of it. Standard output and
 * standard error are one stream here, since a JVM complains on either.
 */
final class ChildProcess {

    private static final int STACK_BYTES = 256 * 1024;
    private static final int MAX_LINE_CHARACTERS = 64 * 1024;

    private static final String HIDDEN = "[hidden]";

    private final Process process;
    private final Listener listener;

    /** What it was sent, which a command that is no agent may say again. */
    private volatile String secret = "";

    /** Whether an agent has its standard input, and no script that reads what it is sent. */
    private volatile boolean isAgent;

    private ChildProcess(Process process, Listener listener) {
        this.process = process;
        this.listener = listener;
    }

    /** Hears of a process on a thread that is its own, one call at a time. */
    interface Listener {

        /** A line, without its end; a very long one is cut off. */
        void line(String line);

        /** It said all that it had to say, and ended. The last call. */
        void ended(int exitStatus);
    }

    /**
     * Starts a process in a session of its own, so that Ctrl-C in the terminal does not reach it: the coordinator decides
     * what an interrupt means for a run.
     *
     * @param name for its thread
     * @throws IOException if there is no such command
     */
    static ChildProcess start(String name, List<String> command, Listener listener) throws IOException {
        ProcessBuilder program = new ProcessBuilder(inOwnSession(command)).redirectErrorStream(true);
        TokenVariable.withhold(program);
        Process process = program.start();
        ChildProcess child = new ChildProcess(process, listener);
        Thread reader = new Thread(null, child::read, name, STACK_BYTES);
        reader.setDaemon(true);
        reader.start();
        return child;
    }

    /** Writes the line that nobody else may see to its standard input; once. */
    void send(String line) {
        secret = line;
        write(line + "\n");
        isAgent = true;
    }

    /** Lets an agent hear that somebody is there who wants it; nothing before it has the line that nobody else may see. */
    void beat() {
        if (isAgent) {
            write("\n");
        }
    }

    /** Writes text that is no secret to its standard input. */
    void write(String text) {
        try {
            OutputStream input = process.getOutputStream();
            input.write(text.getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException e) {
            // It has ended, and its output tells why.
        }
    }

    /**
     * Writes the first {@code bytes} of a file to its standard input; its listener hears nothing meanwhile.
     *
     * @throws IOException if they can't be read; where the process has ended, its output tells why
     */
    void copy(Path file, long bytes) throws IOException {
        OutputStream input = process.getOutputStream();
        byte[] part = new byte[64 * 1024];
        try (InputStream source = Files.newInputStream(file)) {
            for (long left = bytes; left > 0; ) {
                int read = source.read(part, 0, (int) Math.min(left, part.length));
                if (read < 0) {
                    throw new EOFException("it ended " + left + " bytes too early");
                }
                left -= read;
                try {
                    input.write(part, 0, read);
                    input.flush();
                } catch (IOException e) {
                    return;
                }
            }
        }
    }

    /** Tells it that its standard input is over. */
    void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended.
        }
    }

    /** Waits for its end, at most until {@code timeoutMs} have passed. Returns whether it has ended. */
    boolean awaitEnd(long timeoutMs) throws InterruptedException {
        return process.waitFor(timeoutMs, TimeUnit.MILLISECONDS);
    }

    /** Ends it at once. What it said before is still heard, which the process itself would not grant. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    private static List<String> inOwnSession(List<String> command) {
        List<String> words = new ArrayList<>(List.of("setsid"));
        words.addAll(command);
        return words;
    }

    private void read() {
        try (Reader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int c = output.read(); c >= 0; c = output.read()) {
                if (c == '\n') {
                    tell(line.toString());
                    line.setLength(0);
                } else if (line.length() < MAX_LINE_CHARACTERS) {
                    line.append((char) c);
                }
            }
            if (!line.isEmpty()) {
                tell(line.toString());
            }
        } catch (IOException e) {
            listener.line("its output can't be read: " + e.getMessage());
        }
        listener.ended(exitStatus());
    }

    private void tell(String line) {
        listener.line(secret.isEmpty() ? line : line.replace(secret, HIDDEN));
    }

    private int exitStatus() {
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                process.toHandle().destroyForcibly();
            }
        }
    }
}
