package io.netbench.host;

import io.netbench.host.proc.CpuTimes;
import io.netbench.host.proc.HostFiles;
import io.netbench.host.proc.UnreadableException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Processor time that this process has taken so far, all threads.
 *
 * @param userNs in its own code
 * @param systemNs in the kernel on its behalf
 */
public record ProcessCpu(long userNs, long systemNs) {

    private static final HostFiles FILES = new HostFiles(Path.of("/"));
    private static final String PATH = "/proc/self/stat";
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    /** As it is now; empty where the system does not tell. */
    public static Optional<ProcessCpu> now() {
        return read(FILES);
    }

    static Optional<ProcessCpu> read(HostFiles files) {
        try {
            String line = files.word(PATH);
            // The second field is the program's name in brackets, which may itself hold brackets and blanks.
            String[] fields = line.substring(line.lastIndexOf(')') + 1).strip().split("\\s+", -1);
            return fields.length <= SYSTEM
                    ? Optional.empty()
                    : Optional.of(new ProcessCpu(
                            Long.parseLong(fields[USER]) * CpuTimes.NS_PER_TICK,
                            Long.parseLong(fields[SYSTEM]) * CpuTimes.NS_PER_TICK));
        } catch (UnreadableException | NumberFormatException untold) {
            return Optional.empty();
        }
    }

    /** What was taken since an earlier reading. */
    public ProcessCpu since(ProcessCpu before) {
        return new ProcessCpu(userNs - before.userNs, systemNs - before.systemNs);
    }
}
