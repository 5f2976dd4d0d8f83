package io.netbench.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.host.NicFacts;
import io.netbench.result.DatagramLoss;
import io.netbench.result.DatagramLoss.HostLoss;
import io.netbench.result.HostCongestion;
import io.netbench.result.HostResult;
import io.netbench.result.HostUdp;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.LinkInterface;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.NicDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a counter explains, and what it must not. Each link sends 10,000 datagrams. */
class HostLossSplitTest {

    private static final String UNTOLD = "it was not read";
    private static final Optional<List<LinkInterface>> ETH0 = Optional.of(List.of(new LinkInterface(
            "eth0", 1, Optional.of(NicFacts.Kind.DEVICE), 10_000_000_000L, Optional.empty(), Map.of())));
    private static final LoadResult LOAD = SampleResults.overUdp(SampleResults.load(List.of()));

    private final List<HostResult> hosts = new ArrayList<>();
    private final List<EndpointPlace> places = new ArrayList<>();
    private final List<LinkResult> links = new ArrayList<>();

    /** An agent with one endpoint of its name. */
    private final class Host {

        private final String name;
        private HostUdp udp = udp(0L, 0L, 0L, 0L, 0L);
        private List<NicDelta> nics = List.of(nic(0L, 0L));
        private Optional<String> figuresWith = Optional.empty();
        private Optional<String> machine;
        private String transport = "epoll";
        private String queues = "pfifo_fast";

        Host(String name) {
            this.name = name;
            machine = Optional.of(name);
        }

        Host counts(HostUdp newUdp) {
            udp = newUdp;
            return this;
        }

        Host queues(String qdisc) {
            queues = qdisc;
            return this;
        }

        Host drops(Long received, Long toSend) {
            nics = List.of(nic(received, toSend));
            return this;
        }

        /** Its sockets don't hear what its queue disciplines drop. */
        Host overNio() {
            transport = "nio";
            return this;
        }

        Host tellsNoInterfaces() {
            nics = null;
            return this;
        }

        Host sharesFiguresOf(String other) {
            figuresWith = Optional.of(other);
            udp = null;
            nics = null;
            return on(other);
        }

        Host on(String newMachine) {
            machine = Optional.of(newMachine);
            return this;
        }

        void there() {
            HostResult like = SampleResults.host(name, "client", 0.1, 0.1, 0L);
            places.add(new EndpointPlace(name, name, List.of("client")));
            hosts.add(new HostResult(
                    name,
                    1,
                    like.roles(),
                    transport,
                    like.loops(),
                    like.kernel(),
                    like.cpus(),
                    like.memoryBytes(),
                    like.cpuLimit(),
                    HostCongestion.of(List.of("cubic"), Optional.of("cubic"), Optional.ofNullable(queues)),
                    like.nics(),
                    figuresWith,
                    like.cpu(),
                    like.tcp(),
                    Optional.ofNullable(udp),
                    nics,
                    like.clockOffsetNs(),
                    like.clockErrorNs(),
                    like.connectNs(),
                    machine,
                    like.countersNs(),
                    Map.of("nic_delta", UNTOLD)));
        }
    }

    private static HostUdp udp(Long softnet, Long receiveBuffers, Long sendBuffers, Long damaged, Long noMemory) {
        Map<String, String> absent = new HashMap<>();
        List.of("softnet_drops", "receive_buffer_errors", "send_buffer_errors", "checksum_errors", "memory_errors")
                .forEach(name -> absent.put(name, UNTOLD));
        return new HostUdp(9_000L, 9_000L, 0L, receiveBuffers, sendBuffers, damaged, noMemory, softnet, absent);
    }

    private static NicDelta nic(Long received, Long toSend) {
        return new NicDelta(
                "eth0", 1L, 1L, 1L, 1L, received, toSend, 0L, 0L, Map.of("rx_dropped", UNTOLD, "tx_dropped", UNTOLD));
    }

    private void link(String source, String sink, long lost, Long inSocket, double atOnce) {
        link(source, sink, lost, inSocket, atOnce, ETH0, ETH0);
    }

    private void link(
            String source,
            String sink,
            Long lost,
            Long inSocket,
            double atOnce,
            Optional<List<LinkInterface>> ofSource,
            Optional<List<LinkInterface>> ofSink) {
        LinkResult link = new SampleLink(
                        links.size(), source, sink, List.of("10.0.0.1", "10.0.0.2"), 1e8, 0.1, 0, null, 0)
                .result();
        Map<String, String> absent = new HashMap<>();
        List.of("received", "lost", "lost_fraction", "lost_in_socket", "jitter_ns", "inter_arrival_ns")
                .forEach(name -> absent.put(name, UNTOLD));
        links.add(SampleResults.with(
                SampleResults.with(link, ofSource, ofSink),
                new LinkDatagrams(
                        10_000L,
                        lost == null ? null : (Long) (10_000L - lost),
                        lost,
                        lost == null ? null : (Double) (lost / 10_000.0),
                        inSocket,
                        Optional.empty(),
                        Optional.empty(),
                        0L,
                        0L,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        atOnce > 1,
                        Optional.of(atOnce),
                        false,
                        null,
                        null,
                        absent)));
    }

    private DatagramLoss split() {
        return new LossSplit(hosts, places).of(LOAD, links).orElseThrow();
    }

    private static void assertSplit(DatagramLoss loss, long sockets, long queues, long nics, long network) {
        assertEquals(
                List.of(sockets, queues, nics, network),
                List.of(loss.inSockets(), loss.inHosts(), loss.inNics(), loss.inNetwork()),
                loss::toString);
    }

    // What nobody told

    private static void assertNotTheNetworks(DatagramLoss loss) {
        assertNull(loss.inNetwork(), loss::toString);
        assertEquals("a host did not tell its counters", loss.absent().get("in_network"));
        assertEquals(100, loss.lost());
    }

    @Test
    void shouldNotBlameTheNetworkWhenASourceDidNotTell() {
        new Host("a").overNio().counts(null).there();
        new Host("z").there();
        link("a", "z", 100, 0L, 1);
        assertNotTheNetworks(split());
        assertNull(split().inHosts());
    }

    /** The kernel's counter of sends that found no room moves where a socket waited too. */
    @Test
    void shouldNotSayWhereItWasWhenASourceMayHaveDroppedIt() {
        new Host("a").overNio().counts(udp(0L, 0L, 3L, 0L, 0L)).there();
        new Host("z").there();
        link("a", "z", 100, 0L, 1);
        assertNotTheNetworks(split());
        hosts.clear();
        new Host("a").overNio().there();
        new Host("z").there();
        assertSplit(split(), 0, 0, 0, 100);
    }

    /** What such a source's own queues drop it has not sent. */
    @Test
    void shouldTakeNothingForLostThatASourceWasRefused() {
        new Host("a").counts(udp(0L, 0L, 300L, 0L, 0L)).there();
        new Host("z").there();
        link("a", "z", 100, 0L, 1);
        assertSplit(split(), 0, 0, 0, 100);
    }

    @Test
    void shouldNotBlameTheNetworkWhenTheHostOfASourceIsUnknown() {
        new Host("z").there();
        link("a", "z", 100, 0L, 1);
        assertNotTheNetworks(split());
    }

    @Test
    void shouldNotBlameTheNetworkWhenAColumnIsMissing() {
        for (HostUdp ofSink : List.of(
                udp(null, 0L, 0L, 0L, 0L),
                udp(0L, null, 0L, 0L, 0L),
                udp(0L, 0L, 0L, null, 0L),
                udp(0L, 0L, 0L, 0L, null))) {
            hosts.clear();
            links.clear();
            new Host("a").there();
            new Host("z").counts(ofSink).there();
            link("a", "z", 100, null, 1);
            assertNotTheNetworks(split());
        }
        hosts.clear();
        new Host("a").overNio().counts(udp(0L, 0L, null, 0L, 0L)).there();
        new Host("z").there();
        assertNotTheNetworks(split());
    }

    @Test
    void shouldNotBlameTheNetworkWhenInterfacesDidNotTell() {
        new Host("a").there();
        new Host("z").tellsNoInterfaces().there();
        link("a", "z", 100, 0L, 1);
        assertNotTheNetworks(split());
        hosts.clear();
        new Host("a").drops(0L, null).there();
        new Host("z").there();
        assertNotTheNetworks(split());
        assertEquals(0, split().inHosts());
    }

    @Test
    void shouldNotBlameTheNetworkWhenInterfacesAreUnknown() {
        new Host("a").there();
        new Host("z").there();
        link("a", "z", 100L, 0L, 1, ETH0, Optional.empty());
        assertNotTheNetworks(split());
        links.clear();
        link("a", "z", 100L, 0L, 1, Optional.empty(), ETH0);
        assertNotTheNetworks(split());
        links.clear();
        link("a", "z", 100L, 0L, 1, ETH0, Optional.of(List.of(other("eth7"))));
        assertNotTheNetworks(split());
    }

    private static LinkInterface other(String name) {
        return new LinkInterface(
                name, 1, Optional.of(NicFacts.Kind.DEVICE), 10_000_000_000L, Optional.empty(), Map.of());
    }

    /** What the sockets account for needs no other counter. */
    @Test
    void shouldNeedNoCounterForWhatSocketsTell() {
        link("a", "z", 100, 100L, 1);
        assertSplit(split(), 100, 0, 0, 0);
    }

    @Test
    void shouldSayOfHowManyLinksTheLossIsUnknown() {
        new Host("a").there();
        new Host("z").there();
        link("a", "z", 100, 0L, 1);
        link("b", "z", null, null, 1, ETH0, ETH0);
        DatagramLoss loss = split();
        assertNull(loss.lost());
        assertEquals("what 1 of its 2 links lost is not known", loss.absent().get("lost"));
        assertTrue(LossWords.of(loss).contains("1 of its 2 links"), () -> LossWords.of(loss));
    }

    // No drop explains two losses

    @Test
    void shouldUseTheDropsOfASourceOnceForAllSinks() {
        new Host("a").drops(0L, 60L).there();
        new Host("y").there();
        new Host("z").there();
        link("a", "y", 50, 0L, 1);
        link("a", "z", 100, 0L, 1);
        DatagramLoss loss = split();
        assertSplit(loss, 0, 0, 60, 90);
        assertEquals(
                List.of("y", "z"), loss.hosts().stream().map(HostLoss::host).toList());
    }

    /** Two agents of one namespace, one of which has the counters of both. */
    @Test
    void shouldUseSharedCountersOnce() {
        new Host("a").there();
        new Host("y").counts(udp(0L, 40L, 0L, 0L, 0L)).drops(30L, 0L).there();
        new Host("z").sharesFiguresOf("y").there();
        link("a", "y", 100, null, 1);
        link("a", "z", 100, null, 1);
        assertSplit(split(), 40, 0, 30, 130);
    }

    /** Namespaces of one machine have interfaces and sockets of their own, and its processors in common. */
    @Test
    void shouldUseTheQueuesOfAMachineOnce() {
        new Host("a").there();
        new Host("y")
                .on("machine")
                .counts(udp(50L, 0L, 0L, 0L, 0L))
                .drops(70L, 0L)
                .there();
        new Host("z")
                .on("machine")
                .counts(udp(50L, 0L, 0L, 0L, 0L))
                .drops(10L, 0L)
                .there();
        link("a", "y", 100, 0L, 1);
        link("a", "z", 100, 0L, 1);
        assertSplit(split(), 0, 50, 30, 120);
    }

    @Test
    void shouldUseADropOnceForAllLoads() {
        new Host("a").there();
        new Host("z").counts(udp(10L, 0L, 0L, 0L, 0L)).drops(25L, 0L).there();
        link("a", "z", 20, 0L, 1);
        LossSplit both = new LossSplit(hosts, places);
        assertSplit(both.of(LOAD, links).orElseThrow(), 0, 10, 10, 0);
        assertSplit(both.of(LOAD, links).orElseThrow(), 0, 0, 5, 15);
    }

    // Many at once

    /** Over a network each packet of the sink's queues is one datagram; 5 of its interface's 9 are these. */
    @Test
    void shouldCountADropFromANetworkAsOneDatagram() {
        new Host("a").there();
        new Host("z").counts(udp(5L, 0L, 0L, 0L, 0L)).drops(9L, 0L).there();
        link("a", "z", 200, 0L, 40);
        assertSplit(split(), 0, 5, 4, 191);
    }

    @Test
    void shouldCountADropWithinAMachineAsItsWholeMessage() {
        new Host("a").on("machine").drops(0L, 6L).there();
        new Host("z")
                .on("machine")
                .counts(udp(5L, 0L, 0L, 0L, 0L))
                .drops(5L, 0L)
                .there();
        link("a", "z", 500, 0L, 40);
        // The interfaces of both ends count the five too.
        assertSplit(split(), 0, 200, 1, 299);
    }

    // What a socket tells

    /** It counts as dropped what came damaged, and what there was no memory for: neither has its reader to answer for. */
    @Test
    void shouldNotTakeForASlowReaderThatDatagramsWereDamaged() {
        new Host("a").there();
        new Host("z").counts(udp(0L, 20L, 0L, 7L, 8L)).there();
        for (Long told : new Long[] {35L, null}) {
            links.clear();
            link("a", "z", 100, told, 1);
            assertSplit(split(), 20, 15, 0, 65);
            HostLoss host = split().hosts().get(0);
            assertEquals(Optional.of(7L), host.damaged());
            assertEquals(Optional.of(8L), host.withoutMemory());
            String words = LossWords.of(split());
            assertTrue(words.contains("7 damaged when they came to z, 8 for want of UDP's memory at z"), words);
        }
    }

    /** Of all traffic 500 were damaged; of the run's the socket dropped ten. */
    @Test
    void shouldTakeNoMoreForDamagedThanTheSocketDropped() {
        new Host("a").there();
        new Host("z").counts(udp(0L, 0L, 0L, 500L, 0L)).there();
        link("a", "z", 100, 10L, 1);
        assertSplit(split(), 0, 10, 0, 90);
    }

    // What a kernel joins

    private static final LatencyHistogram READS = SampleResults.times(20_000, 3, 20);

    @Test
    void shouldCountADropOfJoinedOnesAsManyAsAReadBrings() {
        new Host("a").there();
        new Host("z").counts(udp(3L, 0L, 0L, 0L, 0L)).there();
        joined(2_000, 0L, READS);
        assertEquals(20, READS.samples() + READS.overflow());
        assertSplit(split(), 0, 3 * 400, 0, 800);
    }

    @Test
    void shouldNotSayHowManyQueuesDroppedWhereNobodyKnowsHowManyWereJoined() {
        new Host("a").there();
        new Host("z").counts(udp(3L, 0L, 0L, 0L, 0L)).there();
        joined(2_000, 0L, null);
        assertNull(split().inHosts());
        assertNull(split().inNetwork());
        assertEquals(HostLossSplit.JOINED, split().absent().get("in_network"));
        assertTrue(LossWords.of(split()).contains(HostLossSplit.JOINED), () -> LossWords.of(split()));
        hosts.clear();
        new Host("a").there();
        new Host("z").there();
        assertSplit(split(), 0, 0, 0, 2_000);
    }

    /** One read has no time before it, and tells nothing of how many others brought. */
    @Test
    void shouldNotTakeASingleReadForAMeasure() {
        new Host("a").there();
        new Host("z").counts(udp(3L, 0L, 0L, 0L, 0L)).there();
        joined(2_000, 0L, SampleResults.times(20_000, 3, 0));
        assertNull(split().inHosts());
        assertEquals(HostLossSplit.JOINED, split().absent().get("in_network"));
    }

    /** The sockets could not tell since drops may have been of few or of many; the host's counter tells it no better. */
    @Test
    void shouldNotCountDropsOfJoinedOnesAsOneEach() {
        new Host("a").there();
        new Host("z").counts(udp(0L, 30L, 0L, 0L, 0L)).there();
        joined(2_000, null, READS);
        assertNull(split().inSockets());
        assertNull(split().inNetwork());
        assertEquals(HostLossSplit.JOINED, split().hosts().get(0).absent().get("in_sockets"));
    }

    private void joined(long lost, Long inSocket, LatencyHistogram reads) {
        link("a", "z", lost, inSocket, 1);
        LinkDatagrams known = links.remove(0).datagrams().orElseThrow();
        Map<String, String> absent = new HashMap<>(known.absent());
        absent.put("inter_arrival_ns", UNTOLD);
        add(known, Optional.empty(), true, reads, absent);
    }

    private void add(
            LinkDatagrams like,
            Optional<Long> overdue,
            boolean coalesced,
            LatencyHistogram reads,
            Map<String, String> absent) {
        LinkResult link =
                new SampleLink(links.size(), "a", "z", List.of("10.0.0.1", "10.0.0.2"), 1e8, 0.1, 0, null, 0).result();
        links.add(SampleResults.with(
                SampleResults.with(link, ETH0, ETH0),
                new LinkDatagrams(
                        like.sent(),
                        like.received(),
                        like.lost(),
                        like.lostFraction(),
                        like.lostInSocket(),
                        like.refused(),
                        like.refusal(),
                        like.duplicates(),
                        like.reordered(),
                        like.reorderExtentMean(),
                        like.reorderExtentMax(),
                        overdue,
                        like.malformed(),
                        like.segmented(),
                        like.sentAtOnce(),
                        coalesced,
                        like.jitterNs(),
                        reads,
                        absent)));
    }

    // What came, and what senders may have dropped

    @Test
    void shouldNotTakeForTheNetworksLossWhatCameTooLate() {
        new Host("a").there();
        new Host("z").there();
        link("a", "z", 100, 0L, 1);
        LinkDatagrams known = links.remove(0).datagrams().orElseThrow();
        add(known, Optional.of(30L), false, null, known.absent());
        assertSplit(split(), 0, 0, 0, 70);
        assertEquals(Optional.of(30L), split().overdue());
        assertTrue(LossWords.of(split()).contains("30 came too late to be counted"), () -> LossWords.of(split()));
    }

    @Test
    void shouldSayWhichQueuesOfSendersMayDropWithoutTelling() {
        new Host("a").queues("fq_codel").there();
        new Host("b").queues("pfifo_fast").there();
        new Host("c").queues(null).there();
        new Host("z").there();
        link("b", "z", 100, 0L, 1);
        assertEquals(Optional.empty(), split().silentQueues());
        link("a", "z", 100, 0L, 1);
        assertEquals(Optional.of(List.of("fq_codel")), split().silentQueues());
        assertSplit(split(), 0, 0, 0, 200);
        assertTrue(
                LossWords.of(split())
                        .contains("200 in the network or in queues of the senders (fq_codel, which may drop untold)"),
                () -> LossWords.of(split()));
        link("c", "z", 100, 0L, 1);
        assertEquals(Optional.of(List.of("fq_codel", "unknown")), split().silentQueues());
    }

    /** What the hosts account for no queue has dropped, and loopback has none. */
    @Test
    void shouldSuspectNoQueueWhereThereIsNone() {
        new Host("a").queues("fq_codel").there();
        new Host("z").there();
        link("a", "z", 100, 100L, 1);
        assertEquals(Optional.empty(), split().silentQueues());
        links.clear();
        Optional<List<LinkInterface>> lo = Optional.of(List.of(new LinkInterface(
                "eth0", 1, Optional.of(NicFacts.Kind.LOOPBACK), 10_000_000_000L, Optional.empty(), Map.of())));
        link("a", "z", 100L, 0L, 1, lo, lo);
        assertEquals(Optional.empty(), split().silentQueues());
    }
}
