package io.netbench.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An agent that the launcher starts, with the JVM flags that users get, of the classes under test. */
final class LauncherAgent implements AutoCloseable {

    private static final Path LAUNCHER = Path.of("..", "netbench");

    private final NetbenchProcess process;
    private final Path proc;
    private final InetSocketAddress control;
    private final long descriptorsAtStart;

    private LauncherAgent(NetbenchProcess process) {
        this.process = process;
        proc = Path.of("/proc", Long.toString(process.pid()));
        process.awaitOnOut("data ");
        control = new InetSocketAddress(
                InetAddress.getLoopbackAddress(),
                Integer.parseInt(process.out().replaceAll("(?s).*control[^\n]*port ([0-9]+).*", "$1")));
        descriptorsAtStart = descriptors();
    }

    /**
     * Starts one.
     *
     * @param folder of its own
     * @param arguments of the agent, beside its ports
     */
    static LauncherAgent start(Path folder, String arguments) throws IOException {
        Path launcher = Files.copy(LAUNCHER, folder.resolve("netbench"));
        launcher.toFile().setExecutable(true);
        jar(folder.resolve("netbench.jar"));
        List<String> command = new ArrayList<>(List.of(
                "env",
                "JAVA_HOME=" + System.getProperty("java.home"),
                // Without an archive of classes, whose making takes seconds.
                "NETBENCH_JAVA_OPTS=-XX:TieredStopAtLevel=1",
                launcher.toString(),
                "agent",
                "--port",
                "0",
                "--data-port",
                "0"));
        command.addAll(
                Stream.of(arguments.split(" ")).filter(word -> !word.isEmpty()).toList());
        return new LauncherAgent(NetbenchProcess.start(folder, "", command));
    }

    private static void jar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Stream.of(ClassArchive.classPath().split(":"))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.finish();
        }
    }

    InetSocketAddress control() {
        return control;
    }

    /** As a host of a list. */
    String host() {
        return "127.0.0.1:" + control.getPort();
    }

    long pid() {
        return process.pid();
    }

    /** Resident memory, in MiB. */
    long residentMib() {
        return status("VmRSS") >> 10;
    }

    long threads() {
        return status("Threads");
    }

    long descriptors() {
        try (Stream<Path> open = Files.list(proc.resolve("fd"))) {
            return open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When it had just begun to listen. */
    long descriptorsAtStart() {
        return descriptorsAtStart;
    }

    void signal(String name) {
        try {
            process.signal(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** CPU time of all its threads so far. */
    long cpuMs() {
        return ProcessHandle.of(pid())
                .flatMap(agent -> agent.info().totalCpuDuration())
                .orElseThrow()
                .toMillis();
    }

    private long status(String name) {
        try {
            return Files.readAllLines(proc.resolve("status")).stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
