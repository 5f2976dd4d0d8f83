package io.netbench.cli.watch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A suite that was measured.
 *
 * @param status the exit status of its command
 * @param said what its command said on standard error, line by line
 * @param file where its result is, if it left one
 */
public record Measured(int status, List<String> said, Path file) {

    public Measured {
        said = List.copyOf(said);
    }

    /** Whether it left a result. */
    boolean isKept() {
        return Files.exists(file);
    }
}
