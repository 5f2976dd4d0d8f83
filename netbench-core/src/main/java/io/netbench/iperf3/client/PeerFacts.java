package io.netbench.iperf3.client;

import io.netbench.host.CpuFacts;
import io.netbench.host.HostFacts;
import io.netbench.host.HostIdentity;
import io.netbench.host.LimitFacts;
import io.netbench.host.MemoryFacts;
import io.netbench.host.NetworkSettings;
import io.netbench.host.SystemFacts;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of the host of an iperf3 server: nothing, unless it is this one. */
final class PeerFacts {

    static final String UNTOLD = "an iperf3 server does not tell";

    private PeerFacts() {}

    static HostFacts of(InetAddress server) {
        return server.isLoopbackAddress() ? HostFacts.ofThisHost() : unknown();
    }

    private static HostFacts unknown() {
        return new HostFacts(
                null,
                new SystemFacts(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        absent(
                                "kernel",
                                "distribution",
                                "architecture",
                                "clock_source",
                                "hypervisor",
                                "container",
                                "io_uring_disabled")),
                new CpuFacts(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        absent("online", "allowed", "model", "numa_nodes", "cpu_limit", "governor")),
                new MemoryFacts(null, null, null, absent("total_bytes", "available_bytes", "limit_bytes")),
                new LimitFacts(
                        null,
                        null,
                        null,
                        null,
                        null,
                        absent(
                                "open_files_soft",
                                "open_files_hard",
                                "open_files_in_use",
                                "locked_memory_soft_bytes",
                                "locked_memory_hard_bytes")),
                new NetworkSettings(
                        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                        Map.of()),
                List.of(),
                new HostIdentity(null, null, absent("boot_id", "network_namespace")),
                absent("host_name", "nics"));
    }

    private static Map<String, String> absent(String... figures) {
        Map<String, String> reasons = new HashMap<>();
        for (String figure : figures) {
            reasons.put(figure, UNTOLD);
        }
        return reasons;
    }
}
