package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads when the network of a host has a fault, in a namespace that has it. */
@Tag("lab")
@Timeout(90)
@Execution(ExecutionMode.CONCURRENT)
class NetworkWordsTest {

    private static final String SHORT = " -t 1 -O 0 --live off";

    @TempDir
    private Path folder;

    @BeforeAll
    static void skipWhereThereAreNoNamespaces(@TempDir Path check) throws Exception {
        Lab.skipWhereNoneCanBe(check);
    }

    /** Starts netbench in a network of its own, once shell commands have prepared that. */
    private NetbenchProcess in(String network, String arguments) throws IOException {
        String inside = "ip link set lo up && " + network + " && exec \"$@\"";
        return NetbenchProcess.start(
                folder,
                "set -- unshare --net --mount --pid --fork --kill-child --mount-proc sh -c '" + inside + "' sh \"$@\"",
                List.of(),
                arguments);
    }

    @Test
    void shouldSayAtOnceThatLocalPortsAreTooFew() throws Exception {
        try (NetbenchProcess run = in(
                "echo 40000 40020 > /proc/sys/net/ipv4/ip_local_port_range",
                "incast -c 4 -P 10 -t 1s -w 0 --live off")) {
            assertEquals(ExitStatus.FAILED, run.exitStatus(), run::err);
            assertTrue(run.err().contains("no free local port"), run::err);
            assertFalse(run.err().contains("no answer"), run::err);
        }
    }

    @Test
    void shouldSayAtOnceThatDirectMemoryIsTooSmall() throws Exception {
        try (NetbenchProcess run = NetbenchProcess.start(
                folder, "", List.of("-XX:MaxDirectMemorySize=1m"), "incast -c 8 -P 64 -t 1s -w 0 --live off")) {
            assertEquals(ExitStatus.FAILED, run.exitStatus(), run::err);
            assertTrue(run.err().contains("direct memory") && run.err().contains("MaxDirectMemorySize"), run::err);
            assertFalse(run.err().contains("no answer"), run::err);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true, 10.66.0.1, host unreachable: there is no route to it",
        "ip route add unreachable 10.77.0.0/16, 10.77.0.1, host unreachable: there is no route to it",
        "ip route add blackhole 10.78.0.0/16, 10.78.0.1, a route of this host throws away what goes there",
        "ip route add prohibit 10.79.0.0/16, 10.79.0.1, this host forbids to connect there",
        "true, fe80::1, name the interface that leads there"
    })
    void shouldSayWhatTheRouteToAServerDoes(String network, String address, String said) throws Exception {
        try (NetbenchProcess run = in(network, "client " + address + SHORT)) {
            assertTrue(run.exitStatus() == ExitStatus.FAILED || run.exitStatus() == ExitStatus.USAGE, run::err);
            assertTrue(run.err().contains(said), run::err);
            assertFalse(run.err().contains("null") || run.err().contains("Invalid argument"), run::err);
        }
    }

    /**
     * Two hosts with an MTU of 9000 on a switch whose ports drop what is larger than 1600 B: buckets that no larger packet
     * fits into. All of it goes with the last process.
     */
    private static final String SWALLOWS_LARGE_PACKETS = String.join(
            " && ",
            "mkdir -p /run/netns && mount -t tmpfs none /run/netns && ip netns add m && ip netns add b",
            "ip link add dev v0 mtu 9000 type veth peer name p0 mtu 9000 netns m",
            "ip -n b link add dev v1 mtu 9000 type veth peer name p1 mtu 9000 netns m",
            "ip -n m link add sw0 type bridge && ip -n m link set sw0 mtu 9000 up",
            "for p in p0 p1; do ip -n m link set $p master sw0 up",
            "tc -n m qdisc add dev $p root tbf rate 1gbit burst 1600 latency 50ms",
            "true; done",
            "ip addr add 10.98.1.1/24 dev v0 && ip link set v0 up",
            "ip -n b addr add 10.98.1.2/24 dev v1 && ip -n b link set v1 up && ip -n b link set lo up");

    @Test
    void shouldNameMtuAndMssWhenOnlySmallPacketsPass() throws Exception {
        Path said = folder.resolve("server.txt");
        String server =
                String.join(" ", NetbenchProcess.commandLine(List.of())) + " server --insecure >" + said + " 2>&1";
        String network = SWALLOWS_LARGE_PACKETS + " && { ip netns exec b " + server
                + " & } && for i in $(seq 300); do grep -qs data " + said + " && break; sleep 0.1; done && cat " + said
                + " >&2";
        try (NetbenchProcess run = in(network, "client 10.98.1.2" + SHORT)) {
            assertEquals(ExitStatus.FAILED, run.exitStatus(), run::err);
            assertTrue(run.err().contains("MTU of 9000 B") && run.err().contains("(MSS)"), () -> run.err() + run.out());
        }
    }
}
