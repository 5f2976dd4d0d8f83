package io.netbench.host;

import io.netbench.host.proc.Figures;
import io.netbench.host.proc.HostFiles;
import io.netbench.host.proc.InterfaceTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What does not change on a host while a run lasts: its processors, memory, limits, network settings and interfaces.
 *
 * <p>In this record and in all that it holds, a figure that could not be read is {@code null} and never 0;
 * {@code absent} then has the reason under the figure's name in snake_case. Immutable.
 *
 * @param hostName the kernel's host name, or null
 * @param system kernel, distribution, architecture
 * @param cpus processors, and how many of them this process may use
 * @param memory memory of the host, and how much of it this process may use
 * @param limits resource limits of this process
 * @param network system-wide settings of sockets and TCP
 * @param nics interfaces of this process's network namespace, sorted by name
 * @param identity tells two agents whether they sit on one machine and in one network namespace
 * @param absent why a figure of this record (not of the nested ones) is missing
 */
public record HostFacts(
        String hostName,
        SystemFacts system,
        CpuFacts cpus,
        MemoryFacts memory,
        LimitFacts limits,
        NetworkSettings network,
        List<NicFacts> nics,
        HostIdentity identity,
        Map<String, String> absent) {

    public HostFacts {
        nics = List.copyOf(nics);
    }

    /** Reads the facts of this host, without external commands; takes a few milliseconds and never throws. */
    public static HostFacts ofThisHost() {
        return read(Path.of("/"), InterfaceTable.ofThisHost());
    }

    /** The same, with what its interfaces are connected to, by their names. */
    public HostFacts with(Map<String, SwitchPort> neighbors) {
        return new HostFacts(
                hostName,
                system,
                cpus,
                memory,
                limits,
                network,
                nics.stream()
                        .map(nic -> neighbors.containsKey(nic.name()) ? nic.at(neighbors.get(nic.name())) : nic)
                        .toList(),
                identity,
                absent);
    }

    public static HostFacts read(Path root, InterfaceTable interfaces) {
        HostFiles files = new HostFiles(root);
        Figures figures = new Figures();
        String hostName = figures.read("host_name", () -> files.word("/proc/sys/kernel/hostname"));
        List<NicFacts> nics = figures.read("nics", () -> new NicReader(files, interfaces).nics());
        return new HostFacts(
                hostName,
                SystemFacts.read(files),
                CpuFacts.read(files),
                MemoryFacts.read(files),
                LimitFacts.read(files),
                NetworkSettings.read(files),
                nics == null ? List.of() : nics,
                HostIdentity.read(files),
                figures.absent());
    }
}
