package io.netbench.cli.doctor;

import io.netbench.host.CpuFacts;
import io.netbench.host.HostFacts;
import io.netbench.host.HostIdentity;
import io.netbench.host.LimitFacts;
import io.netbench.host.MemoryFacts;
import io.netbench.host.NetworkSettings;
import io.netbench.host.NetworkSettings.BufferRange;
import io.netbench.host.NetworkSettings.MemoryPressure;
import io.netbench.host.NetworkSettings.PortRange;
import io.netbench.host.NicFacts;
import io.netbench.host.SystemFacts;
import java.util.List;
import java.util.Map;

/** Hosts with known facts. */
final class SampleHost {

    private SampleHost() {}

    /** A storage server with one fast card and one port that is not plugged in. */
    static HostFacts server() {
        return new HostFacts(
                "storage-07",
                new SystemFacts(
                        "6.1.0-28-amd64", "Debian GNU/Linux 12 (bookworm)", "amd64", "tsc", null, null, 0, Map.of()),
                new CpuFacts(48, 16, "Intel Xeon Gold 6342", 2, 2.5, "performance", Map.of()),
                new MemoryFacts(512L << 30, 500L << 30, 64L << 30, Map.of()),
                new LimitFacts(
                        1_048_576L,
                        null,
                        3L,
                        64L << 20,
                        null,
                        Map.of("open_files_hard", "unlimited", "locked_memory_hard_bytes", "unlimited")),
                new NetworkSettings(
                        64L << 20,
                        64L << 20,
                        new BufferRange(4096, 131_072, 64L << 20),
                        new BufferRange(4096, 16_384, 64L << 20),
                        new MemoryPressure(1000, 2000, 3000),
                        "cubic",
                        List.of("reno", "cubic"),
                        4096,
                        4096,
                        new PortRange(32_768, 60_999),
                        false,
                        1,
                        true,
                        true,
                        "fq_codel",
                        1000,
                        Map.of()),
                List.of(
                        new NicFacts(
                                "ens1",
                                NicFacts.Kind.DEVICE,
                                List.of("192.0.2.7", "2001:db8::7"),
                                9000,
                                100_000_000_000L,
                                "full",
                                1,
                                "up",
                                "mlx5_core",
                                1,
                                48,
                                48,
                                Map.of()),
                        new NicFacts(
                                "lo",
                                NicFacts.Kind.LOOPBACK,
                                List.of("127.0.0.1"),
                                65_536,
                                null,
                                null,
                                1,
                                "unknown",
                                null,
                                null,
                                1,
                                1,
                                Map.of("speed_bits_per_s", "unknown", "driver", "none", "numa_node", "none"))),
                new HostIdentity("5f1f4a3e-2a52-4c3c-9d2f-0b3b8c7a1d10", 4_026_531_840L, Map.of()),
                Map.of());
    }

    /** A host of which nothing can be read. */
    static HostFacts unreadable() {
        return new HostFacts(
                null,
                new SystemFacts(null, null, null, null, null, null, null, Map.of()),
                new CpuFacts(null, null, null, null, null, null, Map.of("online", "no /sys")),
                new MemoryFacts(null, null, null, Map.of("total_bytes", "no /proc")),
                new LimitFacts(null, null, null, null, null, Map.of()),
                new NetworkSettings(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Map.of("tcp_rmem", "no /proc")),
                List.of(),
                new HostIdentity(null, null, Map.of()),
                Map.of("nics", "no /proc/self/net/dev"));
    }
}
