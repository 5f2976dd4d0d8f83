package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code packages/rehearse} and {@code packages/archive} call the JVM, with one that makes what it is told to. */
@Timeout(60)
class PackagesArchivesTest {

    private static final long DEADLINE_S = 40;

    /** Writes every file that an option names, and the record of an agent beside that of a run that launches one. */
    private static final String JAVA = """
            #!/bin/sh
            for word; do
                case $word in
                -XX:AOTConfiguration=* | -XX:DumpLoadedClassList=* | -XX:SharedArchiveFile=* | -XX:AOTCache=*)
                    file=${word#*=}
                    echo made >>"$file"
                    case $* in *--launch*) echo made >"$(dirname "$file")/agent-1.${file##*.}" ;; esac
                    ;;
                esac
            done
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"17", "25"})
    void shouldTakePathsWithAnythingInThem(String version) throws Exception {
        Path image = image("an image's $HOME \"of\" " + version, version);
        Path records = Files.createDirectory(folder.resolve("what; it 'recorded'"));
        run("rehearse", image, records);
        boolean hasCaches = version.equals("25");
        assertEquals(
                hasCaches
                        ? List.of("agent.conf", "netbench.conf", "version.conf")
                        : List.of("agent.classes", "netbench.classes"),
                filesIn(records));
        run("archive", image, records);
        assertEquals(
                hasCaches ? List.of("agent.aot", "netbench.aot", "version.aot") : List.of("agent.jsa", "netbench.jsa"),
                filesIn(image).stream()
                        .filter(name -> name.matches(".*\\.(aot|jsa)"))
                        .toList());
    }

    @Test
    void shouldSayThatNothingWasRecorded() throws Exception {
        Path image = image("image", "25");
        Files.writeString(image.resolve("runtime/bin/java"), "#!/bin/sh\n");
        Process process = start("rehearse", image, Files.createDirectory(folder.resolve("records")));
        assertEquals(1, process.exitValue());
        assertEquals("rehearse: the JVM recorded nothing of version\n", Files.readString(folder.resolve("log")));
    }

    private Path image(String name, String version) throws IOException {
        Path image = Files.createDirectories(folder.resolve(name));
        Path java = Files.createDirectories(image.resolve("runtime/bin")).resolve("java");
        Files.writeString(java, JAVA);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(image.resolve("runtime/release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
        return image;
    }

    private void run(String script, Path image, Path records) throws Exception {
        assertEquals(0, start(script, image, records).exitValue(), () -> script + ": " + read(folder.resolve("log")));
    }

    private Process start(String script, Path image, Path records) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of("..", "packages", script).toString(), image.toString(), records.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertTrue(process.waitFor(DEADLINE_S, TimeUnit.SECONDS), "still running");
        return process;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
