package io.netbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where native libraries are unpacked: the folder for temporary files, or another one when that is mounted noexec, where
 * no library loads. Has to be chosen before the first is wanted.
 */
final class NativeFolder {

    private static final List<String> PROPERTIES = List.of("io.netty.native.workdir", "jline.tmpdir");
    private static final FileAttribute<Set<PosixFilePermission>> OWN_PROGRAM =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private NativeFolder() {}

    /** Leaves things as they are where the usual folder will do, where somebody named one, and where none will do. */
    static void choose(Map<String, String> environment) {
        Path usual = Path.of(System.getProperty("java.io.tmpdir"));
        if (!isExecutable(usual)) {
            firstOf(candidates(environment)).ifPresent(NativeFolder::take);
        }
    }

    private static void take(Path folder) {
        for (String property : PROPERTIES) {
            if (System.getProperty(property) == null) {
                System.setProperty(property, folder.toString());
            }
        }
    }

    /** The user's own folders come first: what lies in the others anybody may have put there. */
    static List<Path> candidates(Map<String, String> environment) {
        List<Path> folders = new ArrayList<>();
        named(environment, "XDG_RUNTIME_DIR", "").ifPresent(folders::add);
        named(environment, "XDG_CACHE_HOME", "netbench")
                .or(() -> named(environment, "HOME", ".cache/netbench"))
                .ifPresent(folders::add);
        folders.add(Path.of("/var/tmp"));
        folders.add(Path.of("/dev/shm"));
        return folders;
    }

    private static Optional<Path> named(Map<String, String> environment, String variable, String below) {
        return Optional.ofNullable(environment.get(variable))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, below));
    }

    static Optional<Path> firstOf(List<Path> candidates) {
        return candidates.stream().filter(NativeFolder::isExecutable).findFirst();
    }

    /** Asks the kernel, of a file that is there for the question alone. */
    static boolean isExecutable(Path folder) {
        Path probe = folder.resolve(".netbench-" + ProcessHandle.current().pid());
        try {
            Files.createDirectories(folder);
            Files.newByteChannel(probe, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWN_PROGRAM)
                    .close();
            return Files.isExecutable(probe);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        } finally {
            delete(probe);
        }
    }

    private static void delete(Path probe) {
        try {
            Files.deleteIfExists(probe);
        } catch (IOException e) {
            // It was not made.
        }
    }
}
