package io.netbench.cli;

import io.netbench.time.Await;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real {@code iperf3 -s} on this host. The system property netbench.iperf3 names another program than that of the path. */
final class Iperf3Server implements AutoCloseable {

    private static final String PROGRAM = System.getProperty("netbench.iperf3", "iperf3");

    private final Process process;
    private final Path output;
    private final int port;

    private Iperf3Server(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** The program, if it is installed. */
    static Optional<Path> program() {
        return Stream.concat(
                        Stream.of(Path.of(PROGRAM)).filter(Path::isAbsolute),
                        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                                .map(folder -> Path.of(folder, PROGRAM)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts one that listens when this returns. */
    static Iperf3Server start(Path folder, String... more) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path output = Files.createTempFile(folder, "iperf3", ".log");
        List<String> command = new ArrayList<>(
                List.of(program().orElseThrow().toString(), "-s", "-p", Integer.toString(port), "--forceflush"));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Iperf3Server server = new Iperf3Server(process, output, port);
        Await.until("iperf3 listens", () -> server.output().contains("Server listening"));
        return server;
    }

    int port() {
        return port;
    }

    /** What it has said so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
