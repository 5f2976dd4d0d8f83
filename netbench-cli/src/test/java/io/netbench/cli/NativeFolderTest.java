package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFolderTest {

    @TempDir
    private Path folder;

    @Test
    void shouldTakeTheFirstFolderForPrograms() throws IOException {
        Path none = Files.writeString(folder.resolve("file"), "no folder");
        Path made = folder.resolve("made/for it");
        assertEquals(Optional.of(made), NativeFolder.firstOf(List.of(none, Path.of("/proc"), made, folder)));
        try (var left = Files.list(made)) {
            assertEquals(List.of(), left.toList());
        }
    }

    /** What lies in /proc is mounted noexec on many hosts, and nothing can be made there on any. */
    @Test
    void shouldNotTakeAFolderWithoutPrograms() {
        assertFalse(NativeFolder.isExecutable(Path.of("/proc/self")));
    }

    @Test
    void shouldPreferTheUsersOwnFolders() {
        assertEquals(
                List.of("/run/user/7", "/home/me/.cache/netbench", "/var/tmp", "/dev/shm"),
                NativeFolder.candidates(Map.of("XDG_RUNTIME_DIR", "/run/user/7", "HOME", "/home/me")).stream()
                        .map(Path::toString)
                        .toList());
        assertTrue(NativeFolder.candidates(Map.of("XDG_CACHE_HOME", "/cache", "HOME", "/home/me"))
                .contains(Path.of("/cache/netbench")));
    }
}
