package io.netbench.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.coordinator.outcome.LoadFigures;
import io.netbench.coordinator.outcome.RunTimeline;
import io.netbench.plan.Load;
import io.netbench.result.LinkResult;
import io.netbench.result.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import org.junit.jupiter.api.Test;

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

    private static void assertUnknown(String reason, Span span) {
        assertNull(span.endNs());
        assertEquals(Collections.nCopies(4, reason), List.copyOf(span.absent().values()));
    }
}
