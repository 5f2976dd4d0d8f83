package io.netbench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultJsonTest {

    private static final long MOST_LINKS = 1_000_000;

    @Test
    void shouldWriteUnknownFiguresAsNullWithTheirReason() {
        String json = write(Span.unknown("no link carried a byte"));

        assertEquals("""
            {"start_ns":null,"end_ns":null,"bytes":null,"goodput_bytes_per_s":null,\
            "absent":{"start_ns":"no link carried a byte","end_ns":"no link carried a byte",\
            "bytes":"no link carried a byte","goodput_bytes_per_s":"no link carried a byte"}}\
            """, json);
    }

    @Test
    void shouldLeaveOutWhatIsNoPartOfTheRun() {
        assertEquals("{\"code\":\"late_arm\",\"text\":\"b was late\"}", write(Finding.of("late_arm", "b was late")));
    }

    @Test
    void shouldReadBackWhatWasLeftOut() {
        Finding finding = Finding.of("late_arm", "b was late");

        assertEquals(finding, ResultJson.mapper().readValue(write(finding), Finding.class));
    }

    @Test
    void shouldWriteNumbersWithoutExponentWhenTheyAreLarge() {
        String json = write(Span.of(0, 1_000_000_000, 13_780_000_000L));

        assertTrue(json.contains("\"goodput_bytes_per_s\":13780000000"), json);
        assertFalse(json.contains("absent"), json);
    }

    @Test
    void shouldKeepADoubleExactlyWhenItIsWrittenAndRead() {
        Span span = Span.of(0, 3, 1);

        assertEquals(span, ResultJson.mapper().readValue(write(span), Span.class));
    }

    /** Some kilobytes for each of the most links, and an end to what is no result. */
    @Test
    void shouldReadResultsOfTheMostLinksAndNoMore() {
        var limits = ResultJson.mapper().tokenStreamFactory().streamReadConstraints();

        assertTrue(limits.getMaxDocumentLength() >= MOST_LINKS * 10_000L);
        assertTrue(limits.getMaxTokenCount() >= MOST_LINKS * 1_000L);
        assertTrue(limits.hasMaxDocumentLength() && limits.hasMaxTokenCount());
    }

    @Test
    void shouldIgnoreFieldsThatItDoesNotKnow() {
        Verdict verdict = ResultJson.mapper()
                .readValue(
                        "{\"outcome\":\"passed\",\"exit_status\":0,\"reasons\":[],\"of_tomorrow\":{}}", Verdict.class);

        assertEquals(Verdict.Outcome.PASSED, verdict.outcome());
    }

    @Test
    void shouldGiveAReasonWhereNobodyGaveOne() {
        TcpEnds ends = new TcpEnds(null, null, Map.of("source", "nio has no TCP_INFO", "no_field", "stale"));

        assertEquals(Map.of("source", "nio has no TCP_INFO", "sink", "not measured"), ends.absent());
    }

    @Test
    void shouldUseTheNamesOfTheDocumentWhereJavaCannot() {
        HubRounds rounds = new HubRounds("server-1", 3, 1, null, null, Map.of(), Optional.empty(), Map.of());

        assertTrue(write(rounds).contains("\"void\":1"));
    }

    private static String write(Object value) {
        return ResultJson.mapper().writeValueAsString(value);
    }
}
