package io.netbench.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.control.HostReport;
import io.netbench.control.RecordCodec;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.AgentMessage.KindCase;
import io.netbench.control.proto.Arm;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.End;
import io.netbench.control.proto.LinksLost;
import io.netbench.measure.LoadWindow;
import io.netbench.result.end.IntervalSums;
import io.netbench.result.end.LinkInterval;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The load of a run, from the first armed start to its last interval. */
@Timeout(20)
class AgentLoadTest extends AgentRig {

    @Test
    void shouldEndATimedLoadByItself() {
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs + 2 * SECOND_NS, startNs + 5 * SECOND_NS));
        reportAt(startNs + 6 * SECOND_NS);

        runAgent();

        assertEquals(
                new LoadWindow(startNs, startNs + 2 * SECOND_NS, startNs + 5 * SECOND_NS, false),
                plane.windows().get(0));
        assertEquals(startNs + 5 * SECOND_NS, plane.endNs());
        assertEquals(startNs + 2 * SECOND_NS, plane.windowBeganNs());
        assertEquals(startNs + 5 * SECOND_NS, plane.windowEndedNs());
        assertEquals(startNs + 2 * SECOND_NS, plane.windowSamplesNs());
        assertFalse(plane.wasUnderWay());
        assertEquals(startNs + SECOND_NS / 2, plane.loopsWatchedNs());
        assertEquals(startNs + SECOND_NS, plane.loopsBalancedNs());
        assertNull(plane.abortedNs());
    }

    @Test
    void shouldTakeSamplesBeforeAWindowThatBeginsWithTheRelease() {
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + SECOND_NS));
        reportAt(startNs + 2 * SECOND_NS);

        runAgent();

        assertEquals(startNs, plane.windowBeganNs());
        assertEquals(startNs - 100 * MS, plane.windowSamplesNs());
        assertTrue(plane.wasUnderWay());
    }

    @Test
    void shouldEndEarlierWhenItIsTold() {
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 50 * SECOND_NS));
        time.at(
                startNs + 3 * SECOND_NS,
                () -> tell(CoordinatorMessage.newBuilder()
                        .setEnd(End.newBuilder().setAtNs(startNs + 3 * SECOND_NS + MS))));
        reportAt(startNs + 4 * SECOND_NS);

        runAgent();

        assertEquals(startNs + 3 * SECOND_NS + MS, plane.endNs());
        assertEquals(1, out.sent(KindCase.DRAINED).size());
    }

    @Test
    void shouldLeaveItToTheDataPlaneHowLongItDrains() {
        plane.neverDraining();
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        long boundNs = startNs + SECOND_NS + 6 * 5 * SECOND_NS;
        tell(arm(startNs, startNs, startNs + SECOND_NS));
        time.at(boundNs + MS, () -> plane.finish(0));
        reportAt(startNs + 40 * SECOND_NS);

        runAgent();

        assertNull(plane.abortedNs());
        assertEquals(1, out.sent(KindCase.DRAINED).size());
    }

    @Test
    void shouldGiveUpLinksThatTheCoordinatorNames() {
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 5 * SECOND_NS));
        time.at(
                startNs + SECOND_NS,
                () -> tell(CoordinatorMessage.newBuilder()
                        .setLinksLost(LinksLost.newBuilder().addLinks(0).setReason("h1 was lost"))));
        reportAt(startNs + 6 * SECOND_NS);

        runAgent();

        assertEquals(Set.of(0), plane.failedLinks());
    }

    @Test
    void shouldGiveUpTheDrainWhenARunIsInterrupted() {
        plane.neverDraining();
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + SECOND_NS));
        time.at(
                startNs + 3 * SECOND_NS,
                () -> tell(CoordinatorMessage.newBuilder()
                        .setEnd(End.newBuilder().setAtNs(startNs + SECOND_NS).setDrainToNs(startNs + 4 * SECOND_NS))));
        reportAt(startNs + 10 * SECOND_NS);

        runAgent();

        assertEquals(startNs + 4 * SECOND_NS, plane.abortedNs());
    }

    @Test
    void shouldRefuseAStartThatLiesTooFarAhead() {
        setUp();
        tell(arm(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE));

        runAgent();

        assertEquals(1, out.sent(KindCase.ERROR).size());
        assertTrue(out.sent(KindCase.ERROR).get(0).getError().getReason().contains("at most 600 s ahead"));
        assertNotNull(plane.closedNs());
    }

    @Test
    void shouldRefuseALateArm() {
        setUp();
        tell(arm(time.nowNs() + 49 * MS, time.nowNs() + 49 * MS, time.nowNs() + SECOND_NS));

        runAgent();

        assertEquals(MS, out.sent(KindCase.ARMED).get(0).getArmed().getLateByNs());
        assertEquals(List.of(), plane.windows());
        assertNotNull(plane.closedNs());
    }

    @Test
    void shouldRefuseALoadThatLastsTooLong() {
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 61 * SECOND_NS));

        runAgent();

        assertError("load", "longer than this {agent}'s limit of 60 s");
    }

    @Test
    void shouldTellWhenItsPacersHaveReachedTheirLimit() {
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(CoordinatorMessage.newBuilder()
                .setArm(Arm.newBuilder()
                        .setStartNs(startNs)
                        .setMeasureFromNs(startNs)
                        .setLimited(true)));
        time.at(startNs + 2 * SECOND_NS, () -> {
            assertEquals(0, out.sent(KindCase.LIMIT_REACHED).size());
            plane.reachLimit();
        });
        time.at(
                startNs + 3 * SECOND_NS,
                () -> tell(
                        CoordinatorMessage.newBuilder().setEnd(End.newBuilder().setAtNs(startNs + 3 * SECOND_NS))));
        reportAt(startNs + 4 * SECOND_NS);

        runAgent();

        assertEquals(1, out.sent(KindCase.LIMIT_REACHED).size());
    }

    @Test
    void shouldTellEachLinkOfAnIntervalInPiecesWhenAsked() {
        plane.withLinkEnds(600);
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        Arm watched = arm(startNs, startNs, startNs + 2 * SECOND_NS)
                .getArmBuilder()
                .setDetailedIntervals(true)
                .build();
        tell(CoordinatorMessage.newBuilder().setArm(watched));
        time.at(startNs + SECOND_NS + MS, () -> out.takes(false));
        time.at(startNs + 2 * SECOND_NS + MS, () -> out.takes(true));
        reportAt(startNs + 4 * SECOND_NS);

        runAgent();

        List<AgentMessage> pieces = out.sent(KindCase.INTERVAL_LINKS);
        List<List<LinkInterval>> links = pieces.stream()
                .map(piece -> RecordCodec.decodeAll(piece.getIntervalLinks().getLinks(), LinkInterval.class))
                .toList();
        assertEquals(List.of(256, 256, 88), links.stream().map(List::size).toList());
        assertEquals(
                List.of(
                        new LinkInterval(0, 100L, 3L, 4L, 5L, 7L, 9L),
                        new LinkInterval(1, 101L, 3L, 4L, 5L, null, null)),
                links.get(0).subList(0, 2));
        assertEquals(1, out.sent(KindCase.INTERVAL).size());
        assertEquals(
                new IntervalSums(0, 1, 100, 1, 0, 1, 0.25, null, 0.5),
                RecordCodec.decode(
                        out.sent(KindCase.INTERVAL).get(0).getInterval().getSums(), IntervalSums.class));
        HostReport host = RecordCodec.decode(
                out.sent(KindCase.HOST_FIGURES).get(0).getHostFigures().getReport(), HostReport.class);
        assertEquals(1, host.intervalsDropped());
    }

    @Test
    void shouldTellAnIntervalThatIsUnderWayBeforeTheRest() {
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        Arm watched = arm(startNs, startNs, startNs + 2 * SECOND_NS)
                .getArmBuilder()
                .setDetailedIntervals(true)
                .build();
        tell(CoordinatorMessage.newBuilder().setArm(watched));
        time.at(startNs + SECOND_NS - MS, () -> plane.samplesFor(10 * MS));
        time.at(startNs + SECOND_NS + MS, () -> plane.finish(SECOND_NS));
        reportAt(startNs + 4 * SECOND_NS);

        runAgent();

        assertEquals(
                List.of(1L, 2L),
                out.sent(KindCase.INTERVAL).stream()
                        .map(message -> message.getInterval().getNumber())
                        .toList());
    }

    @Test
    void shouldTellWhenALinkFails() {
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 5 * SECOND_NS));
        time.at(startNs + SECOND_NS, () -> listener.linkFailed(0, "reset by peer"));
        reportAt(startNs + 6 * SECOND_NS);

        runAgent();

        var failure = out.sent(KindCase.LINK_FAILED).get(0).getLinkFailed();
        assertEquals("reset by peer", failure.getReason());
        assertEquals(SECOND_NS, failure.getAtNs());
    }
}
