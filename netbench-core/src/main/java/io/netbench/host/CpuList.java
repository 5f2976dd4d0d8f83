package io.netbench.host;

import io.netbench.host.proc.HostFiles;
import io.netbench.host.proc.NumberRanges;
import io.netbench.host.proc.UnreadableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Processors of this host, in ascending order, at least one.
 *
 * @param cpus their numbers, as the kernel counts them
 */
public record CpuList(List<Integer> cpus) {

    /** More than any kernel is built for. */
    private static final int MAX_CPU = 8191;

    public CpuList {
        cpus = List.copyOf(new TreeSet<>(cpus));
        if (cpus.isEmpty()) {
            throw new IllegalArgumentException("a list of CPUs must name one");
        }
    }

    /**
     * The processors of a list such as {@code 0-3,8}.
     *
     * @throws IllegalArgumentException if it is none; the message says what would be right
     */
    public static CpuList parse(String text) {
        try {
            return of("'" + text + "'", text);
        } catch (UnreadableException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no list of CPUs; write numbers and ranges, such as 0-3,8", e);
        }
    }

    /**
     * Those that this process may use.
     *
     * @throws IllegalStateException if the kernel does not tell
     */
    public static CpuList allowed() {
        try {
            return of("the affinity of this process", CpuFacts.allowedList(thisHost()));
        } catch (UnreadableException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /**
     * Those of a memory node: {@code 1}, or the one that an interface is attached to: {@code eth0}.
     *
     * @throws IllegalArgumentException if there is no such node or interface, or the interface has no node
     */
    public static CpuList ofNode(String nodeOrInterface) {
        return ofNode(thisHost(), nodeOrInterface);
    }

    static CpuList ofNode(HostFiles files, String nodeOrInterface) {
        try {
            String node = nodeOrInterface.chars().allMatch(Character::isDigit)
                    ? nodeOrInterface
                    : String.valueOf(nodeOf(files, nodeOrInterface));
            String path = "/sys/devices/system/node/node" + node + "/cpulist";
            return of(path, files.word(path));
        } catch (UnreadableException e) {
            throw new IllegalArgumentException(
                    "there is no memory node '" + nodeOrInterface + "', nor an interface that is attached to one: "
                            + e.getMessage(),
                    e);
        }
    }

    private static int nodeOf(HostFiles files, String nic) throws UnreadableException {
        if (!nic.matches("[^/\\s]{1,15}")) {
            throw new UnreadableException("'" + nic + "' is no name of an interface");
        }
        String path = "/sys/class/net/" + nic + "/device/numa_node";
        int node = files.intNumber(path);
        if (node < 0) {
            throw new UnreadableException(path + " says that the machine has no nodes");
        }
        return node;
    }

    private static HostFiles thisHost() {
        return new HostFiles(Path.of("/"));
    }

    private static CpuList of(String where, String list) throws UnreadableException {
        List<Integer> cpus = new ArrayList<>();
        for (NumberRanges.Range range : NumberRanges.parse(where, list)) {
            if (range.last() > MAX_CPU) {
                throw new UnreadableException(where + " has CPU " + range.last() + ", and the most is " + MAX_CPU);
            }
            for (int cpu = range.first(); cpu <= range.last(); cpu++) {
                cpus.add(cpu);
            }
        }
        return new CpuList(cpus);
    }

    /** Those of this list that are not in {@code others}. */
    public List<Integer> without(CpuList others) {
        return cpus.stream().filter(cpu -> !others.cpus.contains(cpu)).toList();
    }

    /** The numbers with commas between them. */
    @Override
    public String toString() {
        return cpus.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
