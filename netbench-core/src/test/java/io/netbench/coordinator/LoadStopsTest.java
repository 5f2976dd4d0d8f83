package io.netbench.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.coordinator.outcome.LoadFigures;
import io.netbench.coordinator.outcome.RunTimeline;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.LoadSpan;
import io.netbench.plan.Thresholds;
import io.netbench.result.LinkResult;
import io.netbench.result.ResultJson;
import io.netbench.result.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Two links of which one is quicker, with targets that both, one or none of them came to. */
class LoadStopsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final List<LinkResult> LINKS = SampleResults.fabric(2).links();
    private static final LinkResult SLOW =
            LINKS.stream().min(Comparator.comparing(LinkResult::bytes)).orElseThrow();
    private static final LinkResult QUICK =
            LINKS.stream().max(Comparator.comparing(LinkResult::bytes)).orElseThrow();

    private final RunTimeline course = new RunTimeline();

    private void measure() {
        course.measuresFrom(SECOND);
        course.endsAt(20 * SECOND);
    }

    private LoadFigures figures(long targetBytes, boolean isTold) {
        Load load = Plans.ofBytes(2, targetBytes).loads().get(0);
        LoadStops stops = LoadStops.of(load, course, LINKS);
        SinkSums sums = new SinkSums();
        NavigableSet<Long> instants = stops.instants();
        instants.forEach(at -> sums.want(0, at));
        if (isTold) {
            // A byte arrived each nanosecond.
            sums.add(new ArrayList<>(instants));
            sums.complete();
        }
        return stops.figures(sums);
    }

    @Test
    void shouldTellWhatHadArrivedWhenLinksWereDone() {
        measure();
        LoadFigures figures = figures(SLOW.bytes(), true);

        long first = Math.min(SLOW.lastByteNs(), QUICK.lastByteNs());
        long last = Math.max(SLOW.lastByteNs(), QUICK.lastByteNs());
        assertEquals(Span.of(SECOND, first, first - SECOND), figures.firstDone().orElseThrow());
        assertEquals(
                Span.of(SECOND, last, SLOW.bytes() + QUICK.bytes()),
                figures.lastDone().orElseThrow());
    }

    /** Time was up before the slower one was done. */
    @Test
    void shouldNotTakeALinkForDoneThatTimeEnded() {
        measure();
        LoadFigures figures = figures(QUICK.bytes(), true);

        assertEquals(
                Span.of(SECOND, QUICK.lastByteNs(), QUICK.lastByteNs() - SECOND),
                figures.firstDone().orElseThrow());
        assertUnknown(
                "1 of 2 links did not have all their bytes by the end",
                figures.lastDone().orElseThrow());
    }

    @Test
    void shouldTellThatNoneWasDone() {
        measure();
        LoadFigures figures = figures(QUICK.bytes() + 1, true);

        assertUnknown(
                "no link had all its bytes by the end", figures.firstDone().orElseThrow());
        assertUnknown(
                "2 of 2 links did not have all their bytes by the end",
                figures.lastDone().orElseThrow());
    }

    @Test
    void shouldTellThatSinksDidNotTell() {
        measure();
        Span first = figures(SLOW.bytes(), false).firstDone().orElseThrow();

        assertNull(first.bytes());
        assertEquals(
                "not every sink told what had arrived by then", first.absent().get("bytes"));
        assertEquals(SECOND, first.startNs());
    }

    @Test
    void shouldTellThatItWasNotMeasured() {
        LoadFigures figures = figures(SLOW.bytes(), true);

        assertUnknown("the run did not get there", figures.firstDone().orElseThrow());
        assertUnknown("the run did not get there", figures.lastDone().orElseThrow());
    }

    @Test
    void shouldHaveNoneOfThemWithoutTargets() {
        measure();
        LoadFigures figures =
                LoadStops.of(Plans.timed(2).loads().get(0), course, LINKS).figures(new SinkSums());

        assertTrue(figures.firstDone().isEmpty());
        assertTrue(figures.lastDone().isEmpty());
    }

    /** What is lost is not sent again. */
    @Test
    void shouldTakeLinksForDoneWhoseDatagramsWereSent() {
        measure();
        LoadStops stops = LoadStops.of(ofDatagrams(), course, List.of(datagrams(0, 100, 0), datagrams(1, 100, 0)));

        assertEquals(
                Span.of(SECOND, 9 * SECOND, 2 * 97_000),
                stops.figures(new SinkSums()).lastDone().orElseThrow());
    }

    /** Nor is what the kernel does not take. */
    @Test
    void shouldTakeLinksForDoneWhoseDatagramsWereRefused() {
        measure();
        LoadStops stops = LoadStops.of(ofDatagrams(), course, List.of(datagrams(0, 100, 0), datagrams(1, 99, 1)));

        assertEquals(
                Span.of(SECOND, 9 * SECOND, 2 * 97_000),
                stops.figures(new SinkSums()).lastDone().orElseThrow());
    }

    @Test
    void shouldNotTakeALinkForDoneThatSentTooFewDatagrams() {
        measure();
        LoadStops stops = LoadStops.of(ofDatagrams(), course, List.of(datagrams(0, 100, 0), datagrams(1, 98, 1)));

        assertUnknown(
                "1 of 2 links did not have all their bytes by the end",
                stops.figures(new SinkSums()).lastDone().orElseThrow());
    }

    /** With few bytes a link can have had them by when the window of the slowest host begins. */
    @Test
    void shouldEndTheFirstSpanNoEarlierThanItBegins() {
        course.measuresFrom(15 * SECOND);
        course.endsAt(20 * SECOND);

        assertEquals(
                Span.of(15 * SECOND, 15 * SECOND, 0),
                figures(SLOW.bytes(), true).firstDone().orElseThrow());
    }

    /** Two links that are each done with 100 datagrams of 1,000 bytes. */
    private static Load ofDatagrams() {
        Load streams = Plans.ofBytes(2, 100_000).loads().get(0);
        LinkLoad datagrams = new LinkLoad(1_000, 0, 1, 1, OptionalLong.of(1_000_000), OptionalLong.of(100_000));
        return new Load(
                0,
                "datagrams",
                DataProtocol.UDP,
                streams.pattern(),
                streams.mode(),
                streams.topology(),
                false,
                OptionalLong.empty(),
                streams.arrivalPhase(),
                LoadSpan.WHOLE,
                Thresholds.NONE,
                streams.links().stream()
                        .map(link -> new LinkPlan(link.id(), link.source(), link.sink(), datagrams))
                        .toList());
    }

    /** One of which 97 came, the last after nine seconds. */
    private static LinkResult datagrams(int link, long sent, long refused) {
        ObjectNode tree = ResultJson.mapper()
                .valueToTree(SampleResults.datagrams().links().get(link));
        tree.put("bytes", 97_000).put("last_byte_ns", 9 * SECOND);
        ((ObjectNode) tree.get("lifetime")).put("sent_bytes", sent * 1_000).put("window_sent_bytes", sent * 1_000);
        ((ObjectNode) tree.get("datagrams")).put("refused", refused);
        return ResultJson.mapper().treeToValue(tree, LinkResult.class);
    }

    private static void assertUnknown(String reason, Span span) {
        assertNull(span.endNs());
        assertEquals(Collections.nCopies(4, reason), List.copyOf(span.absent().values()));
    }
}
