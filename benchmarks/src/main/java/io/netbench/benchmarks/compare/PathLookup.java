package io.netbench.benchmarks.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds programs as a shell does. */
final class PathLookup {

    private PathLookup() {}

    static Optional<Path> find(String program) {
        return all(program).stream().findFirst();
    }

    /** All of that name, the one that a shell would run first. */
    static List<Path> all(String program) {
        List<Path> found = new ArrayList<>();
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(":", -1)) {
            Path candidate = Path.of(folder.isEmpty() ? "." : folder, program);
            if (Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
                found.add(candidate);
            }
        }
        return found;
    }

    /** Why a program can't be used, if so. */
    static Optional<String> missing(String program) {
        return find(program).isPresent() ? Optional.empty() : Optional.of("not on the PATH");
    }
}
