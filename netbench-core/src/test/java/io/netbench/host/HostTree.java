package io.netbench.host;

import io.netbench.host.proc.HostFiles;
import io.netbench.host.proc.InterfaceTable;
import io.netbench.host.proc.NetDev;
import io.netbench.host.proc.SysfsNic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A host made of files: what a test writes here is what {@code /proc}, {@code /sys} and {@code /etc} say. */
public final class HostTree {

    private static final String NET_DEV_HEADER = """
        Inter-|   Receive                                                |  Transmit
         face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
        """;

    private final Path root;

    public HostTree(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    public HostFiles files() {
        return new HostFiles(root);
    }

    public HostTree file(String path, String content) {
        try {
            Path file = root.resolve(path.substring(1));
            Files.createDirectories(file.getParent());
            Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public HostTree directory(String path) {
        try {
            Files.createDirectories(root.resolve(path.substring(1)));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public HostTree link(String path, String target) {
        try {
            Path link = root.resolve(path.substring(1));
            Files.createDirectories(link.getParent());
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, Path.of(target));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a file, or a directory with all below it. */
    public HostTree remove(String path) {
        try (Stream<Path> below = Files.walk(root.resolve(path.substring(1)))) {
            for (Path file : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The counters of all interfaces; each line is a name, a colon and 16 numbers. */
    public HostTree netDev(String... lines) {
        return file(NetDev.PATH, NET_DEV_HEADER + String.join("\n", lines) + "\n");
    }

    /** What {@code /sys/class/net} says of an interface without a device. */
    HostTree virtualNic(String name, int index, int arpType) {
        String directory = SysfsNic.DIRECTORY + "/" + name;
        return file(directory + "/ifindex", index + "\n")
                .file(directory + "/type", arpType + "\n")
                .file(directory + "/mtu", "65536\n")
                .file(directory + "/operstate", "unknown\n")
                .directory(directory + "/queues/rx-0")
                .directory(directory + "/queues/tx-0");
    }

    /** What {@code /sys/class/net} says of a card. */
    public HostTree card(String name, int index, String mbitPerS) {
        String directory = SysfsNic.DIRECTORY + "/" + name;
        virtualNic(name, index, 1)
                .file(directory + "/mtu", "9000\n")
                .file(directory + "/operstate", "up\n")
                .file(directory + "/speed", mbitPerS + "\n")
                .file(directory + "/duplex", "full\n")
                .file(directory + "/device/numa_node", "1\n")
                .link(directory + "/device/driver", "../../../bus/pci/drivers/mlx5_core")
                .file(directory + "/statistics/rx_missed_errors", "0\n");
        for (String queue : List.of("rx-1", "rx-2", "rx-3", "tx-1")) {
            directory(directory + "/queues/" + queue);
        }
        return this;
    }

    /** A storage server of bare metal: 48 processors in two nodes, one card of 100 Gbit/s, version 2 control groups. */
    static HostTree server(Path root) {
        return new HostTree(root)
                .file("/proc/sys/kernel/hostname", "storage-07\n")
                .file("/proc/sys/kernel/osrelease", "6.1.0-28-amd64\n")
                .file("/proc/sys/kernel/io_uring_disabled", "0\n")
                .file("/proc/sys/kernel/random/boot_id", "5f1f4a3e-2a52-4c3c-9d2f-0b3b8c7a1d10\n")
                .link("/proc/self/ns/net", "net:[4026531840]")
                .file("/etc/os-release", "NAME=\"Debian GNU/Linux\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n")
                .file("/sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n")
                .file("/sys/class/dmi/id/sys_vendor", "Supermicro\n")
                .file("/sys/class/dmi/id/product_name", "SYS-220U\n")
                .file(
                        "/proc/cpuinfo",
                        "processor\t: 0\nmodel name\t: Intel(R) Xeon(R) Gold 6342\nflags\t\t: fpu vme\n\n")
                .file("/sys/devices/system/cpu/online", "0-47\n")
                .file("/sys/devices/system/node/online", "0-1\n")
                .file("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n")
                .file("/proc/self/status", "Name:\tjava\nCpus_allowed_list:\t0-47\nMems_allowed_list:\t0-1\n")
                .file("/proc/self/cgroup", "0::/user.slice/session-3.scope\n")
                .file("/proc/self/mountinfo", "30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw\n")
                .file("/sys/fs/cgroup/user.slice/cpu.max", "max 100000\n")
                .file("/sys/fs/cgroup/user.slice/memory.max", "max\n")
                .file("/proc/meminfo", "MemTotal:       527955968 kB\nMemAvailable:   519000000 kB\n")
                .file("/proc/self/limits", limits("1024", "1048576", "67108864"))
                .file("/proc/self/fd/0", "")
                .file("/proc/self/fd/1", "")
                .file("/proc/self/fd/2", "")
                .file("/proc/sys/net/core/rmem_max", "212992\n")
                .file("/proc/sys/net/core/wmem_max", "212992\n")
                .file("/proc/sys/net/core/somaxconn", "4096\n")
                .file("/proc/sys/net/core/default_qdisc", "fq_codel\n")
                .file("/proc/sys/net/core/netdev_max_backlog", "1000\n")
                .file("/proc/sys/net/ipv4/tcp_rmem", "4096\t131072\t6291456\n")
                .file("/proc/sys/net/ipv4/tcp_wmem", "4096\t16384\t4194304\n")
                .file("/proc/sys/net/ipv4/tcp_mem", "6179000\t8238667\t12358000\n")
                .file("/proc/sys/net/ipv4/tcp_congestion_control", "cubic\n")
                .file("/proc/sys/net/ipv4/tcp_available_congestion_control", "reno cubic\n")
                .file("/proc/sys/net/ipv4/tcp_max_syn_backlog", "4096\n")
                .file("/proc/sys/net/ipv4/ip_local_port_range", "32768\t60999\n")
                .file("/proc/sys/net/ipv4/tcp_slow_start_after_idle", "1\n")
                .file("/proc/sys/net/ipv4/tcp_timestamps", "1\n")
                .file("/proc/sys/net/ipv4/tcp_window_scaling", "1\n")
                .file("/proc/sys/net/ipv4/tcp_moderate_rcvbuf", "1\n")
                .netDev(
                        "    lo: 1000 10 0 0 0 0 0 0 1000 10 0 0 0 0 0 0",
                        "  ens1: 5000 50 1 2 3 0 0 0 7000 70 4 5 6 0 0 0")
                .virtualNic("lo", 1, 772)
                .card("ens1", 2, "100000");
    }

    /** The same server, set up so that there is nothing to say about it. */
    public static HostTree tunedServer(Path root) {
        return server(root)
                .file("/sys/devices/system/node/online", "0\n")
                .file("/proc/self/limits", limits("1048576", "1048576", "unlimited"))
                .file("/proc/sys/net/core/rmem_max", "67108864\n")
                .file("/proc/sys/net/core/wmem_max", "67108864\n")
                .file("/proc/sys/net/ipv4/tcp_rmem", "4096\t131072\t67108864\n")
                .file("/proc/sys/net/ipv4/tcp_wmem", "4096\t16384\t67108864\n")
                .file("/proc/sys/net/ipv4/tcp_slow_start_after_idle", "0\n");
    }

    /** The content of {@code /proc/self/limits}. */
    public static String limits(String openFilesSoft, String openFilesHard, String lockedMemory) {
        return "Limit                     Soft Limit           Hard Limit           Units\n"
                + "Max open files            " + openFilesSoft + "  " + openFilesHard + "  files\n"
                + "Max locked memory         " + lockedMemory + "  unlimited  bytes\n";
    }

    /** The addresses of {@link #server}'s interfaces. */
    public static InterfaceTable serverInterfaces() {
        return name -> switch (name) {
            case "lo" -> Optional.of(new InterfaceTable.Entry(1, List.of("127.0.0.1")));
            case "ens1" -> Optional.of(new InterfaceTable.Entry(2, List.of("192.0.2.7")));
            default -> Optional.empty();
        };
    }
}
