package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which JDK {@code packages/build} takes, and what it says of those that it can't, with a Maven that builds nothing. */
@Timeout(60)
class PackagesBuildTest {

    private static final long DEADLINE_S = 40;
    private static final String NONE =
            "packages/build: no JDK from 17 to 25 with a jlink under /usr/lib/jvm; install one, or set JAVA_HOME";

    @TempDir
    private Path folder;

    private Path jvms;

    @BeforeEach
    void install() throws IOException {
        jvms = Files.createDirectory(folder.resolve("jvms"));
        Files.createDirectory(folder.resolve("bin"));
        program("bin/mvn", "exit 1");
        program("bin/jq", "");
        Files.createDirectories(folder.resolve("sources/packages"));
        Files.copy(Path.of("../packages/build"), folder.resolve("sources/packages/build"));
        Files.writeString(folder.resolve("sources/pom.xml"), "<version>0</version>\n");
    }

    @Test
    void shouldSayWhyAJdkThatIsNamedWillNotDo() throws Exception {
        Path none = folder.resolve("none");
        assertEquals(
                List.of("packages/build: " + none + " has no bin/jlink; set JAVA_HOME to a complete JDK"),
                said("JAVA_HOME=" + none, ""));
        Path nameless = jdk("nameless", "");
        assertEquals(
                List.of("packages/build: " + nameless
                        + " has no file named release that tells its version; set JAVA_HOME to a complete JDK"),
                said("JAVA_HOME=" + nameless, ""));
        Path old = jdk("old", "1.8.0_392");
        assertEquals(
                List.of("packages/build: " + old + " is Java 1.8.0; 17 or newer is needed"),
                said("JAVA_HOME=" + old, ""));
    }

    @Test
    void shouldSayThatThereIsNoJdk() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "root alone may mount");
        assertEquals(List.of(NONE), found());
        jdk("java-26", "26");
        jdk("java-8", "1.8.0_392");
        jdk("nameless", "");
        assertEquals(List.of(NONE), found());
    }

    @Test
    void shouldTakeTheNewestWhateverElseThereIs() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "root alone may mount");
        jdk("a", "21.0.9");
        jdk("b", "17.0.1");
        jdk("z-nameless", "");
        assertEquals("building the jar with Java 21.0.9", found().get(0));
        jdk("z-old", "11.0.2");
        assertEquals("building the jar with Java 21.0.9", found().get(0));
    }

    private Path jdk(String name, String version) throws IOException {
        Path jdk = Files.createDirectories(jvms.resolve(name));
        Files.createDirectory(jdk.resolve("bin"));
        program("jvms/" + name + "/bin/jlink", "");
        if (!version.isEmpty()) {
            Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        }
        return jdk;
    }

    private void program(String file, String text) throws IOException {
        Path program = Files.writeString(folder.resolve(file), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** With these JDKs where a system has them, for this process alone. */
    private List<String> found() throws Exception {
        return said("-u JAVA_HOME", "mount --bind " + jvms + " /usr/lib/jvm && ");
    }

    private List<String> said(String environment, String first) throws Exception {
        List<String> shell = List.of(
                "sh",
                "-c",
                first + "exec env " + environment + " PATH=" + folder.resolve("bin") + ":/usr/bin:/bin bash "
                        + folder.resolve("sources/packages/build") + " jar");
        ProcessBuilder build =
                new ProcessBuilder(new ArrayList<>(first.isEmpty() ? List.of() : List.of("unshare", "--mount")));
        build.command().addAll(shell);
        Path output = folder.resolve("output");
        Process process =
                build.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertTrue(process.waitFor(DEADLINE_S, TimeUnit.SECONDS), "still running");
        assertEquals(1, process.exitValue(), Files.readString(output));
        return Files.readAllLines(output);
    }
}
