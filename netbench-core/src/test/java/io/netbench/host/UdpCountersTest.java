package io.netbench.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UdpCountersTest {

    private static final String SNMP = """
        Udp: InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors SndbufErrors InCsumErrors IgnoredMulti MemErrors
        Udp: %d 2 %d 400 %d 5 6 0 7
        UdpLite: InDatagrams NoPorts
        UdpLite: 0 0
        """;

    private HostTree tree;

    @BeforeEach
    void makeHost(@TempDir Path root) {
        tree = new HostTree(root)
                .file("/proc/self/net/snmp", SNMP.formatted(300, 10, 4))
                .file("/proc/self/net/snmp6", "Udp6InDatagrams    \t30\nUdp6RcvbufErrors   \t1\nUdp6MemErrors \t0\n")
                .file("/proc/net/softnet_stat", "00000aff 0000000a 00000001\n00000001 00000010 00000000\n");
    }

    @Test
    void shouldAddBothFamiliesAndAllProcessors() {
        UdpCounters counters = UdpCounters.read(tree.files());
        assertEquals(330, counters.received().longValue());
        assertEquals(400, counters.sent().longValue());
        assertEquals(2, counters.noPorts().longValue());
        assertEquals(5, counters.receiveBufferErrors().longValue());
        assertEquals(5, counters.sendBufferErrors().longValue());
        assertEquals(6, counters.checksumErrors().longValue());
        assertEquals(7, counters.memoryErrors().longValue());
        assertEquals(26, counters.softnetDrops().longValue());
    }

    @Test
    void shouldTellWhatWasCountedInBetween() {
        UdpCounters before = UdpCounters.read(tree.files());
        tree.file("/proc/self/net/snmp", SNMP.formatted(900, 20, 104));
        UdpCounters delta = UdpCounters.read(tree.files()).since(before);
        assertEquals(600, delta.received().longValue());
        assertEquals(100, delta.receiveBufferErrors().longValue());
        assertEquals(0, delta.softnetDrops().longValue());
    }

    @Test
    void shouldSayWhatAKernelDoesNotCount() {
        tree.file("/proc/self/net/snmp", "Udp: InDatagrams NoPorts\nUdp: 3 4\n")
                .file("/proc/net/softnet_stat", "half\n");
        UdpCounters counters = UdpCounters.read(tree.files());
        assertEquals(33, counters.received().longValue());
        assertNull(counters.memoryErrors());
        assertEquals(
                "this kernel does not count UdpMemErrors", counters.absent().get("memory_errors"));
        assertNull(counters.softnetDrops());
        assertEquals("/proc/net/softnet_stat is cut off", counters.absent().get("softnet_drops"));
    }
}
