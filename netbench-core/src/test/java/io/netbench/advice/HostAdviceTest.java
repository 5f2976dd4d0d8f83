package io.netbench.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.advice.Hint.Severity;
import io.netbench.host.HostFacts;
import io.netbench.host.HostTree;
import io.netbench.host.Steering;
import io.netbench.host.proc.InterfaceTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test spoils one thing on a host about which there is nothing to say, and expects the one hint about it. */
public class HostAdviceTest {

    private static final int CONNECTIONS = 1000;
    private static final String SYS = "/proc/sys/net/ipv4/";

    @TempDir
    Path root;

    private HostTree tree;

    @BeforeEach
    void makeServer() {
        tree = HostTree.tunedServer(root);
    }

    @Test
    void shouldHaveNothingToSayAboutATunedServer() {
        assertEquals(List.of(), hints(CONNECTIONS));
    }

    @Test
    void shouldHaveNothingToSayWhenNothingIsKnown() {
        tree = new HostTree(root.resolve("empty"));

        assertEquals(List.of(), hints(CONNECTIONS));
    }

    @Test
    void shouldAskForAReceiveBufferThatFillsTheFastestLink() {
        tree.file(SYS + "tcp_rmem", "4096 131072 6291456\n");

        assertHint(
                Severity.WARNING,
                "net.ipv4.tcp_rmem lets the receive buffer of a connection grow to 6 MiB, of which about half is"
                        + " payload. ens1 at 100 Gbit/s carries 11.9 MiB in a round trip of 1 ms.",
                "sysctl -w net.ipv4.tcp_rmem=\"4096 131072 33554432\"");
    }

    @Test
    void shouldAskForASendBufferThatFillsTheFastestLink() {
        tree.file(SYS + "tcp_wmem", "4096 16384 4194304\n");

        assertHint(Severity.WARNING, "net.ipv4.tcp_wmem", "sysctl -w net.ipv4.tcp_wmem=\"4096 16384 33554432\"");
    }

    @Test
    void shouldAcceptTheKernelsBuffersOnASlowerLink() {
        tree.card("ens1", 2, "10000")
                .file(SYS + "tcp_rmem", "4096 131072 6291456\n")
                .file(SYS + "tcp_wmem", "4096 16384 4194304\n");

        assertEquals(List.of(), hints(CONNECTIONS));
    }

    @Test
    void shouldTellWhatAProgramGetsThatAsksForItsOwnBuffers() {
        tree.file("/proc/sys/net/core/wmem_max", "212992\n");

        assertHint(
                Severity.INFO,
                "A program that asks for its own buffers gets at most 64 MiB to receive (net.core.rmem_max) and 208 KiB"
                        + " to send (net.core.wmem_max).",
                "sysctl -w net.core.rmem_max=33554432 net.core.wmem_max=33554432");
    }

    @Test
    void shouldJudgeBuffersAgainstTheKernelsDefaultWhenNoSpeedIsKnown() {
        tree.card("ens1", 2, "-1").file("/proc/sys/net/core/rmem_max", "212992\n");

        assertHint(Severity.INFO, "A program that asks", "sysctl -w net.core.rmem_max=16777216");
    }

    @Test
    void shouldWarnWhenReceiveBuffersAreNotTuned() {
        tree.file(SYS + "tcp_moderate_rcvbuf", "0\n");

        assertHint(Severity.WARNING, "The kernel does not tune", "sysctl -w net.ipv4.tcp_moderate_rcvbuf=1");
    }

    @Test
    void shouldWarnWhenWindowsAreNotScaled() {
        tree.file(SYS + "tcp_window_scaling", "0\n");

        assertHint(Severity.WARNING, "Window scaling is off", "sysctl -w net.ipv4.tcp_window_scaling=1");
    }

    @Test
    void shouldWarnWhenDescriptorsAreTooFewButCanBeRaised() {
        tree.file("/proc/self/limits", HostTree.limits("1024", "4096", "unlimited"));

        assertHint(
                Severity.WARNING,
                "This process may have 1,024 files open. With both ends on this host that is room for about 384"
                        + " connections, fewer than 1,000.",
                "ulimit -n 2256");
    }

    @Test
    void shouldGiveNoCommandWhenTheHardLimitIsTooLow() {
        tree.file("/proc/self/limits", HostTree.limits("1024", "1024", "unlimited"));

        assertTrue(onlyHint(CONNECTIONS).better().startsWith("Raise the hard limit: nofile in /etc/security"));
        assertEquals(Optional.empty(), onlyHint(CONNECTIONS).command());
    }

    @Test
    void shouldWarnWhenPortsAreTooFew() {
        tree.file(SYS + "ip_local_port_range", "60000 60499\n");

        assertHint(
                Severity.WARNING,
                "Outgoing connections get one of 500 ports (60000 to 60499)",
                "sysctl -w net.ipv4.ip_local_port_range=\"1024 65535\"");
    }

    @Test
    void shouldWarnWhenTheBacklogIsTooShort() {
        tree.file("/proc/sys/net/core/somaxconn", "128\n");

        assertHint(Severity.WARNING, "At most 128 connections wait", "sysctl -w net.core.somaxconn=1024");
    }

    @Test
    void shouldTellWhenFewConnectionsCanBeHalfOpen() {
        tree.file(SYS + "tcp_max_syn_backlog", "512\n");

        assertHint(Severity.INFO, "At most 512 connections of", "sysctl -w net.ipv4.tcp_max_syn_backlog=1024");
    }

    @Test
    void shouldJudgeLimitsByTheNumberOfConnections() {
        tree.file("/proc/sys/net/core/somaxconn", "128\n").file(SYS + "tcp_max_syn_backlog", "128\n");

        assertEquals(List.of(), hints(128));
    }

    @ParameterizedTest
    @CsvSource({"1, all but privileged processes", "2, everybody"})
    void shouldTellWhenIoUringIsForbidden(int setting, String whom) {
        tree.file("/proc/sys/kernel/io_uring_disabled", setting + "\n");

        assertHint(
                Severity.INFO,
                "kernel.io_uring_disabled = " + setting + " forbids io_uring to " + whom + ".",
                "sysctl -w kernel.io_uring_disabled=0");
    }

    @Test
    void shouldTellWhenLittleMemoryCanBeLocked() {
        tree.file("/proc/self/limits", HostTree.limits("1048576", "1048576", "65536"));

        assertHint(Severity.INFO, "This process may lock 64 KiB of memory", "ulimit -l unlimited");
    }

    @Test
    void shouldWarnOfAQuotaOfProcessors() {
        tree.file("/sys/fs/cgroup/user.slice/cpu.max", "150000 100000\n");

        assertHint(Severity.WARNING, "The control group allows 1.50 of 48 processors.", null);
    }

    @Test
    void shouldTellWhenTheAffinityLeavesFewerProcessors() {
        tree.file("/proc/self/status", "Cpus_allowed_list:\t0-3\n");

        assertHint(Severity.INFO, "This process may run on 4 of 48 processors.", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"powersave", "conservative"})
    void shouldWarnOfASlowGovernor(String governor) {
        tree.file("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", governor + "\n");

        assertHint(
                Severity.WARNING,
                "The processors run with the frequency governor " + governor,
                "cpupower frequency-set -g performance");
    }

    @Test
    void shouldWarnOfASlowClock() {
        tree.file("/sys/devices/system/clocksource/clocksource0/current_clocksource", "hpet\n");

        assertHint(Severity.WARNING, "The kernel reads time from hpet", "echo tsc >");
    }

    @Test
    void shouldNameTheHypervisor() {
        tree.file("/sys/class/dmi/id/sys_vendor", "VMware, Inc.\n");

        assertHint(Severity.INFO, "This is a virtual machine (VMware): others may share", null);
    }

    @Test
    void shouldWarnOfAnAddressWhoseLinkIsDown() {
        secondCard("100000").file("/sys/class/net/ens2/operstate", "down\n");

        assertHint(Severity.WARNING, "ens2 has the address 192.0.2.8, but its link is down.", "ip link set ens2 up");
    }

    @Test
    void shouldIgnoreAnUnusedPortThatIsDown() {
        secondCard("100000").file("/sys/class/net/ens2/operstate", "down\n");

        HostFacts facts = HostFacts.read(root, HostTree.serverInterfaces());

        assertEquals(List.of(), HostAdvice.forHost(facts, Steering.UNKNOWN, CONNECTIONS));
    }

    @Test
    void shouldWarnOfACardThatIsSlowerThanItsTwin() {
        secondCard("25000");

        assertHint(Severity.WARNING, "ens2 runs at 25 Gbit/s, ens1 at 100 Gbit/s.", "ethtool ens2");
    }

    @Test
    void shouldOnlyTellOfASlowerCardOfAnotherKind() {
        secondCard("1000").link("/sys/class/net/ens2/device/driver", "igb");

        assertHint(Severity.INFO, "ens2 runs at 1 Gbit/s, ens1 at 100 Gbit/s.", "ip route get ADDRESS");
    }

    @Test
    void shouldWarnOfMixedMtus() {
        secondCard("100000").file("/sys/class/net/ens2/mtu", "1500\n");

        assertHint(Severity.WARNING, "The interfaces have different MTUs: ens1 9000, ens2 1500.", null);
    }

    @Test
    void shouldTellOfJumboFramesOnAFastLink() {
        tree.file("/sys/class/net/ens1/mtu", "1500\n");

        assertHint(Severity.INFO, "ens1 at 100 Gbit/s has an MTU of 1500 bytes.", "ip link set ens1 mtu 9000");
    }

    @Test
    void shouldTellOfASingleReceiveQueue() {
        tree.remove("/sys/class/net/ens1/queues").directory("/sys/class/net/ens1/queues/rx-0");

        assertHint(Severity.INFO, "ens1 has a single receive queue", "ethtool -L ens1 combined 48");
    }

    @Test
    void shouldTellWhichNodeACardBelongsTo() {
        tree.file("/sys/devices/system/node/online", "0-1\n");

        assertHint(Severity.INFO, "ens1 is attached to node 1 of 2.", "numactl --cpunodebind=1 --membind=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bbr", "dctcp", "reno"})
    void shouldTellOfAnUnusualCongestionControl(String control) {
        tree.file(SYS + "tcp_congestion_control", control + "\n");

        assertHint(
                Severity.INFO,
                "New connections use the congestion control " + control + ".",
                "sysctl -w net.ipv4.tcp_congestion_control=cubic");
    }

    @ParameterizedTest
    @CsvSource({"bbr, true", "bbr3, true", "reno, false"})
    void shouldSayWhatPacingCostsOnAFastLocalNetwork(String control, boolean paces) {
        tree.file(SYS + "tcp_congestion_control", control + "\n");

        assertEquals(
                paces,
                hints(CONNECTIONS).stream()
                        .anyMatch(hint -> hint.better().contains("by a timer, which costs CPU and goodput")));
    }

    @Test
    void shouldTellWhenTimestampsAreOff() {
        tree.file(SYS + "tcp_timestamps", "0\n");

        assertHint(Severity.INFO, "TCP timestamps are off", "sysctl -w net.ipv4.tcp_timestamps=1");
    }

    @Test
    void shouldTellOfSlowStartAfterIdle() {
        tree.file(SYS + "tcp_slow_start_after_idle", "1\n");

        assertHint(Severity.INFO, "A connection that was idle", "sysctl -w net.ipv4.tcp_slow_start_after_idle=0");
    }

    @Test
    void shouldPutWarningsFirst() {
        tree.file(SYS + "tcp_slow_start_after_idle", "1\n")
                .file(SYS + "tcp_window_scaling", "0\n")
                .file(SYS + "tcp_timestamps", "0\n");

        assertEquals(
                List.of(Severity.WARNING, Severity.INFO, Severity.INFO),
                hints(CONNECTIONS).stream().map(Hint::severity).toList());
    }

    @Test
    void shouldRefuseANumberOfConnectionsBelowOne() {
        assertThrows(IllegalArgumentException.class, () -> hints(0));
    }

    private HostTree secondCard(String mbitPerS) {
        String counters = " 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0";
        return tree.netDev("lo:" + counters, "ens1:" + counters, "ens2:" + counters)
                .card("ens2", 3, mbitPerS);
    }

    private List<Hint> hints(int connections) {
        InterfaceTable withSecondCard = name -> name.equals("ens2")
                ? Optional.of(new InterfaceTable.Entry(3, List.of("192.0.2.8")))
                : HostTree.serverInterfaces().find(name);
        HostFacts facts = HostFacts.read(tree.root(), withSecondCard);
        return HostAdvice.forHost(facts, Steering.read(tree.files(), facts.nics()), connections);
    }

    private Hint onlyHint(int connections) {
        List<Hint> hints = hints(connections);
        assertEquals(1, hints.size(), hints::toString);
        return hints.get(0);
    }

    private void assertHint(Severity severity, String findingStart, String commandStart) {
        Hint hint = onlyHint(CONNECTIONS);
        assertEquals(severity, hint.severity());
        assertStartsWith(findingStart, hint.finding());
        if (commandStart == null) {
            assertEquals(Optional.empty(), hint.command());
        } else {
            assertStartsWith(commandStart, hint.command().orElseThrow());
        }
    }

    public static void assertStartsWith(String start, String text) {
        assertEquals(start, text.substring(0, Math.min(start.length(), text.length())));
    }
}
