package io.netbench.host;

import io.netbench.host.proc.CgroupLimits;
import io.netbench.host.proc.CpuInfo;
import io.netbench.host.proc.Figures;
import io.netbench.host.proc.HostFiles;
import io.netbench.host.proc.NumberRanges;
import io.netbench.host.proc.UnreadableException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processors of the host, and how many of them this process may use.
 *
 * @param online processors that the kernel runs on
 * @param allowed processors that the affinity mask of this process leaves (taskset, cpuset, Slurm)
 * @param model name of the first processor
 * @param numaNodes memory nodes that are online
 * @param cpuLimit quota of the control group in processors (2.5 = two and a half), or null when there is none
 * @param governor frequency governor of the first processor; virtual machines have none
 * @param absent why a figure is missing
 */
public record CpuFacts(
        Integer online,
        Integer allowed,
        String model,
        Integer numaNodes,
        Double cpuLimit,
        String governor,
        Map<String, String> absent) {

    private static final String STATUS = "/proc/self/status";

    /** Processors that this process can keep busy at most: the least of all limits that are known. */
    public Optional<Double> usable() {
        return Stream.of(Optional.ofNullable(online), Optional.ofNullable(allowed), Optional.ofNullable(cpuLimit))
                .flatMap(Optional::stream)
                .map(Number::doubleValue)
                .min(Double::compare);
    }

    static CpuFacts read(HostFiles files) {
        Figures figures = new Figures();
        return new CpuFacts(
                figures.read("online", () -> count(files, "/sys/devices/system/cpu/online")),
                figures.read("allowed", () -> allowed(files)),
                figures.read(
                        "model",
                        () -> CpuInfo.read(files)
                                .model()
                                .orElseThrow(() -> new UnreadableException(CpuInfo.PATH + " has no model name"))),
                figures.read("numa_nodes", () -> count(files, "/sys/devices/system/node/online")),
                figures.read("cpu_limit", () -> new CgroupLimits(files).cpus()),
                figures.read("governor", () -> files.word("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")),
                figures.absent());
    }

    private static int count(HostFiles files, String path) throws UnreadableException {
        return NumberRanges.count(path, files.word(path));
    }

    private static int allowed(HostFiles files) throws UnreadableException {
        return NumberRanges.count(STATUS, allowedList(files));
    }

    /** The affinity mask of this process as the kernel prints it: {@code 0-3,8}. */
    static String allowedList(HostFiles files) throws UnreadableException {
        String key = "Cpus_allowed_list:";
        for (String line : files.lines(STATUS)) {
            if (line.startsWith(key)) {
                return line.substring(key.length()).strip();
            }
        }
        throw new UnreadableException(STATUS + " has no " + key.replace(":", ""));
    }
}
