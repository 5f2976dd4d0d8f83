package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the script that starts netbench builds and where it keeps that, with a Maven whose jar is a copy of a source. */
@Timeout(60)
class LauncherBuildTest {

    private static final long DEADLINE_S = 30;

    @TempDir
    private Path folder;

    private Path home;
    private Path source;

    @BeforeEach
    void makeSources() throws IOException {
        home = Files.createDirectory(folder.resolve("home")).toRealPath();
        Files.copy(Path.of("..", "netbench"), home.resolve("netbench"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        for (String part : List.of(".mvn", "netbench-core", "netbench-cli", "transports")) {
            Files.createDirectory(home.resolve(part));
        }
        source = Files.writeString(home.resolve("netbench-core/source"), "one");
        Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
        program("jdk/bin/javac", "");
        program("jdk/bin/java", "echo \"$*\" >>'" + folder + "/started'");
        maven("");
    }

    /** One that does something after it has read the sources. */
    private void maven(String then) throws IOException {
        program("mvn", """
                case $* in
                -v) echo 'Apache Maven 3.9.9' ;;
                *)
                    mkdir -p netbench-cli/target && cp netbench-core/source netbench-cli/target/netbench.jar
                    echo built >>'%s/builds'
                    %s
                    ;;
                esac
                """.formatted(folder, then));
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void shouldBuildOnceForTheSameSources() throws Exception {
        assertEquals("one", builtJar());
        assertEquals("one", builtJar());
        assertEquals(1, builds());
        Files.writeString(source, "two");
        assertEquals("two", builtJar());
        assertEquals(2, builds());
    }

    @Test
    void shouldBuildAgainWhatChangedMeanwhile() throws Exception {
        maven("[ $(wc -l <'" + folder + "/builds') -gt 1 ] || printf two >netbench-core/source");
        assertEquals("two", builtJar());
        assertEquals(2, builds());

        Files.writeString(source, "one");
        assertEquals("one", builtJar(), "the first build is not taken for one of the first sources");
        assertEquals(3, builds());
    }

    @Test
    void shouldSayThatItCanNotBuildWhatDoesNotRest() throws Exception {
        maven("printf x >>netbench-core/source");
        assertEquals(1, start(Map.of("XDG_CACHE_HOME", "/proc")));
        assertTrue(
                Files.readString(folder.resolve("err"))
                        .endsWith("netbench: the sources were changed while they were built, twice; start it again"
                                + " when they are at rest\n"),
                Files.readString(folder.resolve("err")));
        assertFalse(Files.exists(folder.resolve("started")));
    }

    /** It finds no times then, and an empty list is the same for all sources. */
    @Test
    void shouldReadTheSourcesWhereFindCanNotListThem() throws Exception {
        program("find", "case $* in *-printf*) exit 1 ;; esac; exec /usr/bin/env PATH=/usr/bin:/bin find \"$@\"");
        assertEquals("one", builtJar());
        Files.writeString(source, "two");
        assertEquals("two", builtJar());
        assertEquals("two", builtJar());
        assertEquals(2, builds());
    }

    @Test
    void shouldKeepAnArchiveOfClassesWhereTheUserHasACache() throws Exception {
        Files.writeString(home.resolve("netbench.jar"), "none");
        assertTrue(hasArchive(Map.of("XDG_CACHE_HOME", folder + "/caches")));
        assertTrue(hasArchive(Map.of("HOME", folder + "/me")));
        assertTrue(hasArchive(Map.of("HOME", folder + "/me-too", "XDG_CACHE_HOME", "relative")));
        assertFalse(hasArchive(Map.of()));
        assertFalse(hasArchive(Map.of("XDG_CACHE_HOME", "relative")));
        assertFalse(hasArchive(Map.of("HOME", "/")));
        assertFalse(hasArchive(Map.of("HOME", "relative")));
        assertFalse(Files.exists(folder.resolve("relative")));
    }

    private boolean hasArchive(Map<String, String> environment) throws Exception {
        Files.deleteIfExists(folder.resolve("started"));
        assertEquals(0, start(environment));
        return Files.readString(folder.resolve("started")).contains("-XX:ArchiveClassesAtExit=");
    }

    private String builtJar() throws Exception {
        Files.deleteIfExists(folder.resolve("started"));
        assertEquals(0, start(Map.of("XDG_CACHE_HOME", "/proc")), () -> read("err"));
        String words = read("started").strip();
        return Files.readString(Path.of(words.substring(words.indexOf("-jar ") + 5, words.indexOf(" incast"))));
    }

    private int start(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder netbench =
                new ProcessBuilder("sh", home.resolve("netbench").toString(), "incast");
        netbench.environment().clear();
        netbench.environment().putAll(environment);
        netbench.environment().put("PATH", folder + ":/usr/bin:/bin");
        netbench.environment().put("JAVA_HOME", folder + "/jdk");
        netbench.directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        Process process = netbench.start();
        assertTrue(process.waitFor(DEADLINE_S, TimeUnit.SECONDS), "still running");
        return process.exitValue();
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private long builds() throws IOException {
        return Files.readAllLines(folder.resolve("builds")).size();
    }
}
