package io.netbench.cli;

import io.netbench.control.net.ControlServer;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The classes under test as jars, with a JVM's archive of those that a run loads, which spares each of the many JVMs that
 * tests start a third of its work. Made once for the same classes and JVM; where it can't be made, they start without.
 */
final class ClassArchive {

    private static final Path FOLDER = Path.of("target", "class-archive").toAbsolutePath();
    private static final String ARCHIVE = "classes.jsa";
    private static final long DEADLINE_S = 60;

    private static final ClassArchive ONLY = make();

    private final String classPath;
    private final List<String> options;

    private ClassArchive(String classPath, List<String> options) {
        this.classPath = classPath;
        this.options = options;
    }

    /** What a JVM is to find classes by, wherever it is started. */
    static String classPath() {
        return ONLY.classPath;
    }

    /** What a JVM needs to use the archive. */
    static List<String> options() {
        return ONLY.options;
    }

    private static ClassArchive make() {
        try {
            Files.createDirectories(FOLDER);
            try (FileChannel file = FileChannel.open(
                            FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = file.lock()) {
                return held.isValid() ? madeOnce(FOLDER.resolve(key())) : without();
            }
        } catch (IOException e) {
            System.out.println("no archive of classes: " + e);
            return without();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return without();
        }
    }

    private static ClassArchive without() {
        return new ClassArchive(plainClassPath(), List.of());
    }

    /** Surefire hides the class path of its JVM in a jar's manifest. */
    private static String plainClassPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static List<Path> entries() {
        return Stream.of(plainClassPath().split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(Files::exists)
                .toList();
    }

    private static ClassArchive madeOnce(Path folder) throws IOException, InterruptedException {
        Path archive = folder.resolve(ARCHIVE);
        if (Files.notExists(archive)) {
            Files.createDirectories(folder);
            String jars = jars(folder);
            Path fresh = folder.resolve("fresh.jsa");
            if (!dump(folder, jars, fresh)) {
                System.out.println("no archive of classes: see " + folder.resolve("dump.txt"));
                Files.deleteIfExists(fresh);
                return new ClassArchive(jars, List.of());
            }
            Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE);
        }
        return new ClassArchive(
                jars(folder), List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-XX:SharedArchiveFile=" + archive));
    }

    /** Of the classes and the JVM, so that an archive of others is never taken. */
    private static String key() throws IOException {
        StringBuilder of = new StringBuilder(System.getProperty("java.home") + System.getProperty("java.vm.version"));
        for (Path entry : entries()) {
            for (Path file : filesIn(entry)) {
                of.append(file).append(Files.size(file)).append(Files.getLastModifiedTime(file));
            }
        }
        return HexFormat.of().toHexDigits(of.toString().hashCode());
    }

    private static List<Path> filesIn(Path entry) throws IOException {
        try (Stream<Path> all = Files.walk(entry)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** A JVM archives no classes from folders, so each becomes a jar. */
    private static String jars(Path folder) throws IOException {
        List<String> jars = new ArrayList<>();
        for (Path entry : entries()) {
            Path jar = Files.isDirectory(entry) ? folder.resolve("folder-" + jars.size() + ".jar") : entry;
            if (Files.notExists(jar)) {
                pack(entry, jar);
            }
            jars.add(jar.toString());
        }
        return String.join(File.pathSeparator, jars);
    }

    private static void pack(Path entry, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Path file : filesIn(entry)) {
                zip.putNextEntry(new ZipEntry(entry.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    private static boolean dump(Path folder, String jars, Path archive) throws IOException, InterruptedException {
        List<String> command = NetbenchProcess.commandLine(
                List.of("-XX:ArchiveClassesAtExit=" + archive), jars, SampleRuns.class, folder.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("dump.txt").toFile())
                .start();
        boolean isOver = process.waitFor(DEADLINE_S, TimeUnit.SECONDS);
        process.destroyForcibly();
        return isOver && process.exitValue() == 0 && Files.exists(archive);
    }

    /** Loads what most runs load: both ends of one in this process, and one with an agent of its own. */
    static final class SampleRuns {

        private SampleRuns() {}

        public static void main(String[] folder) {
            String json = Path.of(folder[0]).resolve("run.json").toString();
            ControlServer agent = LoopbackAgent.start();
            run("incast -c 1 -b 64k -t 100ms -w 0 --live line --json " + json);
            run("incast -s " + LoopbackAgent.host(agent) + " -c 1 -t 100ms -w 0 --live off");
            run("incast --help");
            System.exit(0);
        }

        /** Whatever comes of it: on a busy machine a link may get nothing through, and its classes are loaded all the same. */
        private static void run(String arguments) {
            CommandRun run = CommandRun.of(arguments.split(" "));
            System.out.println(arguments + ": " + run.status() + " " + run.err());
        }
    }
}
