package io.netbench.host;

import io.netbench.host.proc.CgroupLimits;
import io.netbench.host.proc.Figures;
import io.netbench.host.proc.HostFiles;
import io.netbench.host.proc.Numbers;
import io.netbench.host.proc.UnreadableException;
import java.util.Map;

/**
 * Memory of the host and of this process's control group.
 *
 * @param totalBytes memory that the kernel manages
 * @param availableBytes the kernel's estimate of what programs can get without swapping
 * @param limitBytes limit of the control group, or null when there is none
 * @param absent why a figure is missing
 */
public record MemoryFacts(Long totalBytes, Long availableBytes, Long limitBytes, Map<String, String> absent) {

    static MemoryFacts read(HostFiles files) {
        Figures figures = new Figures();
        return new MemoryFacts(
                figures.read("total_bytes", () -> meminfo(files, "MemTotal:")),
                figures.read("available_bytes", () -> meminfo(files, "MemAvailable:")),
                figures.read("limit_bytes", () -> new CgroupLimits(files).memoryBytes()),
                figures.absent());
    }

    private static long meminfo(HostFiles files, String key) throws UnreadableException {
        String path = "/proc/meminfo";
        for (String line : files.lines(path)) {
            if (line.startsWith(key)) {
                String value = line.substring(key.length()).strip();
                if (!value.endsWith(" kB")) {
                    throw new UnreadableException(path + " has " + key + " in an unknown unit: " + value);
                }
                long kib = Numbers.parse(path, value.substring(0, value.length() - 3));
                return Math.multiplyExact(kib, 1024L);
            }
        }
        throw new UnreadableException(path + " has no " + key.replace(":", ""));
    }
}
