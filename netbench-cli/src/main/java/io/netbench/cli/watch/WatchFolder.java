package io.netbench.cli.watch;

import io.netbench.result.ResultJson;
import io.netbench.result.file.DocumentWriter;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import io.netbench.result.file.OutputException;
import io.netbench.result.file.Patience;
import io.netbench.text.FileFailure;
import io.netbench.text.Property;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Where a watch is kept: {@code watch.json} says how far it has come, {@code watch.csv} has a row for each suite,
 * {@code results} and {@code verdicts} a document for each of the latest, and {@code baseline.json} is what they are held
 * against. One process at a time has it.
 */
public final class WatchFolder implements AutoCloseable {

    static final String RESULTS = "results";
    static final String VERDICTS = "verdicts";
    private static final String STATE = "watch.json";
    private static final String LOCK = "watch.lock";
    private static final String BASELINE = "baseline.json";

    private final Path folder;
    private final FileChannel lock;
    private final Keep keep;
    private final Optional<WatchState> earlier;
    private final Table table;

    private WatchFolder(Path folder, FileChannel lock, Keep keep, Optional<WatchState> earlier) {
        this.folder = folder;
        this.lock = lock;
        this.keep = keep;
        this.earlier = earlier;
        table = new Table(folder);
    }

    /**
     * Opens a new one, or one with a watch to go on with.
     *
     * @param command what is measured, which must be what was
     * @throws OutputException if it can't be had
     */
    public static WatchFolder open(Path folder, Keep keep, List<String> command) {
        String name = Property.OUT + " " + folder + ": ";
        FileChannel lock = null;
        try {
            Files.createDirectories(folder.resolve(RESULTS));
            Files.createDirectories(folder.resolve(VERDICTS));
            lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(lock)) {
                throw new OutputException(name + "another watch is at work there; give another folder");
            }
            Optional<WatchState> earlier = state(folder.resolve(STATE), name);
            if (earlier.isPresent() && !earlier.get().command().equals(command)) {
                throw new OutputException(name + "holds a watch of '"
                        + String.join(" ", earlier.get().command()) + "', not of '" + String.join(" ", command)
                        + "'; give another folder");
            }
            new Output(Property.OUT, folder.resolve(STATE).toString()).requireWritable();
            return new WatchFolder(folder.toAbsolutePath().normalize(), lock, keep, earlier);
        } catch (IOException e) {
            close(lock);
            throw new OutputException(name + FileFailure.reasonOf(e));
        } catch (OutputException e) {
            close(lock);
            throw e;
        }
    }

    private static boolean isLocked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    private static Optional<WatchState> state(Path file, String name) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            WatchState state = ResultJson.mapper().readValue(Files.readAllBytes(file), WatchState.class);
            if (!WatchState.SCHEMA.equals(state.schema())) {
                throw new OutputException(name + STATE + " is of another version; give another folder");
            }
            return Optional.of(state);
        } catch (JacksonException | IllegalArgumentException | NullPointerException damaged) {
            throw new OutputException(name + STATE + " is not what a watch left; give another folder");
        }
    }

    /** What the watch before left; empty where there was none. */
    public Optional<WatchState> earlier() {
        return earlier;
    }

    /** What later suites are held against; empty as long as there is nothing. */
    public Optional<Path> baseline() {
        return Optional.of(folder.resolve(BASELINE)).filter(Files::exists);
    }

    /** Where the result of a suite goes; what a watch left there that was killed is gone. */
    Path result(long suite, boolean again) throws IOException {
        Path file = folder.resolve(RESULTS).resolve(Keep.name(suite, again));
        Files.deleteIfExists(file);
        return file;
    }

    /** Where the verdict on a suite is. */
    Path verdict(long suite) {
        return folder.resolve(VERDICTS).resolve(Keep.name(suite, false));
    }

    /** A file as the verdict names it. */
    String nameOf(Path file) {
        return folder.relativize(file).toString();
    }

    /**
     * Keeps what a suite came to, and lets go of what is too old.
     *
     * @throws IOException if that can't be written
     */
    void keep(WatchVerdict verdict, WatchState state) throws IOException {
        try {
            if (verdict.outcome() == Outcome.BASELINE) {
                Path aside = folder.resolve(BASELINE + ".tmp");
                Files.copy(folder.resolve(verdict.result().orElseThrow()), aside, StandardCopyOption.REPLACE_EXISTING);
                Files.move(
                        aside,
                        folder.resolve(BASELINE),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            write(verdict, verdict(verdict.suite()));
            table.add(verdict);
            write(state, folder.resolve(STATE));
        } catch (OutputException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
        } finally {
            keep.tidy(folder, state.badKept());
        }
    }

    private static void write(Record document, Path file) {
        DocumentWriter.write(document, new Output(Property.OUT, file.toString()), Outlet.filesOnly(Patience.endless()));
    }

    @Override
    public void close() {
        close(lock);
    }

    private static void close(FileChannel lock) {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            // The kernel takes the lock back with the process.
        }
    }
}
