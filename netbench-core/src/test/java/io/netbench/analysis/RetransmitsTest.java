package io.netbench.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.Finding;
import io.netbench.result.LinkResult;
import io.netbench.result.TcpSummary;
import io.netbench.text.QuantityText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetransmitsTest {

    private static final long SENT_BYTES = 1_000_000_000;
    private static final List<String> ADDRESSES = List.of("10.0.0.1", "10.0.0.2");

    private static TcpSummary source(long segments, Long spurious, Long timeouts) {
        return new TcpSummary(
                Optional.empty(),
                segments,
                Optional.ofNullable(spurious),
                Optional.ofNullable(timeouts),
                segments * 1_000,
                null,
                null,
                null,
                null,
                null,
                Optional.empty(),
                null,
                null,
                null,
                null,
                Map.of());
    }

    private static String text(TcpSummary... sources) {
        return Retransmits.of(List.of(sources), SENT_BYTES).map(Finding::text).orElse("");
    }

    private static String code(TcpSummary... sources) {
        return Retransmits.of(List.of(sources), SENT_BYTES).map(Finding::code).orElse("");
    }

    @Test
    void shouldSayThatPacketsWereLost() {
        assertEquals(
                "1.20 % of the payload was sent more than once: packets were lost on the way"
                        + " (12,000 segments, none of them needlessly, 705 time-outs).",
                text(source(5_000, 0L, 700L), source(7_000, 0L, 5L)));
        assertEquals(
                "1.20 % of the payload was sent more than once: packets were lost on the way"
                        + " (12,000 segments, 120 of them needlessly, 1 time-out).",
                text(source(12_000, 120L, 1L)));
        assertEquals("retransmits", code(source(12_000, 120L, 1L)));
    }

    @Test
    void shouldNotSayThatPacketsWereLostWhereNoneWas() {
        assertEquals(
                "0.20 % of the payload was sent more than once, though none of it was lost:"
                        + " all 1,992 segments that were sent again had arrived before, no time-outs.",
                text(source(992, 992L, 0L), source(1_000, 1_001L, 0L)));
        assertEquals(
                "1 % of the payload was sent more than once, though hardly any of it was lost:"
                        + " 9,900 of 10,000 segments that were sent again had arrived before, 2 time-outs.",
                text(source(10_000, 9_900L, 2L)));
        assertEquals("spurious_retransmits", code(source(10_000, 9_900L, 2L)));
    }

    @Test
    void shouldSayThatMostOfThemWereLostWhereTheyAreFew() {
        assertEquals(
                "0.11 % of the payload was sent more than once: packets were lost on the way"
                        + " (1,100 segments, 220 of them needlessly, no time-outs).",
                text(source(1_100, 220L, 0L)));
    }

    @Test
    void shouldNotClaimWhatTheKernelDoesNotTell() {
        assertEquals(
                "1.20 % of the payload was sent more than once: packets were lost on the way, or only late,"
                        + " which this kernel does not tell apart (12,000 segments).",
                text(source(11_000, 11_000L, 4L), source(1_000, null, null)));
    }

    /** Segments that were sent again are counted from the window's begin on: what a warm-up sent is no part of it. */
    @Test
    void shouldTakeAShareOfWhatWasSentSinceTheWindowBegan() {
        LinkResult link = new SampleLink(0, "client-1", "server-1", ADDRESSES, 20e6, 0, 0, 500L, 0).result();
        double share = (double) link.tcp().source().retransmittedBytes()
                / link.lifetime().windowSentBytes().orElseThrow();
        String text = Retransmits.of(List.of(link)).orElseThrow().text();
        assertTrue(text.startsWith(QuantityText.percent(share) + " of the payload"), text);
        assertTrue(link.lifetime().sentBytes()
                > 2 * link.lifetime().windowSentBytes().orElseThrow());
    }

    @Test
    void shouldKeepQuietAboutFew() {
        assertEquals(Optional.empty(), Retransmits.of(List.of(source(1_000, 0L, 0L)), SENT_BYTES));
        assertEquals(Optional.empty(), Retransmits.of(List.of(), 0));
    }
}
