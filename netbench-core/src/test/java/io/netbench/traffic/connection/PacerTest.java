package io.netbench.traffic.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.measure.LatencyFigures;
import io.netbench.measure.LoadWindow;
import io.netbench.measure.StallFigures;
import io.netbench.plan.ArrivalPhase;
import io.netbench.traffic.EmbeddedRig;
import io.netbench.traffic.PlanSketch;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.HdrHistogram.AbstractHistogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When operations start, and what is taken for their latency. Times are microseconds from the start. */
class PacerTest {

    private static final int BLOCK = 1_000;

    private EmbeddedRig rig;

    @AfterEach
    void close() {
        rig.close();
    }

    private static LoadWindow window(long measureFromUs, long measureToUs) {
        return new LoadWindow(
                EmbeddedRig.START_NS,
                EmbeddedRig.START_NS + 1_000 * measureFromUs,
                EmbeddedRig.START_NS + 1_000 * measureToUs,
                false);
    }

    private static LoadWindow limited() {
        return new LoadWindow(EmbeddedRig.START_NS, EmbeddedRig.START_NS, Long.MAX_VALUE, true);
    }

    private ClosedLoopPacer closedLoop(PlanSketch sketch, LoadWindow window) {
        rig = new EmbeddedRig(sketch);
        return rig.open(
                new ClosedLoopPacer(sketch.end(0, Side.SOURCE), rig.loop(0), rig.wire(0), List.of(), null), window);
    }

    /** One operation a millisecond, the first at 0. */
    private OpenLoopPacer openLoop(PlanSketch sketch, LoadWindow window) {
        PlanSketch paced = sketch.rate(8_000_000).phase(ArrivalPhase.ALIGNED);
        rig = new EmbeddedRig(paced);
        return rig.open(new OpenLoopPacer(paced.end(0, Side.SOURCE), rig.loop(0), rig.wire(0), List.of()), window);
    }

    private static PlanSketch blocks() {
        return PlanSketch.incast().block(BLOCK);
    }

    private static void assertTimesUs(Optional<LatencyFigures> figures, long... expected) {
        AbstractHistogram times = figures.orElseThrow().ns();
        for (long us : expected) {
            assertTrue(times.getCountAtValue(1_000 * us) >= 1, () -> us + " us is missing in " + values(times));
        }
        assertEquals(expected.length, times.getTotalCount(), () -> values(times).toString());
    }

    private static List<Long> values(AbstractHistogram times) {
        return StreamSupport.stream(times.recordedValues().spliterator(), false)
                .map(value -> value.getValueIteratedTo() / 1_000)
                .toList();
    }

    @Test
    void shouldSendTheNextBlockWhenTheResponseIsThere() {
        ClosedLoopPacer pacer = closedLoop(blocks().response(4), window(0, 1_000_000));
        pacer.release(rig.clock.nanoTime());
        assertEquals(BLOCK, rig.sentBytes());
        rig.at(100);
        rig.receive(3);
        assertEquals(0, rig.sentBytes());
        rig.at(250);
        rig.receive(1);
        assertEquals(BLOCK, rig.sentBytes());
        rig.at(300);
        rig.receive(4);
        assertTimesUs(rig.recorders.figures(0).latency(), 250, 50);
    }

    @Test
    void shouldKeepAsManyInFlightAsTheDepthSays() {
        ClosedLoopPacer pacer = closedLoop(blocks().depth(3), window(0, 1_000_000));
        pacer.release(rig.clock.nanoTime());
        assertEquals(3 * BLOCK, rig.sentBytes());
        rig.at(10);
        rig.receive(2);
        assertEquals(2 * BLOCK, rig.sentBytes());
        rig.at(30);
        rig.receive(3);
        assertTimesUs(rig.recorders.figures(0).latency(), 10, 10, 30, 20, 20);
    }

    @Test
    void shouldMeasureWhatBeginsWithinTheWindowAndWhatIsLeftInTheDrain() {
        ClosedLoopPacer pacer = closedLoop(blocks(), window(100, 200));
        pacer.release(rig.clock.nanoTime());
        rig.at(99);
        rig.receive(1);
        rig.at(130);
        rig.receive(1);
        rig.at(250);
        rig.receive(1);
        rig.at(300);
        assertEquals(3 * BLOCK, rig.sentBytes(), "nothing begins after the window");
        assertTimesUs(rig.recorders.figures(0).latency(), 120);
        OperationFigures figures = pacer.operations(rig.clock.nanoTime());
        assertEquals(new OperationFigures(3, 3, 0, 0, 0), figures);
    }

    @Test
    void shouldTellTheAgeOfTheOldestThatIsUnfinished() {
        ClosedLoopPacer pacer = closedLoop(blocks().depth(2), window(0, 1_000));
        pacer.release(rig.clock.nanoTime());
        rig.at(400);
        rig.receive(1);
        rig.at(700);
        assertEquals(new OperationFigures(3, 1, 0, 0, 700_000), pacer.operations(rig.clock.nanoTime()));
    }

    @Test
    void shouldNotAgeWhatIsUnfinishedWhileOthersDrain() {
        ClosedLoopPacer pacer = closedLoop(blocks(), window(0, 1_000));
        rig.channel(0).pipeline().addFirst(new StuckNetwork());
        pacer.release(rig.clock.nanoTime());
        rig.at(900);
        pacer.onEnd(rig.clock.nanoTime());
        rig.at(5_000);
        assertEquals(900_000, pacer.operations(rig.clock.nanoTime()).oldestAgeNs());
    }

    @Test
    void shouldStopAtItsLimitWithAShortBlock() {
        ClosedLoopPacer pacer = closedLoop(blocks().depth(8).bytes(2_345), limited());
        pacer.release(rig.clock.nanoTime());
        assertEquals(2_345, rig.sentBytes());
        assertFalse(rig.isLimitReached());
        rig.receive(3);
        assertTrue(rig.isLimitReached());
        assertTrue(pacer.isComplete());
        assertEquals(0, rig.sentBytes());
    }

    @Test
    void shouldStartNothingOnceItIsQuiet() {
        ClosedLoopPacer pacer = closedLoop(blocks(), window(0, 1_000));
        pacer.release(rig.clock.nanoTime());
        pacer.quiesce(rig.clock.nanoTime());
        assertTrue(pacer.isBusy());
        rig.receive(1);
        assertFalse(pacer.isBusy());
        assertEquals(BLOCK, rig.sentBytes());
    }

    @Test
    void shouldFailWhenThePeerAnswersWhatWasNotAsked() {
        ClosedLoopPacer pacer = closedLoop(blocks(), window(0, 1_000));
        pacer.release(rig.clock.nanoTime());
        rig.receive(2);
        assertEquals(List.of("the peer sent more than it was asked for"), rig.failures);
        assertFalse(rig.channel(0).isOpen());
    }

    @Test
    void shouldFailWhenThePeerSendsBeforeTheStart() {
        PlanSketch sketch = blocks();
        rig = new EmbeddedRig(sketch);
        rig.attach(0, new ClosedLoopPacer(sketch.end(0, Side.SOURCE), rig.loop(0), rig.wire(0), List.of(), null));
        rig.receive(1);
        assertEquals(List.of("the peer sent before the start"), rig.failures);
    }

    @Test
    void shouldFailWhenItsLeaseHasRunOut() {
        ClosedLoopPacer pacer = closedLoop(blocks(), window(0, 60_000_000));
        pacer.release(rig.clock.nanoTime());
        rig.extendLease(EmbeddedRig.START_NS + 500_000);
        rig.at(499);
        rig.receive(1);
        assertEquals(2 * BLOCK, rig.sentBytes());
        rig.at(500);
        rig.receive(1);
        assertEquals(0, rig.sentBytes());
        assertEquals(List.of("the lease ran out: the coordinator was not heard in time"), rig.failures);
    }

    @Test
    void shouldCountLatencyFromTheIntendedStartThroughAStall() {
        OpenLoopPacer pacer = openLoop(blocks(), window(0, 1_000_000));
        pacer.release(rig.clock.nanoTime());
        assertEquals(BLOCK, rig.sentBytes());
        rig.at(3_500);
        assertEquals(Long.MAX_VALUE, pacer.startWhatIsDue(rig.clock.nanoTime()), "a completion comes first");
        rig.receive(1);
        rig.at(3_600);
        rig.receive(1);
        rig.at(3_700);
        rig.receive(1);
        rig.at(3_800);
        rig.receive(1);
        assertEquals(3 * BLOCK, rig.sentBytes());
        assertTimesUs(rig.recorders.figures(0).latency(), 3_500, 2_600, 1_700, 800);
        assertTimesUs(rig.recorders.figures(0).service(), 3_500, 100, 100, 100);
        assertEquals(EmbeddedRig.START_NS + 4_000_000, pacer.startWhatIsDue(rig.clock.nanoTime()));
    }

    @Test
    void shouldFindAStallOfItsOwnHost() {
        OpenLoopPacer pacer = openLoop(blocks().depth(1_000), window(100_000, 2_000_000));
        pacer.release(rig.clock.nanoTime());
        for (int us = 1_000; us <= 400_000; us += 1_000) {
            rig.at(us);
            pacer.startWhatIsDue(rig.clock.nanoTime());
            rig.receive(1);
        }
        assertEquals(StallFigures.NONE, pacer.operations(rig.clock.nanoTime()).stalls());
        rig.at(901_500);
        pacer.startWhatIsDue(rig.clock.nanoTime());
        rig.at(1_101_000);
        pacer.startWhatIsDue(rig.clock.nanoTime());

        long stalledNs = 500_500_000;
        assertEquals(
                new StallFigures(1, stalledNs, stalledNs),
                pacer.operations(rig.clock.nanoTime()).stalls(),
                "the second gap is short of a stall");
    }

    @Test
    void shouldCountAStallThatTheEndCutsOffWithinTheWindowOnly() {
        OpenLoopPacer pacer = openLoop(blocks().depth(16), window(500_000, 900_000));
        pacer.release(rig.clock.nanoTime());
        rig.receive(1);
        rig.at(5_000_000);
        pacer.onEnded(rig.clock.nanoTime());

        assertEquals(
                new StallFigures(1, 400_000_000, 400_000_000),
                pacer.operations(rig.clock.nanoTime()).stalls());
    }

    @Test
    void shouldNotBlameItsHostForWhatThePeerHoldsUp() {
        OpenLoopPacer pacer = openLoop(blocks().depth(1), window(0, 9_000_000));
        pacer.release(rig.clock.nanoTime());
        rig.at(1_000_000);
        pacer.startWhatIsDue(rig.clock.nanoTime());
        rig.receive(1);
        rig.at(2_000_000);
        pacer.onEnded(rig.clock.nanoTime());

        assertEquals(StallFigures.NONE, pacer.operations(rig.clock.nanoTime()).stalls());
    }

    /** As latency does: what was started late since others stood in its way is as old as if it had been started in time. */
    @Test
    void shouldCountTheAgeOfWhatIsUnfinishedFromItsIntendedStart() {
        OpenLoopPacer pacer = openLoop(blocks(), window(0, 1_000_000));
        pacer.release(rig.clock.nanoTime());
        rig.at(8_500);
        rig.receive(1);
        rig.at(9_500);
        assertEquals(8_500_000, pacer.operations(rig.clock.nanoTime()).oldestAgeNs());
    }

    @Test
    void shouldTellNoAgeWhereAllThatWasDueIsDone() {
        OpenLoopPacer pacer = openLoop(blocks(), window(0, 1_000_000));
        pacer.release(rig.clock.nanoTime());
        rig.at(100);
        rig.receive(1);
        rig.at(900);
        assertEquals(0, pacer.operations(rig.clock.nanoTime()).oldestAgeNs());
    }

    @Test
    void shouldCountWhatWasDueAndNotStarted() {
        OpenLoopPacer pacer = openLoop(blocks(), window(0, 10_000));
        pacer.release(rig.clock.nanoTime());
        rig.at(4_200);
        assertEquals(new OperationFigures(1, 0, 0, 4, 4_200_000), pacer.operations(rig.clock.nanoTime()));
        rig.at(20_000);
        assertEquals(9, pacer.operations(rig.clock.nanoTime()).notStarted(), "none is due after the window");
    }

    @Test
    void shouldNotStartMoreThanTheTargetCallsFor() {
        OpenLoopPacer pacer = openLoop(blocks().depth(16).bytes(2_500), limited());
        pacer.release(rig.clock.nanoTime());
        rig.at(50_000);
        pacer.startWhatIsDue(rig.clock.nanoTime());
        assertEquals(2_500, rig.sentBytes());
        rig.receive(3);
        assertTrue(rig.isLimitReached());
        assertEquals(0, pacer.operations(rig.clock.nanoTime()).notStarted());
    }

    /** At a bit a second the second block is due in 507 years; added to an instant, that must not come out as now. */
    @Test
    void shouldNotStartAtOnceWhatIsDueLongAfterTheRun() {
        PlanSketch slow =
                PlanSketch.incast().block(2_000_000_000).depth(2).rate(1).phase(ArrivalPhase.ALIGNED);
        rig = new EmbeddedRig(slow);
        OpenLoopPacer pacer = rig.open(
                new OpenLoopPacer(slow.end(0, Side.SOURCE), rig.loop(0), rig.wire(0), List.of()), window(0, 1_000_000));
        pacer.release(rig.clock.nanoTime());
        assertEquals(1, pacer.started);
    }

    /** Takes what is written and never says that it is sent. */
    private static final class StuckNetwork extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            ReferenceCountUtil.release(message);
        }
    }
}
