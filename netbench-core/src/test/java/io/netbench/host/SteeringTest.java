package io.netbench.host;

import static io.netbench.advice.HostAdviceTest.assertStartsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netbench.advice.Hint;
import io.netbench.advice.Hint.Severity;
import io.netbench.advice.HostAdvice;
import io.netbench.host.proc.UnreadableException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host with four processors and a card whose two queues are well spread; each test spoils one thing. */
class SteeringTest {

    private static final String QUEUES = "/sys/class/net/ens1/queues/";
    private static final String FLOW_ENTRIES = "/proc/sys/net/core/rps_sock_flow_entries";

    @TempDir
    Path root;

    private HostTree tree;

    @BeforeEach
    void makeServer() {
        tree = HostTree.tunedServer(root)
                .remove("/sys/class/net/ens1/queues")
                .file("/sys/devices/system/cpu/online", "0-3\n")
                .file("/sys/devices/system/node/node1/cpulist", "2-3\n")
                .file(FLOW_ENTRIES, "0\n")
                .file("/sys/class/net/ens1/device/msi_irqs/24", "msix\n")
                .file("/sys/class/net/ens1/device/msi_irqs/25", "msix\n")
                .file("/sys/class/net/ens1/device/msi_irqs/26", "msix\n")
                .file("/proc/irq/25/smp_affinity_list", "0-3\n")
                .file("/proc/irq/26/smp_affinity_list", "0-3\n")
                .file("/proc/irq/25/effective_affinity_list", "2\n")
                .file("/proc/irq/26/effective_affinity_list", "3\n")
                .file("/proc/interrupts", """
                                   CPU0       CPU1       CPU2       CPU3
                         24:          0          0          0          0  PCI-MSIX   0-edge      ens1-config
                         25:          0          0        900          0  PCI-MSIX   1-edge      ens1-0
                         26:          7          0          0        900  PCI-MSIX   2-edge      ens1-1
                        NMI:          0          0          0          0  Non-maskable interrupts
                        """);
        queue(0, "0", 0, "3").queue(1, "0", 0, "c");
    }

    @Test
    void shouldHaveNothingToSayWhereAllIsSpread() {
        assertEquals(List.of(), hints());
    }

    @Test
    void shouldTellOfInterruptsThatAllGoToOneProcessor() {
        tree.file("/proc/irq/25/effective_affinity_list", "3\n");

        assertHint(
                Severity.WARNING,
                "The 2 active interrupts of ens1, which has 2 receive queues, are served by 1 of 4 processors: 3.",
                "grep . /proc/irq/25/smp_affinity_list /proc/irq/26/smp_affinity_list");
    }

    @Test
    void shouldTellOfInterruptsOnAnotherNode() {
        tree.file("/proc/irq/26/effective_affinity_list", "0-1\n");

        assertHint(
                Severity.INFO,
                "ens1 is attached to node 1, and processors of another node serve interrupts of it: 0-1.",
                "grep . /proc/irq/25/smp_affinity_list");
    }

    @Test
    void shouldTellOfASingleQueueUnlessRpsSpreadsIt() {
        tree.remove(QUEUES + "rx-1");

        assertHint(
                Severity.INFO, "ens1 has a single receive queue", "echo f > /sys/class/net/ens1/queues/rx-0/rps_cpus");

        queue(0, "f", 0, "3").tree.file(FLOW_ENTRIES, "32768\n").file(QUEUES + "rx-0/rps_flow_cnt", "32768\n");
        assertEquals(List.of(), hints());
    }

    @Test
    void shouldTellThatRpsAloneDoesNotKnowTheReaders() {
        queue(0, "f", 0, "3");

        assertHint(
                Severity.INFO,
                "RPS of ens1 spreads packets by their addresses",
                "sysctl -w net.core.rps_sock_flow_entries=32768; for q in /sys/class/net/ens1/queues/rx-*; do echo"
                        + " 16384 > $q/rps_flow_cnt");
    }

    @Test
    void shouldTellOfRfsThatIsOnlyHalfSet() {
        tree.file(FLOW_ENTRIES, "32768\n");
        assertHint(
                Severity.WARNING,
                "net.core.rps_sock_flow_entries is 32768, but rps_flow_cnt of ens1 is 0",
                "sysctl -w net.core.rps_sock_flow_entries=32768");

        tree.file(FLOW_ENTRIES, "0\n").file(QUEUES + "rx-1/rps_flow_cnt", "4096\n");
        assertHint(
                Severity.WARNING,
                "rps_flow_cnt of ens1 is set, but net.core.rps_sock_flow_entries is 0",
                "sysctl -w net.core.rps_sock_flow_entries=32768");
    }

    @Test
    void shouldTellOfRpsWhereTheCardHasAQueueForEachProcessor() {
        queue(2, "0", 8, "1").queue(3, "8", 8, "1");
        tree.file(FLOW_ENTRIES, "32768\n")
                .file("/sys/devices/system/cpu/online", "0-3\n")
                .remove("/proc/interrupts");

        assertHint(
                Severity.INFO,
                "ens1 has a receive queue for each processor, and RPS hands its packets on all the same.",
                "for q in /sys/class/net/ens1/queues/rx-*; do echo 0 > $q/rps_cpus");
    }

    @Test
    void shouldTellThatXpsIsOff() {
        queue(0, "0", 0, "0").queue(1, "0", 0, "0");

        assertHint(
                Severity.INFO,
                "ens1 has 2 transmit queues, and XPS is off",
                "echo 1 > /sys/class/net/ens1/queues/tx-0/xps_cpus");
    }

    @Test
    void shouldSayNothingOfWhatItCanNotRead() {
        for (String unreadable : List.of("/proc/interrupts", FLOW_ENTRIES, QUEUES + "tx-0", QUEUES + "rx-0/rps_cpus")) {
            tree.remove(unreadable);
        }
        tree.file(QUEUES + "rx-1/rps_cpus", "what\n").file("/proc/irq/25/effective_affinity_list", "?\n");

        assertEquals(List.of(), hints());
    }

    @Test
    void shouldReadMasksOfManyProcessors() throws UnreadableException {
        assertEquals(new TreeSet<>(List.of(0, 1, 35, 95)), NicSteering.parseMask("x", "80000000,00000008,00000003"));
        assertEquals(new TreeSet<>(), NicSteering.parseMask("x", "00000000,00000000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "g", "1,,2", "123456789", "-1"})
    void shouldRefuseOtherMasks(String mask) {
        assertThrows(UnreadableException.class, () -> NicSteering.parseMask("x", mask));
    }

    private SteeringTest queue(int number, String rps, int flows, String xps) {
        tree.file(QUEUES + "rx-" + number + "/rps_cpus", rps + "\n")
                .file(QUEUES + "rx-" + number + "/rps_flow_cnt", flows + "\n")
                .file(QUEUES + "tx-" + number + "/xps_cpus", xps + "\n");
        return this;
    }

    private List<Hint> hints() {
        HostFacts facts = HostFacts.read(tree.root(), HostTree.serverInterfaces());
        return HostAdvice.forHost(facts, Steering.read(tree.files(), facts.nics()), 100);
    }

    private void assertHint(Severity severity, String findingStart, String commandStart) {
        List<Hint> hints = hints();
        assertEquals(1, hints.size(), hints::toString);
        assertEquals(severity, hints.get(0).severity());
        assertStartsWith(findingStart, hints.get(0).finding());
        assertStartsWith(commandStart, hints.get(0).command().orElseThrow());
    }
}
