package io.netbench.host;

import static io.netbench.host.HostFactsTest.assertEveryNullHasAReason;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostDeltaTest {

    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);

    @TempDir
    Path root;

    private HostTree tree;
    private long nowNs;

    @BeforeEach
    void makeServer() {
        tree = HostTree.server(root);
        stat("cpu  100 0 100 1000 0 0 0 0 0 0", "cpu0 50 0 50 500 0 0 0 0 0 0", "cpu1 50 0 50 500 0 0 0 0 0 0");
        process(100, 50);
        tcp("1000 7", "3");
    }

    @Test
    void shouldTellSharesOfTheHostAsFractions() {
        HostCounters before = snapshot();
        // One second of two processors: 200 ticks, of which 32 user, 4 nice, 30 system, 2 irq, 40 softirq, 10 stolen.
        stat("cpu  132 4 130 1078 4 2 40 10 0 0", "cpu0 72 4 70 536 2 1 10 5 0 0", "cpu1 60 0 60 542 2 1 30 5 0 0");
        process(130, 60);
        CpuDelta cpu = deltaAfterASecond(before).cpu();

        assertEquals(118 / 200.0, cpu.hostFraction());
        assertEquals(40 / 200.0, cpu.softirqFraction());
        assertEquals(10 / 200.0, cpu.stealFraction());
        assertEquals(400_000_000, cpu.processNs());
        assertEquals(0.2, cpu.processFraction());
    }

    @Test
    void shouldTellOfTheProcessorThatDidMostSoftInterrupts() {
        HostCounters before = snapshot();
        stat("cpu  100 0 100 1100 0 0 100 0 0 0", "cpu0 50 0 50 505 0 0 95 0 0 0", "cpu1 50 0 50 595 0 0 5 0 0 0");

        assertEquals(0.95, deltaAfterASecond(before).cpu().busiestSoftirqFraction());
    }

    @Test
    void shouldTellHowLongTheEventLoopThatWaitedLongestWaited() {
        loop(31, "netbench-loop-1", 2_000_000_000L);
        loop(32, "netbench-loop-1", 500_000_000L);
        loop(33, "C2 CompilerThre", 900_000_000L);
        HostCounters before = snapshot();
        loop(31, "netbench-loop-1", 2_050_000_000L);
        loop(32, "netbench-loop-1", 880_000_000L);
        loop(33, "C2 CompilerThre", 1_900_000_000L);
        loop(34, "netbench-loop-2", 7_000_000_000L);

        assertEquals(0.38, deltaAfterASecond(before).cpu().loopWaitFraction(), 1e-9);
    }

    @Test
    void shouldSayWhyNothingIsKnownOfWaitsAndThrottling() {
        CpuDelta cpu = deltaAfterASecond(snapshot()).cpu();

        assertNull(cpu.loopWaitFraction());
        assertNull(cpu.throttledFraction());
        assertEveryNullHasAReason(cpu);
    }

    @Test
    void shouldTellInWhatShareOfPeriodsTheGroupThatWasHitMostWasThrottled() {
        throttling("user.slice", 100, 40);
        throttling("user.slice/session-3.scope", 1_000, 10);
        HostCounters before = snapshot();
        throttling("user.slice", 110, 45);
        throttling("user.slice/session-3.scope", 1_010, 11);

        assertEquals(0.5, deltaAfterASecond(before).cpu().throttledFraction());
    }

    private void loop(int thread, String name, long waitedNs) {
        tree.file("/proc/self/task/" + thread + "/comm", name + "\n")
                .file("/proc/self/task/" + thread + "/schedstat", "123456789 " + waitedNs + " 77\n");
    }

    private void throttling(String group, long periods, long throttled) {
        tree.file(
                "/sys/fs/cgroup/" + group + "/cpu.stat",
                "usage_usec 1\nnr_periods " + periods + "\nnr_throttled " + throttled + "\nthrottled_usec 5\n");
    }

    @Test
    void shouldNeverTellMoreThanTheWholeHostForAProcess() {
        HostCounters before = snapshot();
        process(100 + 201, 50);

        assertEquals(1.0, deltaAfterASecond(before).cpu().processFraction());
    }

    @Test
    void shouldNotCountIdleTimeThatStepsBack() {
        HostCounters before = snapshot();
        stat("cpu  200 0 100 999 0 0 0 0 0 0", "cpu0 150 0 50 499 0 0 0 0 0 0", "cpu1 50 0 50 500 0 0 0 0 0 0");

        assertEquals(1.0, deltaAfterASecond(before).cpu().hostFraction());
    }

    @Test
    void shouldLeaveSharesAbsentWhenNoTickPassed() {
        HostCounters before = snapshot();

        CpuDelta cpu = deltaAfterASecond(before).cpu();

        assertNull(cpu.hostFraction());
        assertEquals(
                "the window was shorter than the kernel's tick of 10 ms",
                cpu.absent().get("host_fraction"));
        assertEveryNullHasAReason(cpu);
    }

    @Test
    void shouldCountTcpOverTheWindow() {
        HostCounters before = snapshot();
        tcp("1500 9", "8");

        TcpCounters tcp = deltaAfterASecond(before).tcp();

        assertEquals(Optional.of(500L), tcp.value(TcpCounter.SEGMENTS_SENT));
        assertEquals(Optional.of(2L), tcp.value(TcpCounter.SEGMENTS_RETRANSMITTED));
        assertEquals(Optional.of(5L), tcp.value(TcpCounter.TIMEOUTS));
        assertEquals(Optional.empty(), tcp.value(TcpCounter.RECEIVE_PRUNED));
        assertEquals(
                "this kernel does not count TcpExtTCPRcvQDrop", tcp.absent().get("receive_pruned"));
        assertEquals(
                TcpCounter.values().length, tcp.values().size() + tcp.absent().size());
    }

    @Test
    void shouldLeaveOnlyTheGarbledCounterAbsent() {
        HostCounters before = snapshot();
        tcp("1500 many", "8");

        TcpCounters tcp = deltaAfterASecond(before).tcp();

        assertEquals(Optional.of(500L), tcp.value(TcpCounter.SEGMENTS_SENT));
        assertEquals(
                "TcpRetransSegs should be a number, got: many", tcp.absent().get("segments_retransmitted"));
    }

    @Test
    void shouldCountInterfacesOverTheWindow() {
        HostCounters before = snapshot();
        tree.netDev(
                "    lo: 1000 10 0 0 0 0 0 0 1000 10 0 0 0 0 0 0", "  ens1: 6000 60 2 4 6 0 0 0 9000 90 8 10 12 0 0 0");

        NicCounters card = deltaAfterASecond(before).nics().get("ens1");

        assertEquals(1000, card.rxBytes());
        assertEquals(10, card.rxPackets());
        assertEquals(1, card.rxErrors());
        assertEquals(2, card.rxDropped());
        assertEquals(2000, card.txBytes());
        assertEquals(20, card.txPackets());
        assertEquals(4, card.txErrors());
        assertEquals(5, card.txDropped());
    }

    @Test
    void shouldFollowACounterOf32BitsOverItsEndAndRefuseAReset() {
        tree.netDev("  ens1: 4294967290 4000 0 0 0 0 0 0 5000000000 70 0 0 0 0 0 0");
        HostCounters before = snapshot();
        tree.netDev("  ens1: 4 100 0 0 0 0 0 0 10 80 0 0 0 0 0 0");

        NicCounters card = deltaAfterASecond(before).nics().get("ens1");

        assertEquals(10, card.rxBytes());
        assertNull(card.rxPackets());
        assertEquals(
                "rx_packets went back from 4000 to 100: it was reset",
                card.absent().get("rx_packets"));
        assertNull(card.txBytes());
        assertEquals(10, card.txPackets());
        assertEveryNullHasAReason(card);
    }

    @Test
    void shouldNameInterfacesThatCameOrWentInTheWindow() {
        HostCounters before = snapshot();
        tree.netDev("    lo: 1000 10 0 0 0 0 0 0 1000 10 0 0 0 0 0 0", " veth9: 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0");

        HostDelta delta = deltaAfterASecond(before);

        assertEquals(Set.of("lo"), delta.nics().keySet());
        assertEquals("the interface vanished in the window", delta.absent().get("nics.ens1"));
        assertEquals("the interface appeared in the window", delta.absent().get("nics.veth9"));
    }

    @Test
    void shouldLeaveEverythingAbsentWithAReasonWhenNothingIsThere() {
        tree = new HostTree(root.resolve("empty"));
        HostCounters before = snapshot();

        HostDelta delta = deltaAfterASecond(before);

        assertEveryNullHasAReason(delta.cpu());
        assertNull(delta.tcp());
        assertEquals(Set.of("tcp", "nics"), delta.absent().keySet());
        assertEquals("/proc/stat: no such file", delta.cpu().absent().get("softirq_fraction"));
        assertTrue(delta.nics().isEmpty());
    }

    @Test
    void shouldLeaveTimesAbsentWhenTheTableIsGarbage() {
        HostCounters before = snapshot();
        stat("cpu  1 2 three 4 5 6 7 8", "cpuX 1 2 3 4 5 6 7 8");

        assertEquals(
                "/proc/stat should be a number, got: three",
                deltaAfterASecond(before).cpu().absent().get("host_fraction"));
    }

    @Test
    void shouldRefuseSnapshotsInTheWrongOrder() {
        HostCounters first = snapshot();
        nowNs += 1;
        HostCounters second = snapshot();

        assertThrows(IllegalArgumentException.class, () -> HostDelta.between(second, first));
    }

    @Test
    void shouldSampleTheMachineThatRunsThisTest() {
        HostSampler sampler = new HostSampler(System::nanoTime);
        HostCounters before = sampler.snapshot();
        HostCounters after = sampler.snapshot();

        HostDelta delta = HostDelta.between(before, after);

        assertNotNull(delta.nics().get("lo").rxBytes());
        assertTrue(delta.tcp().value(TcpCounter.SEGMENTS_RETRANSMITTED).orElseThrow() >= 0);
        assertTrue(delta.cpu().processNs() >= 0);
    }

    private HostCounters snapshot() {
        return new HostSampler(tree.root(), () -> nowNs).snapshot();
    }

    private HostDelta deltaAfterASecond(HostCounters before) {
        nowNs += SECOND_NS;
        return HostDelta.between(before, snapshot());
    }

    private void stat(String... lines) {
        tree.file("/proc/stat", String.join("\n", lines) + "\nintr 1 2 3\nctxt 500\n");
    }

    private void process(long userTicks, long systemTicks) {
        String name = "(a ) tricky (name)";
        tree.file(
                "/proc/self/stat",
                "42 " + name + " S 1 1 1 0 -1 4194304 103 0 0 0 " + userTicks + " " + systemTicks + " 0 0 20 0 9 0\n");
    }

    private void tcp(String outAndRetransmitted, String timeouts) {
        tree.file(
                        "/proc/self/net/snmp",
                        "Ip: Forwarding InDiscards\nIp: 1 0\n" + "Tcp: MaxConn OutSegs RetransSegs\nTcp: -1 "
                                + outAndRetransmitted + "\n")
                .file("/proc/self/net/netstat", "TcpExt: TCPTimeouts\nTcpExt: " + timeouts + "\n");
    }
}
