package io.netbench.benchmarks.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds programs as a shell does. */
final class PathLookup {

    private PathLookup() {}

    static Optional<Path> find(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(":", -1)) {
            Path candidate = Path.of(folder.isEmpty() ? "." : folder, program);
            if (Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** Why a program can't be used, if so. */
    static Optional<String> missing(String program) {
        return find(program).isPresent() ? Optional.empty() : Optional.of("not on the PATH");
    }
}
