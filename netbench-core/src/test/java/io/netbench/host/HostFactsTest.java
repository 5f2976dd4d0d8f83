package io.netbench.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.host.NetworkSettings.BufferRange;
import io.netbench.host.NetworkSettings.PortRange;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFactsTest {

    @TempDir
    Path root;

    @Test
    void shouldReadEveryFigureOfAServer() {
        HostFacts facts = read(HostTree.server(root));

        assertEquals("storage-07", facts.hostName());
        assertEquals("6.1.0-28-amd64", facts.system().kernel());
        assertEquals("Debian GNU/Linux 12 (bookworm)", facts.system().distribution());
        assertEquals("tsc", facts.system().clockSource());
        assertEquals(0, facts.system().ioUringDisabled());
        assertEquals(48, facts.cpus().online());
        assertEquals(48, facts.cpus().allowed());
        assertEquals("Intel(R) Xeon(R) Gold 6342", facts.cpus().model());
        assertEquals(2, facts.cpus().numaNodes());
        assertEquals("performance", facts.cpus().governor());
        assertEquals(527_955_968L * 1024, facts.memory().totalBytes());
        assertEquals(519_000_000L * 1024, facts.memory().availableBytes());
        assertEquals(1024, facts.limits().openFilesSoft());
        assertEquals(1_048_576, facts.limits().openFilesHard());
        assertEquals(3, facts.limits().openFilesInUse());
        assertEquals(64L << 20, facts.limits().lockedMemorySoftBytes());
        assertEquals(212_992, facts.network().rmemMaxBytes());
        assertEquals(new BufferRange(4096, 131_072, 6_291_456), facts.network().tcpRmem());
        assertEquals("cubic", facts.network().congestionControl());
        assertEquals(List.of("reno", "cubic"), facts.network().availableCongestionControls());
        assertEquals(4096, facts.network().somaxconn());
        assertEquals(new PortRange(32_768, 60_999), facts.network().localPorts());
        assertEquals(28_232, facts.network().localPorts().count());
        assertEquals(true, facts.network().tcpSlowStartAfterIdle());
        assertEquals(
                Optional.of("5f1f4a3e-2a52-4c3c-9d2f-0b3b8c7a1d10/4026531840"),
                facts.identity().key());
    }

    @Test
    void shouldGiveAReasonForEachFigureThatIsUnlimitedOrDoesNotApply() {
        HostFacts facts = read(HostTree.server(root));

        assertNull(facts.cpus().cpuLimit());
        assertEquals(
                "no control group sets a processor quota", facts.cpus().absent().get("cpu_limit"));
        assertNull(facts.memory().limitBytes());
        assertNull(facts.limits().lockedMemoryHardBytes());
        assertEquals("unlimited", facts.limits().absent().get("locked_memory_hard_bytes"));
        assertNull(facts.system().hypervisor());
        assertEquals("no sign of a hypervisor", facts.system().absent().get("hypervisor"));
    }

    @Test
    void shouldLeaveEveryFigureAbsentWithAReasonWhenNothingIsThere() {
        HostFacts facts = read(new HostTree(root));

        assertNull(facts.hostName());
        assertTrue(facts.nics().isEmpty());
        assertEquals("/proc/self/net/dev: no such file", facts.absent().get("nics"));
        assertEquals(Optional.empty(), facts.identity().key());
        assertEquals(Optional.empty(), facts.cpus().usable());
        assertEveryNullHasAReason(facts.system());
        assertEveryNullHasAReason(facts.cpus());
        assertEveryNullHasAReason(facts.memory());
        assertEveryNullHasAReason(facts.limits());
        assertEveryNullHasAReason(facts.network());
        assertEveryNullHasAReason(facts.identity());
    }

    @Test
    void shouldNameTheFileAndTheTextWhenAFileHoldsGarbage() {
        HostTree tree = HostTree.server(root)
                .file("/proc/sys/net/core/rmem_max", "lots\n")
                .file("/proc/sys/net/ipv4/tcp_rmem", "4096 131072\n")
                .file("/proc/sys/net/core/wmem_max", "99999999999999999999\n")
                .file("/proc/sys/net/ipv4/ip_local_port_range", "60999 32768\n")
                .file("/proc/sys/net/core/somaxconn", "")
                .file("/proc/meminfo", "MemTotal: a few\n");

        NetworkSettings network = read(tree).network();

        assertNull(network.rmemMaxBytes());
        assertEquals(
                "/proc/sys/net/core/rmem_max should be a number, got: lots",
                network.absent().get("rmem_max_bytes"));
        assertEquals(
                "/proc/sys/net/ipv4/tcp_rmem should hold 3 numbers, got: 4096 131072",
                network.absent().get("tcp_rmem"));
        assertNull(network.wmemMaxBytes());
        assertEquals("no range of ports: 60999 to 32768", network.absent().get("local_ports"));
        assertEquals("/proc/sys/net/core/somaxconn is empty", network.absent().get("somaxconn"));
        assertEveryNullHasAReason(read(tree).memory());
    }

    @Test
    void shouldTakeTheLeastOfAllProcessorLimits() {
        HostTree tree = HostTree.server(root)
                .file("/proc/self/status", "Cpus_allowed_list:\t0-7,24-31\n")
                .file("/sys/fs/cgroup/user.slice/cpu.max", "250000 100000\n");

        CpuFacts cpus = read(tree).cpus();

        assertEquals(16, cpus.allowed());
        assertEquals(2.5, cpus.cpuLimit());
        assertEquals(Optional.of(2.5), cpus.usable());
    }

    @Test
    void shouldTellHypervisorAndContainerWhenThereAreSigns() {
        HostTree tree = HostTree.server(root)
                .file("/sys/class/dmi/id/sys_vendor", "QEMU\n")
                .file("/.dockerenv", "");

        assertEquals("QEMU", read(tree).system().hypervisor());
        assertEquals("docker", read(tree).system().container());
    }

    @Test
    void shouldTakeTheProcessorsWordForAHypervisorWhenTheFirmwareNamesNone() {
        HostTree tree = HostTree.server(root)
                .remove("/sys/class/dmi")
                .file("/proc/cpuinfo", "processor\t: 0\nflags\t\t: fpu hypervisor lahf_lm\n\nprocessor\t: 1\n");

        assertEquals("unnamed", read(tree).system().hypervisor());
        assertEquals(
                "/proc/cpuinfo has no model name", read(tree).cpus().absent().get("model"));
    }

    @Test
    void shouldHaveNoKeyWhenTheNamespaceIsNoInode() {
        HostTree tree = HostTree.server(root).link("/proc/self/ns/net", "elsewhere");

        HostIdentity identity = read(tree).identity();

        assertEquals(Optional.empty(), identity.key());
        assertEveryNullHasAReason(identity);
    }

    @Test
    void shouldReadTheMachineThatRunsThisTest() {
        HostFacts facts = HostFacts.ofThisHost();

        assertNotNull(facts.hostName());
        assertTrue(facts.cpus().online() >= 1);
        // A reader that asks the kernel for one byte first gets the first digit of a setting, and no error.
        assertTrue(facts.network().somaxconn() >= 16, facts.network()::toString);
        assertNotNull(facts.network().tcpRmem());
        assertTrue(facts.nics().stream().anyMatch(nic -> nic.kind() == NicFacts.Kind.LOOPBACK));
        assertTrue(facts.identity().key().isPresent());
        facts.nics().forEach(HostFactsTest::assertEveryNullHasAReason);
        assertEveryNullHasAReason(facts.limits());
    }

    private HostFacts read(HostTree tree) {
        return HostFacts.read(tree.root(), HostTree.serverInterfaces());
    }

    /** No figure vanishes in silence, and no reason is kept for a figure that is there. */
    static void assertEveryNullHasAReason(Record facts) {
        try {
            TreeSet<String> missing = new TreeSet<>();
            Map<?, ?> absent = Map.of();
            for (RecordComponent component : facts.getClass().getRecordComponents()) {
                Object value = component.getAccessor().invoke(facts);
                if (value == null) {
                    missing.add(component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
                } else if (component.getName().equals("absent")) {
                    absent = (Map<?, ?>) value;
                }
            }
            assertEquals(missing, absent.keySet());
            assertFalse(absent.containsValue(""));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
