package io.netbench.host;

import static io.netbench.host.HostFactsTest.assertEveryNullHasAReason;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.host.proc.UnreadableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NicReaderTest {

    @TempDir
    Path root;

    private HostTree tree;

    @BeforeEach
    void makeServer() {
        tree = HostTree.server(root);
    }

    @Test
    void shouldReadACard() throws Exception {
        NicFacts card = nic("ens1");

        assertEquals(NicFacts.Kind.DEVICE, card.kind());
        assertEquals(List.of("192.0.2.7"), card.addresses());
        assertEquals(9000, card.mtuBytes());
        assertEquals(100_000_000_000L, card.speedBitsPerS());
        assertEquals("up", card.operationalState());
        assertEquals("mlx5_core", card.driver());
        assertEquals(1, card.numaNode());
        assertEquals(4, card.rxQueues());
        assertEquals(2, card.txQueues());
        assertTrue(card.absent().isEmpty());
    }

    @Test
    void shouldTellTheSpeedOfAVlanByTheDeviceBelow() throws Exception {
        stack("vlan7", 3, "ens1");

        assertEquals(NicFacts.Kind.STACKED, nic("vlan7").kind());
        assertEquals(100_000_000_000L, nic("vlan7").speedBitsPerS());
        assertEquals(1, nic("vlan7").members());
    }

    @Test
    void shouldAddUpTheMembersOfABondThatAreUp() throws Exception {
        tree.card("ens2", 3, "25000").card("ens3", 4, "25000").card("ens4", 5, "25000");
        tree.file("/sys/class/net/ens4/operstate", "down\n");
        stack("bond0", 6, "ens2", "ens3", "ens4");
        tree.file("/sys/class/net/bond0/bonding/mode", "802.3ad 4\n");

        assertEquals(50_000_000_000L, nic("bond0").speedBitsPerS());
        assertEquals(2, nic("bond0").members());
    }

    @Test
    void shouldTakeTheActiveMemberOfABondThatKeepsTheOtherInReserve() throws Exception {
        tree.card("ens2", 3, "25000").card("ens3", 4, "10000");
        stack("bond0", 6, "ens2", "ens3");
        tree.file("/sys/class/net/bond0/bonding/mode", "active-backup 1\n")
                .file("/sys/class/net/bond0/bonding/active_slave", "ens3\n");

        assertEquals(10_000_000_000L, nic("bond0").speedBitsPerS());
        assertEquals(1, nic("bond0").members());
    }

    @Test
    void shouldTellTheSpeedOfABridgeByItsOneDeviceWhateverElseItJoins() throws Exception {
        tree.virtualNic("veth3", 7, 1);
        stack("br0", 6, "ens1", "veth3");

        assertEquals(NicFacts.Kind.STACKED, nic("br0").kind());
        assertEquals(100_000_000_000L, nic("br0").speedBitsPerS());
    }

    @Test
    void shouldNotTellTheSpeedOfABridgeOfSeveralDevices() throws Exception {
        tree.card("ens2", 3, "25000");
        stack("br0", 6, "ens1", "ens2");

        assertNull(nic("br0").speedBitsPerS());
        assertEveryNullHasAReason(nic("br0"));
    }

    @Test
    void shouldCallABridgeOfVirtualInterfacesVirtual() throws Exception {
        tree.virtualNic("veth3", 7, 1);
        stack("br0", 6, "veth3");

        assertEquals(NicFacts.Kind.VIRTUAL, nic("br0").kind());
    }

    /** An interface above others, and all that the kernel then lists. */
    private void stack(String name, int index, String... below) {
        tree.virtualNic(name, index, 1);
        for (String lower : below) {
            tree.link("/sys/class/net/" + name + "/lower_" + lower, "../" + lower);
        }
        List<String> lines = new ArrayList<>();
        for (String one : List.of("lo", "ens1", "ens2", "ens3", "ens4", "veth3", name)) {
            if (Files.exists(tree.root().resolve("sys/class/net/" + one))) {
                lines.add(one + ": 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0");
            }
        }
        tree.netDev(lines.toArray(String[]::new));
    }

    @Test
    void shouldSayThatNoDeviceIsBehindALoopback() throws Exception {
        NicFacts loopback = nic("lo");

        assertEquals(NicFacts.Kind.LOOPBACK, loopback.kind());
        assertEquals("no device behind this interface", loopback.absent().get("driver"));
        assertEveryNullHasAReason(loopback);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "4294967295", "", "fast"})
    void shouldLeaveTheSpeedAbsentWhenTheDriverDoesNotKnowIt(String speed) throws Exception {
        tree.file("/sys/class/net/ens1/speed", speed + "\n");

        assertNull(nic("ens1").speedBitsPerS());
        assertEveryNullHasAReason(nic("ens1"));
    }

    @Test
    void shouldLeaveTheNodeAbsentWhenTheDeviceBelongsToNone() throws Exception {
        tree.file("/sys/class/net/ens1/device/numa_node", "-1\n");

        assertNull(nic("ens1").numaNode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "lowerlayerdown"})
    void shouldCallALinkDownOnlyWhenTheKernelDoes(String state) throws Exception {
        assertTrue(!nic("lo").isDown(), "an unknown state is no reason to doubt a link");
        tree.file("/sys/class/net/ens1/operstate", state + "\n");

        assertTrue(nic("ens1").isDown());
    }

    @Test
    void shouldTrustNothingInSysWhenItListsOtherInterfaces() throws Exception {
        tree.virtualNic("veth0", 3, 1);

        NicFacts card = nic("ens1");

        assertNull(card.mtuBytes());
        assertEquals("/sys shows another network namespace", card.absent().get("mtu_bytes"));
        assertEquals(List.of("192.0.2.7"), card.addresses());
        assertEveryNullHasAReason(card);
    }

    @Test
    void shouldTrustNothingInSysWhenAnIndexDiffers() throws Exception {
        tree.file("/sys/class/net/ens1/ifindex", "9\n");

        assertNull(nic("ens1").speedBitsPerS());
    }

    @Test
    void shouldPassOverFilesBesideTheInterfaces() throws Exception {
        tree.file("/sys/class/net/bonding_masters", "\n");

        assertEquals(9000, nic("ens1").mtuBytes());
    }

    @Test
    void shouldKeepTheNamesWhenSysIsNotMounted() throws Exception {
        tree.remove("/sys/class/net");

        assertEquals("/sys/class/net: no such file", nic("ens1").absent().get("kind"));
    }

    @Test
    void shouldRefuseTheWholeTableWhenALineIsGarbage() {
        tree.netDev("  ens1: 1 2 3");

        UnreadableException e = assertThrows(UnreadableException.class, () -> nic("ens1"));

        assertEquals("/proc/self/net/dev has 3 columns, expected 16", e.getMessage());
    }

    @Test
    void shouldSplitTheNameOfAnAliasAtItsLastColon() throws Exception {
        tree.netDev("eth0:1:     0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0");

        assertEquals(List.of("eth0:1"), nics().stream().map(NicFacts::name).toList());
    }

    private List<NicFacts> nics() throws UnreadableException {
        return new NicReader(tree.files(), HostTree.serverInterfaces()).nics();
    }

    private NicFacts nic(String name) throws UnreadableException {
        Optional<NicFacts> found =
                nics().stream().filter(nic -> nic.name().equals(name)).findFirst();
        return found.orElseThrow();
    }
}
