package io.netbench.benchmarks.compare;

import io.netbench.host.CpuList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** The CPUs that two ends of a connection are bound to, by their numbers. */
record CpuPair(int server, int client) {

    private static final int BITS_OF_A_WORD = 32;

    /** Two of the CPUs that this process may use; empty where it may use only one. */
    static Optional<CpuPair> ofThisHost() {
        return choose(CpuList.allowed(), CpuPair::siblings);
    }

    /** The first CPU and the next that is not a thread of the same core; failing that the next. */
    static Optional<CpuPair> choose(CpuList allowed, IntFunction<CpuList> siblings) {
        List<Integer> cpus = allowed.cpus();
        if (cpus.size() < 2) {
            return Optional.empty();
        }
        int first = cpus.get(0);
        List<Integer> others = allowed.without(siblings.apply(first));
        return Optional.of(new CpuPair(first, others.isEmpty() ? cpus.get(1) : others.get(0)));
    }

    /** A CPU as the kernel reads a set of them: hexadecimal words of 32 bits, the highest first. */
    static String mask(int cpu) {
        return Integer.toHexString(1 << cpu % BITS_OF_A_WORD) + ",0".repeat(cpu / BITS_OF_A_WORD);
    }

    private static CpuList siblings(int cpu) {
        try {
            return CpuList.parse(
                    Files.readString(Path.of("/sys/devices/system/cpu/cpu" + cpu + "/topology/thread_siblings_list"))
                            .trim());
        } catch (IOException e) {
            return new CpuList(List.of(cpu));
        }
    }
}
