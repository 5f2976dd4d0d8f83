package io.netbench.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.DatagramLoss;
import io.netbench.result.LinkLoadOverride;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import io.netbench.result.TcpSummary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WireEstimateTest {

    private static final long WINDOW_NS = SampleLink.WINDOW_NS;

    @Test
    void shouldAdd66BytesToEachSegmentOf1448() {
        LinkResult link = link("10.0.0.2", 0L);

        double bytesPerS = WireEstimate.of(SampleResults.fabric(1).loads().get(0), false, List.of(link), WINDOW_NS)
                .bytesPerS();

        double segmentsPerBlock = 725; // of 1 MiB blocks: 724 full ones and a short one
        double expected = link.goodputBytesPerS() * (1 + 66 * segmentsPerBlock / SampleLink.BLOCK);
        assertEquals(expected, bytesPerS, expected * 1e-9);
        assertEquals(1448.0 / 1514, link.goodputBytesPerS() / bytesPerS, 0.001);
    }

    @Test
    void shouldAdd20MoreWithIpv6() {
        LinkResult link = link("fd00::2", 0L);

        double bytesPerS = WireEstimate.of(SampleResults.fabric(1).loads().get(0), false, List.of(link), WINDOW_NS)
                .bytesPerS();

        assertEquals(1448.0 / 1534, link.goodputBytesPerS() / bytesPerS, 0.001);
    }

    @Test
    void shouldNotEstimateWhatTheSegmentSizeIsNeededFor() {
        WireEstimate.Outcome outcome = WireEstimate.of(
                SampleResults.fabric(1).loads().get(0), false, List.of(link("10.0.0.2", null)), WINDOW_NS);

        assertNull(outcome.bytesPerS());
        assertEquals("the segment size of client-0->server-1 is unknown", outcome.absence());
    }

    @Test
    void shouldTakeAShortBlockThatWaitsForItsResponseForASegment() {
        LinkResult link = link("10.0.0.2", 0L);

        double share = WireEstimate.payloadShare(SampleResults.load(List.of(blocksOf(64))), link)
                .orElseThrow();

        assertEquals(64.0 / (64 + 66), share, 1e-9);
    }

    @Test
    void shouldTakeTheMeanOfSegmentsThatWereCountedWhereShortBlocksFollowEachOther() {
        LoadResult load = streamOf(64);
        LinkResult link = link("10.0.0.2", 0L);
        TcpSummary source = link.tcp().source();
        double segment = (double) link.lifetime().windowSentBytes().orElseThrow()
                / source.segmentsSent().get();
        assertTrue(
                link.lifetime().sentBytes() > link.lifetime().windowSentBytes().orElseThrow(), "there was a warm-up");

        double bytesPerS =
                WireEstimate.of(load, false, List.of(link), WINDOW_NS).bytesPerS();

        assertEquals(link.goodputBytesPerS() * (1 + 66 / Math.min(1448, segment)), bytesPerS, bytesPerS * 1e-9);
    }

    @Test
    void shouldNotEstimateShortBlocksThatFollowEachOtherWhereNobodyCountsSegments() {
        assertTrue(
                WireEstimate.payloadShare(streamOf(64), link("10.0.0.2", null)).isEmpty());
        assertTrue(WireEstimate.payloadShare(streamOf(1448), link("10.0.0.2", null))
                .isPresent());
    }

    /** The end of one block and the begin of the next share a segment. */
    @Test
    void shouldTakeTheMeanOfSegmentsThatWereCountedWhereBlocksOfALittleMoreFollowEachOther() {
        LinkResult link = link("10.0.0.2", 0L);
        TcpSummary source = link.tcp().source();
        double counted = Math.min(
                1448,
                (double) link.lifetime().windowSentBytes().orElseThrow()
                        / source.segmentsSent().get());
        assertTrue(counted > 1400, "they were nearly full, which two halves of a block are not: " + counted);

        for (LoadResult load : List.of(
                SampleResults.load(List.of(blocks(1500, Optional.of(8), Optional.empty()))),
                SampleResults.load(List.of(blocks(1500, Optional.empty(), Optional.of(1_000_000L)))),
                SampleResults.streams(List.of(blocks(1500, Optional.empty(), Optional.of(1_000_000L)))))) {
            assertEquals(
                    counted / (counted + 66),
                    WireEstimate.payloadShare(load, link).orElseThrow(),
                    1e-9,
                    () -> load.linkOverrides().toString());
            assertTrue(WireEstimate.payloadShare(load, link("10.0.0.2", null)).isEmpty(), "where nobody counts");
        }
        assertEquals(
                750.0 / (750 + 66),
                WireEstimate.payloadShare(SampleResults.load(List.of(blocksOf(1500))), link)
                        .orElseThrow(),
                1e-9,
                "one that waits is cut in two");
    }

    @Test
    void shouldNotNeedCountedSegmentsWhereBlocksAreLong() {
        LoadResult load = SampleResults.load(List.of(blocks(64 << 10, Optional.of(8), Optional.empty())));

        double share = WireEstimate.payloadShare(load, link("10.0.0.2", null)).orElseThrow();

        assertEquals(1448.0 / 1514, share, 1448.0 / 1514 / 400);
    }

    /** 500 were dropped by sockets and 300 by queues: the wire carried these too. */
    @Test
    void shouldCountDatagramsThatDiedBehindTheWire() {
        RunResult run = SampleResults.datagrams();
        LoadResult load = run.loads().get(0);

        double bytesPerS = WireEstimate.of(load, false, run.links(), WINDOW_NS).bytesPerS();

        double arrived = run.links().stream().mapToLong(LinkResult::bytes).sum() / 1448.0;
        assertEquals((arrived + 800) * (1448 + 42) * 1e9 / WINDOW_NS, bytesPerS, bytesPerS * 1e-9);
        assertEquals(bytesPerS, run.totals().estimatedWireBytesPerS(), bytesPerS * 1e-9);
    }

    @Test
    void shouldNotEstimateDatagramsWhoseLossNobodyKnows() {
        RunResult run = SampleResults.datagrams();
        LoadResult load = run.loads().get(0).with(Optional.<DatagramLoss>empty());

        assertNull(WireEstimate.of(load, false, run.links(), WINDOW_NS).bytesPerS());
    }

    @Test
    void shouldSayThatLoopbackHasNoWire() {
        RunResult run = SampleResults.incast();

        assertNull(run.totals().estimatedWireBytesPerS());
        assertEquals("loopback has no wire", run.totals().absent().get("estimated_wire_bytes_per_s"));
    }

    private static LoadResult streamOf(long blockBytes) {
        return SampleResults.streams(List.of(blocksOf(blockBytes)));
    }

    private static LinkLoadOverride blocksOf(long bytes) {
        return blocks(bytes, Optional.empty(), Optional.empty());
    }

    private static LinkLoadOverride blocks(long bytes, Optional<Integer> depth, Optional<Long> rate) {
        return new LinkLoadOverride(
                "client-0",
                "server-1",
                Optional.of(bytes),
                Optional.empty(),
                Optional.empty(),
                depth,
                rate,
                Optional.empty());
    }

    private static LinkResult link(String sinkAddress, Long retransmits) {
        return new SampleLink(
                        0, "client-0", "server-1", List.of("10.0.0.1", sinkAddress), 1.1e9, 0.05, 900, retransmits, 0)
                .result();
    }
}
