package io.netbench.host;

import io.netbench.host.proc.Figures;
import io.netbench.host.proc.HostFiles;
import io.netbench.host.proc.InterfaceTable;
import io.netbench.host.proc.NetDev;
import io.netbench.host.proc.SysfsNamespace;
import io.netbench.host.proc.SysfsNic;
import io.netbench.host.proc.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the interfaces of this network namespace: their names from {@code /proc}, the rest from {@code /sys}. */
final class NicReader {

    private final HostFiles files;
    private final InterfaceTable interfaces;

    NicReader(HostFiles files, InterfaceTable interfaces) {
        this.files = files;
        this.interfaces = interfaces;
    }

    /** All interfaces, sorted by name. */
    List<NicFacts> nics() throws UnreadableException {
        List<String> names = NetDev.read(files).keySet().stream().sorted().toList();
        Optional<String> foreign = new SysfsNamespace(files, interfaces).mismatch(names);
        List<NicFacts> nics = new ArrayList<>();
        for (String name : names) {
            nics.add(nic(name, new SysfsNic(files, name, foreign)));
        }
        return nics;
    }

    private NicFacts nic(String name, SysfsNic sysfs) {
        Figures figures = new Figures();
        return new NicFacts(
                name,
                figures.read("kind", sysfs::kind),
                interfaces.find(name).map(InterfaceTable.Entry::addresses).orElse(List.of()),
                figures.read("mtu_bytes", sysfs::mtuBytes),
                figures.read("speed_bits_per_s", sysfs::speedBitsPerS),
                figures.read("duplex", sysfs::duplex),
                figures.read("members", sysfs::members),
                figures.read("operational_state", sysfs::operationalState),
                figures.read("driver", sysfs::driver),
                figures.read("numa_node", sysfs::numaNode),
                figures.read("rx_queues", () -> sysfs.queues("rx-")),
                figures.read("tx_queues", () -> sysfs.queues("tx-")),
                figures.absent());
    }
}
