package io.netbench.host;

import io.netbench.host.proc.Figures;
import io.netbench.host.proc.HostFiles;
import io.netbench.host.proc.Numbers;
import io.netbench.host.proc.UnreadableException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Resource limits of this process. The JVM raises its own soft limit of open files to the hard one when it starts, so
 * the two are usually equal here. An unlimited resource is {@code null} with the reason "unlimited".
 *
 * @param openFilesSoft file descriptors that this process may have open
 * @param openFilesHard how far the soft limit may be raised without privilege
 * @param openFilesInUse descriptors open when this was read
 * @param lockedMemorySoftBytes memory that this process may lock; older kernels charge io_uring's rings to it
 * @param lockedMemoryHardBytes how far that may be raised without privilege
 * @param absent why a figure is missing
 */
public record LimitFacts(
        Long openFilesSoft,
        Long openFilesHard,
        Long openFilesInUse,
        Long lockedMemorySoftBytes,
        Long lockedMemoryHardBytes,
        Map<String, String> absent) {

    private static final String PATH = "/proc/self/limits";
    private static final String OPEN_FILES = "Max open files ";
    private static final String LOCKED_MEMORY = "Max locked memory ";
    private static final int SOFT = 0;
    private static final int HARD = 1;

    /** Reads the limits of this process alone. */
    public static LimitFacts ofThisProcess() {
        return read(new HostFiles(Path.of("/")));
    }

    static LimitFacts read(HostFiles files) {
        Figures figures = new Figures();
        return new LimitFacts(
                figures.read("open_files_soft", () -> limit(files, OPEN_FILES, SOFT)),
                figures.read("open_files_hard", () -> limit(files, OPEN_FILES, HARD)),
                figures.read("open_files_in_use", () ->
                        (long) files.names("/proc/self/fd").size()),
                figures.read("locked_memory_soft_bytes", () -> limit(files, LOCKED_MEMORY, SOFT)),
                figures.read("locked_memory_hard_bytes", () -> limit(files, LOCKED_MEMORY, HARD)),
                figures.absent());
    }

    private static long limit(HostFiles files, String name, int column) throws UnreadableException {
        for (String line : files.lines(PATH)) {
            if (line.startsWith(name)) {
                String[] columns = line.substring(name.length()).strip().split("\\s+", -1);
                if (columns.length <= column) {
                    throw new UnreadableException(PATH + " is cut off after " + name.strip());
                }
                if (columns[column].equals("unlimited")) {
                    throw new UnreadableException("unlimited");
                }
                return Numbers.parse(PATH, columns[column]);
            }
        }
        throw new UnreadableException(PATH + " has no line " + name.strip());
    }
}
