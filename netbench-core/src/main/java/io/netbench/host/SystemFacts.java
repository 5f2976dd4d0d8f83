package io.netbench.host;

import io.netbench.host.proc.CpuInfo;
import io.netbench.host.proc.Figures;
import io.netbench.host.proc.HostFiles;
import io.netbench.host.proc.UnreadableException;
import java.util.List;
import java.util.Map;

/**
 * The operating system, and what it runs on.
 *
 * @param kernel release of the running kernel
 * @param distribution name and version as the distribution prints them
 * @param architecture processor architecture as the JVM names it
 * @param clockSource what the kernel reads time from ({@code tsc}, {@code kvm-clock}, ...)
 * @param hypervisor what the machine runs under, or null when there is no sign of a hypervisor
 * @param container what kind of container the process runs in, or null when there is no sign of one
 * @param ioUringDisabled {@code kernel.io_uring_disabled}: 0 allowed, 1 for privileged processes only, 2 for nobody
 * @param absent why a figure is missing
 */
public record SystemFacts(
        String kernel,
        String distribution,
        String architecture,
        String clockSource,
        String hypervisor,
        String container,
        Integer ioUringDisabled,
        Map<String, String> absent) {

    /** The name of a hypervisor that does not give its own. */
    public static final String UNNAMED = "unnamed";

    private static final List<String> KNOWN_HYPERVISORS = List.of(
            "KVM", "QEMU", "VMware", "VirtualBox", "Xen", "Amazon EC2", "Google Compute Engine", "OpenStack", "Bochs");

    static SystemFacts read(HostFiles files) {
        Figures figures = new Figures();
        return new SystemFacts(
                figures.read("kernel", () -> files.word("/proc/sys/kernel/osrelease")),
                figures.read("distribution", () -> distribution(files)),
                System.getProperty("os.arch"),
                figures.read(
                        "clock_source",
                        () -> files.word("/sys/devices/system/clocksource/clocksource0/current_clocksource")),
                figures.read("hypervisor", () -> hypervisor(files)),
                figures.read("container", () -> container(files)),
                figures.read("io_uring_disabled", () -> files.intNumber("/proc/sys/kernel/io_uring_disabled")),
                figures.absent());
    }

    private static String distribution(HostFiles files) throws UnreadableException {
        String path = "/etc/os-release";
        String key = "PRETTY_NAME=";
        for (String line : files.lines(path)) {
            if (line.startsWith(key)) {
                return line.substring(key.length()).replace("\"", "").strip();
            }
        }
        throw new UnreadableException(path + " has no PRETTY_NAME");
    }

    private static String hypervisor(HostFiles files) throws UnreadableException {
        String product = firmware(files, "sys_vendor") + " " + firmware(files, "product_name");
        for (String known : KNOWN_HYPERVISORS) {
            if (product.contains(known)) {
                return known;
            }
        }
        // "Microsoft Corporation" makes bare-metal machines too; only this pair is Hyper-V.
        if (product.contains("Microsoft Corporation") && product.contains("Virtual Machine")) {
            return "Hyper-V";
        }
        if (CpuInfo.read(files).hypervisorFlag()) {
            return UNNAMED;
        }
        throw new UnreadableException("no sign of a hypervisor");
    }

    /** A name of the machine in its firmware's table; many machines have no such table. */
    private static String firmware(HostFiles files, String field) {
        try {
            return files.word("/sys/class/dmi/id/" + field);
        } catch (UnreadableException e) {
            return "";
        }
    }

    private static String container(HostFiles files) throws UnreadableException {
        if (files.isPresent("/var/run/secrets/kubernetes.io")) {
            return "kubernetes";
        }
        if (files.isPresent("/.dockerenv")) {
            return "docker";
        }
        if (files.isPresent("/run/.containerenv")) {
            return "podman";
        }
        if (files.isPresent("/run/systemd/container")) {
            return files.word("/run/systemd/container");
        }
        throw new UnreadableException("no sign of a container");
    }
}
