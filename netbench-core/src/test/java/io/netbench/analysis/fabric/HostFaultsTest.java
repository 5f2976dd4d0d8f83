package io.netbench.analysis.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HostFaultsTest {

    private static final long FAST = 100_000_000_000L;
    private static final long SLOW = 25_000_000_000L;

    /** Clients need not be like servers, even where there are more of these. */
    @Test
    void shouldHoldHostsAgainstThoseOfTheirPartAlone() {
        HostFaults faults = faults(Stream.concat(hosts("client", 4, SLOW, 1500), hosts("server", 8, FAST, 9000)));

        IntStream.range(0, 12).forEach(host -> assertEquals(Optional.empty(), faults.fact(host)));
        assertEquals(1500, faults.usualMtu(), "packets between them are no longer");
    }

    @Test
    void shouldNameWhoIsUnlikeThoseOfItsPart() {
        List<FabricHost> clients = hosts("client", 3, SLOW, 1500).toList();
        HostFaults faults = faults(Stream.of(
                        clients.stream(),
                        hosts("client", 1, SLOW, 9000),
                        hosts("server", 6, FAST, 9000),
                        hosts("server", 1, SLOW, 9000))
                .flatMap(some -> some));

        assertEquals(Optional.of(HostFault.MTU), faults.fact(3));
        assertEquals(Optional.of(HostFault.SLOW_NIC), faults.fact(10));
        FabricHost other = hosts("client", 1, SLOW, 9000).toList().get(0);
        assertEquals(
                "its MTU is 9000, that of its peers 1500",
                HostWords.of(other, HostFault.MTU, faults).fault());
    }

    @Test
    void shouldHoldAllAgainstEachOtherWhereTheyHaveOnePart() {
        HostFaults faults = faults(Stream.concat(hosts(null, 4, SLOW, 1500), hosts(null, 8, FAST, 9000)));

        assertEquals(Optional.of(HostFault.MTU), faults.fact(0));
        assertEquals(9000, faults.usualMtu());
    }

    private static HostFaults faults(Stream<FabricHost> hosts) {
        return new HostFaults(new FabricHosts(hosts.toList()));
    }

    private static Stream<FabricHost> hosts(String role, int count, long bitsPerS, int mtu) {
        HostEvidence shown = new HostEvidence(null, null, null, null, mtu, null, null, null, null, null, false);
        return IntStream.range(0, count).mapToObj(host -> new FabricHost(role + host, null, bitsPerS, shown).in(role));
    }
}
