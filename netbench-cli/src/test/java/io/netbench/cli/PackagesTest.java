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
    private static final long MAX_BYTES = 75_000_000;
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
                        "--rehearsed",
                        once.resolve("rehearsed").toString()),
                () -> log(again));

        List<Path> packages;
        try (Stream<Path> files = Files.list(once)) {
            packages = files.filter(file -> file.toString().matches(".*\\.(tar\\.gz|deb|rpm|jar|json)"))
                    .toList();
        }
        assertEquals(5, packages.size(), packages::toString);
        for (Path built : packages) {
            assertTrue(Files.size(built) <= MAX_BYTES, () -> built + " is too large");
            assertSame(built, again.resolve(built.getFileName()));
        }
        int status = run(once, "try", once.toString());
        assumeTrue(status != SKIPPED, () -> log(once));
        assertEquals(0, status, () -> log(once));
    }

    /**
     * The JDK does not promise its caches to be the same twice. They stand in the image with what tells of them; that the .rpm
     * has the files of the .deb is tried with the rest.
     */
    private static void assertSame(Path one, Path other) throws Exception {
        String unpack = one.toString().endsWith(".tar.gz")
                ? "tar -xzf \"$1\" -C \"$2\""
                : one.toString().endsWith(".deb") ? "dpkg-deb -x \"$1\" \"$2\"" : "";
        if (unpack.isEmpty()) {
            assertTrue(
                    one.toString().endsWith(".rpm") || Files.mismatch(one, other) == -1,
                    one + " is not the same twice");
            return;
        }
        Path folder = Files.createTempDirectory(one.getParent(), "unpacked");
        String script =
                "unpack() { mkdir \"$2\" && " + unpack + "; }; unpack \"$1\" \"$3/one\" && unpack \"$2\" \"$3/other\""
                        + " && exec diff -r --no-dereference -x '*.aot' -x MANIFEST -x IMAGE \"$3/one\" \"$3/other\"";
        Path log = folder.resolve("log");
        Process differs = new ProcessBuilder(
                        "sh", "-c", script, "sh", one.toString(), other.toString(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertTrue(differs.waitFor(120, TimeUnit.SECONDS), "still comparing");
        assertEquals(0, differs.exitValue(), Files.readString(log));
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
