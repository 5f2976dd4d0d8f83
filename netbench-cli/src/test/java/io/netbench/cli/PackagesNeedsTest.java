package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code packages/needs} makes of what readelf says of the libraries of an image. */
@Timeout(30)
class PackagesNeedsTest {

    private static final long DEADLINE_S = 20;

    private static final String JAVA = """
            File: runtime/lib/server/libjvm.so
             0x0000000000000001 (NEEDED)             Shared library: [libm.so.6]
             0x0000000000000001 (NEEDED)             Shared library: [libc.so.6]
            Version definition section '.gnu.version_d' contains 1 entry:
              000000: Rev: 1  Flags: BASE  Index: 1  Cnt: 1  Name: GLIBC_9.9
            Version needs section '.gnu.version_r' contains 2 entries:
              000000: Version: 1  File: libm.so.6  Cnt: 1
              0x0010:   Name: GLIBC_2.2.5  Flags: none  Version: 12
              0x0020: Version: 1  File: libc.so.6  Cnt: 2
              0x0030:   Name: GLIBC_2.17  Flags: none  Version: 11
              0x0040:   Name: GLIBC_2.4  Flags: none  Version: 10
            File: runtime/lib/libzip.so
             0x0000000000000001 (NEEDED)             Shared library: [libjvm.so]
             0x0000000000000001 (NEEDED)             Shared library: [libc.so.6]
              0x0000: Version: 1  File: libc.so.6  Cnt: 1
              0x0010:   Name: GLIBC_2.2.5  Flags: none  Version: 2
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeImage() throws IOException {
        Files.createDirectories(folder.resolve("image/runtime/lib/server"));
        Files.createDirectory(folder.resolve("image/native"));
        Files.createFile(folder.resolve("image/runtime/lib/server/libjvm.so"));
        Files.createFile(folder.resolve("image/runtime/lib/libzip.so"));
        readelfSays(JAVA);
    }

    @Test
    void shouldNameTheNewestGlibcThatALibraryAsksFor() throws Exception {
        assertEquals("2.17\n", said("glibc"));
        assertEquals("libc6 (>= 2.17)\n", said("deb"));
        assertEquals(
                "libc.so.6()(64bit) libc.so.6(GLIBC_2.17)(64bit) libc.so.6(GLIBC_2.2.5)(64bit)"
                        + " libc.so.6(GLIBC_2.4)(64bit) libm.so.6()(64bit) libm.so.6(GLIBC_2.2.5)(64bit)\n",
                said("rpm"));
    }

    @Test
    void shouldNameLibrariesThatTheImageLacks() throws Exception {
        readelfSays(JAVA + """
                 0x0000000000000001 (NEEDED)             Shared library: [libz.so.1]
                 0x0000000000000001 (NEEDED)             Shared library: [libstdc++.so.6]
                 0x0000000000000001 (NEEDED)             Shared library: [libgcc_s.so.1]
                  000000: Version: 1  File: libc.so.6  Cnt: 1
                  0x0010:   Name: GLIBC_2.34  Flags: none  Version: 2
                """);
        assertEquals("libc6 (>= 2.34), libgcc-s1 | libgcc1, libstdc++6, zlib1g\n", said("deb"));
        assertTrue(said("rpm").endsWith(" libstdc++.so.6()(64bit) libz.so.1()(64bit)\n"), said("rpm"));
    }

    @Test
    void shouldFailRatherThanLeaveSomethingOut() throws Exception {
        readelfSays("");
        assertEquals(
                "packages/needs: nothing in " + folder.toRealPath() + "/image names a version of glibc\n",
                said("glibc", 1));
        readelfSays(JAVA + " 0x0000000000000001 (NEEDED)             Shared library: [libnew.so.3]\n");
        String words = said("deb", 1);
        assertTrue(
                words.endsWith("packages/needs: the image needs libnew.so.3,"
                        + " and which package of Debian has that is not known here\n"),
                words);
    }

    private void readelfSays(String text) throws IOException {
        Files.writeString(folder.resolve("text"), text);
        Path program = Files.writeString(folder.resolve("readelf"), "#!/bin/sh\nexec cat '" + folder + "/text'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private String said(String form) throws Exception {
        return said(form, 0);
    }

    private String said(String form, int status) throws Exception {
        ProcessBuilder needs = new ProcessBuilder(
                Path.of("..", "packages", "needs").toString(),
                form,
                folder.resolve("image").toString());
        needs.environment().merge("PATH", folder + ":", (path, first) -> first + path);
        Path output = folder.resolve("output");
        Process process =
                needs.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertTrue(process.waitFor(DEADLINE_S, TimeUnit.SECONDS), "still running");
        assertEquals(status, process.exitValue(), Files.readString(output));
        return Files.readString(output);
    }
}
