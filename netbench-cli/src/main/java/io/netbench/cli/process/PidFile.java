package io.netbench.cli.process;

import io.netbench.plan.PlanException;
import io.netbench.text.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** A file that has the number of this process in it as long as it is open. */
public final class PidFile implements AutoCloseable {

    private final Optional<Path> file;

    private PidFile(Optional<Path> file) {
        this.file = file;
    }

    /**
     * Writes the file, over one that is there.
     *
     * @param option the place for its option's name in a message
     * @param name of the file; empty: there is none
     * @throws PlanException if it can't be written
     */
    public static PidFile write(String option, Optional<String> name) {
        return new PidFile(name.map(each -> written(option, each)));
    }

    private static Path written(String option, String name) {
        try {
            Path file = Path.of(name);
            Files.writeString(file, ProcessHandle.current().pid() + "\n");
            file.toFile().deleteOnExit();
            return file;
        } catch (InvalidPathException unnameable) {
            throw new PlanException(option + " " + name + ": this can't be the name of a file");
        } catch (IOException failure) {
            throw new PlanException(option + " " + name + ": " + FileFailure.reasonOf(failure));
        }
    }

    /** Removes the file. */
    @Override
    public void close() {
        file.ifPresent(path -> path.toFile().delete());
    }
}
