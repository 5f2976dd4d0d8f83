package io.netbench.result.end;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.ConnectionResult;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.RunWindow;
import io.netbench.result.SocketOptions;
import io.netbench.result.Stalls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinkMergeTest {

    private static final long SECOND = 1_000_000_000L;
    private static final LinkFrame FRAME = new LinkFrame(
            "incast",
            "client-1",
            "server-1",
            RunWindow.Kind.COMMON,
            10 * SECOND,
            "host a went silent",
            "host b went silent");

    @Test
    void shouldTakeBytesFromTheSinkAndLatencyFromThePacer() {
        LinkResult link = merge(Optional.of(source(5_000)), Optional.of(sink(5_000)));

        assertEquals(LinkStatus.OK, link.status());
        assertEquals(4_000, link.bytes());
        assertEquals(4, link.operations());
        assertEquals(400.0, link.goodputBytesPerS());
        assertEquals(4, link.latencyNs().samples());
        assertEquals(0, link.lifetime().unexplainedBytes());
        assertEquals("client-1->server-1", link.name());
    }

    @Test
    void shouldFailTheLinkWhenSentAndReceivedDiffer() {
        LinkResult link = merge(Optional.of(source(5_001)), Optional.of(sink(5_000)));

        assertEquals(LinkStatus.FAILED, link.status());
        assertEquals(1, link.lifetime().unexplainedBytes());
        assertTrue(link.failures().get(0).contains("sent 5001, received 5000"), link.failures()::toString);
    }

    @Test
    void shouldFailTheLinkWithReasonsWhenTheSinkDidNotReport() {
        LinkResult link = merge(Optional.of(source(5_000)), Optional.empty());

        assertEquals(LinkStatus.FAILED, link.status());
        assertNull(link.bytes());
        assertEquals("host b went silent", link.absent().get("bytes"));
        assertEquals("host b went silent", link.absent().get("goodput_bytes_per_s"));
        assertNull(link.lifetime().unexplainedBytes());
        assertEquals(5_000, link.lifetime().sentBytes());
        assertEquals(4, link.latencyNs().samples());
    }

    @Test
    void shouldFailTheLinkWithReasonsWhenNoEndReported() {
        LinkResult link = merge(Optional.empty(), Optional.empty());

        assertEquals(LinkStatus.FAILED, link.status());
        assertEquals(2, link.failures().size());
        assertEquals("host a went silent", link.absent().get("latency_ns"));
    }

    @Test
    void shouldFailTheLinkWhenNothingArrivedInItsWindow() {
        LinkEnd sink = end(EndRole.SINK, new EndBytes(1_000, 1_000, 0, 0, null, null), List.of(), Map.of());

        LinkResult link = merge(Optional.of(source(1_000)), Optional.of(sink));

        assertEquals(List.of("no payload arrived in the window"), link.failures());
    }

    @ParameterizedTest
    @EnumSource
    void shouldNeitherFailTheLinkNorKnowItsBytesWhenItsWindowNeverBegan(RunWindow.Kind window) {
        LinkFrame ended = new LinkFrame("incast", "a", "b", window, null, "-", "-");
        LinkEnd sink = end(EndRole.SINK, new EndBytes(1_000, 1_000, 0, 0, null, null), List.of(), Map.of());

        LinkResult link = LinkMerge.merge(ended, Optional.of(source(1_000)), Optional.of(sink));

        assertEquals(List.of(), link.failures());
        assertNull(link.bytes());
        assertEquals("the window never began", link.absent().get("bytes"));
        assertEquals("the window never began", link.absent().get("goodput_bytes_per_s"));
    }

    @Test
    void shouldCountALinkWhoseDrainWasGivenUp() {
        LinkEnd sink = end(
                EndRole.SINK,
                new EndBytes(5_000, 1_000, 4_000, 4, SECOND, 3 * SECOND),
                List.of(),
                Map.of("unexplained_bytes", "nothing moved for 5 s"));

        LinkResult link = merge(Optional.of(source(9_000)), Optional.of(sink));

        assertEquals(List.of(), link.failures());
        assertEquals(4_000, link.bytes());
        assertEquals(9_000, link.lifetime().sentBytes());
        assertEquals(5_000, link.lifetime().receivedBytes());
        assertNull(link.lifetime().unexplainedBytes());
        assertEquals(
                "nothing moved for 5 s; of 9000 bytes sent 5000 had arrived",
                link.lifetime().absent().get("unexplained_bytes"));
    }

    @Test
    void shouldFailALinkThatReceivedMoreThanWasSentThoughItsDrainWasGivenUp() {
        LinkEnd sink = end(
                EndRole.SINK,
                new EndBytes(5_000, 1_000, 4_000, 4, SECOND, 3 * SECOND),
                List.of(),
                Map.of("unexplained_bytes", "nothing moved for 5 s"));

        LinkResult link = merge(Optional.of(source(4_000)), Optional.of(sink));

        assertEquals(-1_000, link.lifetime().unexplainedBytes());
        assertEquals(LinkStatus.FAILED, link.status());
    }

    @Test
    void shouldUseTheLinksOwnWindowWhenItHasOne() {
        LinkFrame own = new LinkFrame("incast", "a", "b", RunWindow.Kind.OWN, 1_000_000_000L, "-", "-");

        LinkResult link = LinkMerge.merge(own, Optional.of(source(5_000)), Optional.of(sink(5_000)));

        assertEquals(2 * SECOND, link.windowNs());
        assertEquals(2_000.0, link.goodputBytesPerS());
    }

    @Test
    void shouldSayWhyThereIsNoTcpInfo() {
        LinkResult link = merge(Optional.of(source(5_000)), Optional.of(sink(5_000)));

        assertEquals("nio can't read it", link.tcp().absent().get("source"));
    }

    @Test
    void shouldSayThatThereWasNoWindowWhenTheSinkKnowsNoBytesOfAConnection() {
        List<EndConnection> one = List.of(connection(0, 2));
        LinkEnd source = source(5_000).withConnections(one);
        LinkEnd sink = sink(5_000)
                .withConnections(List.of(new EndConnection(
                        0,
                        "10.0.0.2",
                        7412,
                        "10.0.0.1",
                        40_000,
                        "eth0",
                        null,
                        0L,
                        0L,
                        0L,
                        1L,
                        1L,
                        1L,
                        1L,
                        SocketOptions.NONE)));

        ConnectionResult connection =
                merge(Optional.of(source), Optional.of(sink)).connections().get(0);

        assertEquals(
                "the run did not come to the end of its window",
                connection.absent().get("bytes"));
    }

    @Test
    void shouldNameConnectionsByTheEndThatReported() {
        LinkEnd source =
                end(EndRole.SOURCE, new EndBytes(5_000, 0, 4_000, 4, 0L, SECOND), List.of(connection(0, 2)), Map.of());

        ConnectionResult connection = merge(Optional.of(source), Optional.of(sink(5_000)))
                .connections()
                .get(0);

        assertEquals("10.0.0.1", connection.sourceAddr());
        assertEquals(7412, connection.sinkPort());
        assertEquals(2, connection.retransmits());
        assertNull(connection.bytes());
        assertEquals(
                "the sink did not report this connection", connection.absent().get("bytes"));
    }

    @Test
    void shouldRefuseAnEndInTheOtherOnesPlace() {
        Optional<LinkEnd> sink = Optional.of(sink(5_000));

        assertThrows(IllegalArgumentException.class, () -> merge(sink, sink));
    }

    private static LinkResult merge(Optional<LinkEnd> source, Optional<LinkEnd> sink) {
        return LinkMerge.merge(FRAME, source, sink);
    }

    private static LinkEnd source(long sent) {
        return end(
                EndRole.SOURCE,
                new EndBytes(sent, 1_000, Math.min(4_000, sent - 1_000), 4, SECOND, 3 * SECOND),
                List.of(),
                Map.of("tcp", "nio can't read it"));
    }

    private static LinkEnd sink(long received) {
        return end(EndRole.SINK, new EndBytes(received, 1_000, 4_000, 4, SECOND, 3 * SECOND), List.of(), Map.of());
    }

    private static LinkEnd end(
            EndRole role, EndBytes bytes, List<EndConnection> connections, Map<String, String> absent) {
        boolean isSource = role == EndRole.SOURCE;
        Histogram latency = new Histogram(LatencyHistogram.LOWEST_NS, LatencyHistogram.HIGHEST_NS, 2);
        latency.recordValueWithCount(1_000_000, 4);
        return new LinkEnd(
                7,
                role,
                isSource,
                bytes,
                isSource
                        ? new EndOperations(null, null, 1L, 1L, 0L, 0L)
                        : new EndOperations(1L, 4L, null, null, null, null),
                new EndRecordings(
                        Optional.empty(),
                        Optional.empty(),
                        isSource ? Optional.of(LatencyHistogram.of(latency, 0)) : Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        isSource ? Optional.empty() : Optional.of(new Stalls(1, 300_000_000, 300_000_000))),
                Optional.empty(),
                Math.max(1, connections.size()),
                connections,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                absent);
    }

    private static EndConnection connection(int index, long retransmits) {
        return new EndConnection(
                index,
                "10.0.0.1",
                40_000 + index,
                "10.0.0.2",
                7412,
                "eth0",
                100L,
                retransmits,
                0L,
                0L,
                50L,
                60L,
                10L,
                1448L,
                SocketOptions.NONE);
    }
}
