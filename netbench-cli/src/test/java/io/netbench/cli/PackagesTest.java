package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Builds all packages twice, and tries them where nothing else is. */
@Tag("acceptance")
@Timeout(900)
class PackagesTest {

    private static final Path PACKAGES =
            Path.of("..", "packages").toAbsolutePath().normalize();
    private static final long MAX_BYTES = 75L << 20;
    private static final int SKIPPED = 77;

    @TempDir
    private Path folder;

    @Test
    void shouldBuildTheSamePackagesTwiceAndRunThemWithoutJava() throws Exception {
        assumeTrue(hasAll("jq", "asciidoctor", "dpkg-deb", "rpmbuild", "mvn"), "tools to build packages are missing");
        Path once = Files.createDirectory(folder.resolve("once"));
        Path again = Files.createDirectory(folder.resolve("again"));
        assertEquals(0, run(once, "build", "all", "-o", once.toString()), () -> log(once));
        assertEquals(
                0,
                run(
                        again,
                        "build",
                        "all",
                        "-o",
                        again.toString(),
                        "--class-lists",
                        once.resolve("class-lists").toString()),
                () -> log(again));

        List<Path> packages;
        try (Stream<Path> files = Files.list(once)) {
            packages = files.filter(file -> file.toString().matches(".*\\.(tar\\.gz|deb|rpm|jar|json)"))
                    .toList();
        }
        assertEquals(5, packages.size(), packages::toString);
        for (Path built : packages) {
            assertEquals(
                    -1, Files.mismatch(built, again.resolve(built.getFileName())), built + " is not the same twice");
            assertTrue(Files.size(built) <= MAX_BYTES, () -> built + " is too large");
        }
        int status = run(once, "try", once.toString());
        assumeTrue(status != SKIPPED, () -> log(once));
        assertEquals(0, status, () -> log(once));
    }

    private static boolean hasAll(String... tools) {
        return Stream.of(tools)
                .allMatch(tool -> Stream.of(System.getenv("PATH").split(":", -1))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, tool))));
    }

    private static int run(Path folder, String script, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(PACKAGES.resolve(script).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        // Maven runs these tests with one of its own; what is packed is of the newest.
        builder.environment().remove("JAVA_HOME");
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(420, TimeUnit.SECONDS), () -> script + " takes too long: " + log(folder));
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String log(Path folder) {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
