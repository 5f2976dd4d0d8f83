package io.netbench.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.result.Finding;
import io.netbench.result.TcpSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetransmitsTest {

    private static final long SENT_BYTES = 1_000_000_000;

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

    @Test
    void shouldKeepQuietAboutFew() {
        assertEquals(Optional.empty(), Retransmits.of(List.of(source(1_000, 0L, 0L)), SENT_BYTES));
        assertEquals(Optional.empty(), Retransmits.of(List.of(), 0));
    }
}
