package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** netbench as a process of its own, for what only a process has: signals, limits, streams, and an exit status. */
public final class NetbenchProcess implements AutoCloseable {

    private static final long DEADLINE_S = 40;
    private static final long POLL_MS = 20;

    private final Process process;
    private final Path out;
    private final Path err;

    private NetbenchProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts it.
     *
     * @param folder where its output goes
     * @param limits shell commands that limit the process, such as {@code ulimit -n 256}; empty for none
     * @param jvmOptions options of its JVM
     */
    public static NetbenchProcess start(Path folder, String limits, List<String> jvmOptions, String arguments)
            throws IOException {
        List<String> command = commandLine(jvmOptions);
        command.addAll(List.of(arguments.split(" ")));
        return start(folder, limits, command);
    }

    /** Starts another program among the classes under test, given by its command line. */
    public static NetbenchProcess start(Path folder, String limits, List<String> program) throws IOException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        List<String> command = new ArrayList<>();
        // A build that was started in the background hands down ignored signals.
        command.addAll(List.of("env", "--default-signal=INT,HUP"));
        if (!limits.isEmpty()) {
            command.addAll(List.of("sh", "-c", limits + "; exec \"$@\"", "sh"));
        }
        command.addAll(program);
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new NetbenchProcess(process, out, err);
    }

    /** What starts netbench, without its arguments: the classes under test in a JVM that is quick to start. */
    static List<String> commandLine(List<String> jvmOptions) {
        return commandLine(jvmOptions, Main.class);
    }

    /** The same for another program among the classes under test. */
    static List<String> commandLine(List<String> jvmOptions, Class<?> program, String... arguments) {
        List<String> options = new ArrayList<>(ClassArchive.options());
        options.addAll(jvmOptions);
        return commandLine(options, ClassArchive.classPath(), program, arguments);
    }

    static List<String> commandLine(List<String> jvmOptions, String classPath, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData"));
        if (jvmOptions.stream().noneMatch(option -> option.matches("-XX:\\+Use.*GC"))) {
            command.add("-XX:+UseSerialGC");
        }
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Waits until standard error holds a text. */
    void awaitOnErr(String text) {
        await(() -> err().contains(text));
        assertTrue(err().contains(text), () -> "no '" + text + "' in: " + err());
    }

    /** Waits until standard output holds a text. */
    void awaitOnOut(String text) {
        await(() -> out().contains(text));
        assertTrue(out().contains(text), () -> "no '" + text + "' in: " + out() + err());
    }

    /** Waits until it has made a file. */
    void awaitFile(Path file) {
        await(() -> Files.exists(file));
        assertTrue(Files.exists(file), () -> "no " + file + ": " + err());
    }

    /** Waits until it has a thread whose name begins so; the kernel keeps 15 characters of one. */
    void awaitThread(String name) {
        await(() -> hasThread(name));
        assertTrue(hasThread(name), () -> "no thread " + name + ": " + out() + err());
    }

    private boolean hasThread(String name) {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            return tasks.anyMatch(task -> nameOf(task).startsWith(name));
        } catch (IOException gone) {
            return false;
        }
    }

    private static String nameOf(Path task) {
        try {
            return Files.readString(task.resolve("comm"));
        } catch (IOException gone) {
            return "";
        }
    }

    /** Gives it so long. Returns whether it has ended by then. */
    boolean endsWithin(long ms) throws InterruptedException {
        return process.waitFor(ms, TimeUnit.MILLISECONDS);
    }

    /** Hands it a line on standard input. */
    void tell(String line) throws IOException {
        BufferedWriter in = process.outputWriter();
        in.write(line);
        in.newLine();
        in.flush();
    }

    long pid() {
        return process.pid();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Waits for its end. */
    public int exitStatus() throws InterruptedException {
        return exitStatus(DEADLINE_S);
    }

    /** The same of one that takes longer than others. */
    int exitStatus(long withinS) throws InterruptedException {
        assertTrue(process.waitFor(withinS, TimeUnit.SECONDS), () -> "still running: " + err());
        return process.exitValue();
    }

    String out() {
        return read(out);
    }

    public String err() {
        return read(err);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Gives up when the process has ended, too. */
    private void await(BooleanSupplier condition) {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
        while (!condition.getAsBoolean() && process.isAlive() && System.nanoTime() - endNs < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL_MS));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
