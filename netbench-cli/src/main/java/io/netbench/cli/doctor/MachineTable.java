package io.netbench.cli.doctor;

import io.netbench.host.CpuFacts;
import io.netbench.host.HostFacts;
import io.netbench.host.LimitFacts;
import io.netbench.host.MemoryFacts;
import io.netbench.host.SystemFacts;
import io.netbench.text.QuantityText;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Processors, memory and limits of a host, one line each. */
final class MachineTable {

    private MachineTable() {}

    static List<String> lines(HostFacts host, int width) {
        FactColumns columns = new FactColumns();
        columns.row("processors", processors(host.cpus()));
        columns.row("memory", memory(host.memory()));
        columns.row("open files", openFiles(host.limits()));
        columns.row("locked memory", lockedMemory(host.limits()));
        columns.row("clock", clock(host.system()));
        columns.row("runs in", runsIn(host.system()));
        return columns.lines(width);
    }

    private static String processors(CpuFacts cpus) {
        return joined(
                Show.orReason(cpus.online(), n -> n + " online", cpus.absent(), "online"),
                cpus.allowed() == null || cpus.allowed().equals(cpus.online()) ? null : cpus.allowed() + " allowed",
                cpus.cpuLimit() == null ? null : "quota " + QuantityText.digits(cpus.cpuLimit()),
                cpus.numaNodes() == null ? null : QuantityText.counted(cpus.numaNodes(), "node"),
                cpus.governor() == null ? null : "governor " + cpus.governor(),
                cpus.model());
    }

    private static String memory(MemoryFacts memory) {
        return joined(
                Show.orReason(memory.totalBytes(), QuantityText::size, memory.absent(), "total_bytes"),
                memory.availableBytes() == null ? null : QuantityText.size(memory.availableBytes()) + " available",
                memory.limitBytes() == null ? null : "limit " + QuantityText.size(memory.limitBytes()));
    }

    private static String openFiles(LimitFacts limits) {
        Map<String, String> absent = limits.absent();
        return joined(
                Show.orReason(limits.openFilesSoft(), QuantityText::count, absent, "open_files_soft"),
                "hard limit " + Show.orReason(limits.openFilesHard(), QuantityText::count, absent, "open_files_hard"),
                limits.openFilesInUse() == null ? null : QuantityText.count(limits.openFilesInUse()) + " in use");
    }

    private static String lockedMemory(LimitFacts limits) {
        Map<String, String> absent = limits.absent();
        return joined(
                Show.orReason(limits.lockedMemorySoftBytes(), QuantityText::size, absent, "locked_memory_soft_bytes"),
                "hard limit "
                        + Show.orReason(
                                limits.lockedMemoryHardBytes(),
                                QuantityText::size,
                                absent,
                                "locked_memory_hard_bytes"));
    }

    private static String clock(SystemFacts system) {
        return Show.orReason(system.clockSource(), name -> name, system.absent(), "clock_source");
    }

    private static String runsIn(SystemFacts system) {
        String places = joined(
                system.hypervisor() == null ? null : "a virtual machine (" + system.hypervisor() + " hypervisor)",
                system.container() == null ? null : "a container (" + system.container() + ")");
        return places.isEmpty() ? "no virtual machine or container that shows" : places;
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }
}
