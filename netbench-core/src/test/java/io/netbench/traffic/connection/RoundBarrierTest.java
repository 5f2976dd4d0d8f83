package io.netbench.traffic.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.measure.LatencyFigures;
import io.netbench.measure.LoadWindow;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.RunPlan;
import io.netbench.traffic.EmbeddedRig;
import io.netbench.traffic.PlanSketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.AbstractHistogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rounds of a hub with three links on two event loops. Times are microseconds from the start. */
class RoundBarrierTest {

    private EmbeddedRig rig;
    private RoundBarrier barrier;
    private final List<Member> members = new ArrayList<>();
    private final List<Integer> released = new ArrayList<>();

    @AfterEach
    void close() {
        rig.close();
    }

    /** Links 0 and 1 on the first loop, link 2 on the second. */
    private void open(PlanSketch sketch, LoadWindow window) {
        RunPlan plan = sketch.clients(3).plan(1);
        rig = new EmbeddedRig(plan, 2);
        barrier = new RoundBarrier(new LoadHub(0, 0), "server-1", plan.schedule());
        for (int link = 0; link < 3; link++) {
            int loop = link / 2;
            ConnectionPlan end = new ConnectionPlan(
                    plan.loads().get(0), plan.loads().get(0).links().get(link), 0, Side.SOURCE);
            Connection connection = new ClosedLoopPacer(end, rig.loop(loop), rig.wire(loop), List.of(), barrier);
            rig.attach(loop, connection);
            Member member = new Member(connection);
            members.add(member);
            barrier.join(member);
        }
        barrier.prepare(window);
    }

    private void open() {
        open(push(), window(0));
    }

    private static PlanSketch push() {
        return PlanSketch.of(Pattern.BROADCAST, Mode.PUSH).barrier();
    }

    private static LoadWindow window(long measureFromUs) {
        long fromNs = EmbeddedRig.START_NS + 1_000 * measureFromUs;
        return new LoadWindow(EmbeddedRig.START_NS, fromNs, Long.MAX_VALUE, false);
    }

    private void arrive(int member, long atUs) {
        rig.at(atUs);
        barrier.arrive(members.get(member), rig.clock.nanoTime());
    }

    /** Lets the loops do what was posted to them, the second so much later than the first. */
    private void runLoops(long apartUs) {
        rig.channel(0).runPendingTasks();
        rig.clock.advance(1_000 * apartUs);
        rig.channel(1).runPendingTasks();
    }

    private static void assertTimesUs(LatencyFigures figures, long... expected) {
        AbstractHistogram times = figures.ns();
        for (long us : expected) {
            assertTrue(times.getCountAtValue(1_000 * us) >= 1, () -> us + " us is missing");
        }
        assertEquals(expected.length, times.getTotalCount());
    }

    @Test
    void shouldReleaseTheNextRoundWhenTheLastLinkHasArrived() {
        open();
        arrive(2, 10);
        arrive(0, 20);
        runLoops(0);
        assertEquals(List.of(), released);
        arrive(1, 30);
        runLoops(0);
        assertEquals(3, released.size());
        assertEquals(1, barrier.figures().rounds());
    }

    @Test
    void shouldTimeRoundsAndNameTheStraggler() {
        open();
        arrive(0, 100);
        arrive(2, 400);
        arrive(1, 900);
        runLoops(50);
        arrive(1, 1_100);
        arrive(0, 1_200);
        arrive(2, 1_500);
        RoundFigures figures = barrier.figures();
        assertEquals(2, figures.rounds());
        assertTimesUs(figures.completionNs(), 900, 600);
        assertTimesUs(figures.releaseSkewNs(), 50);
        assertEquals(Map.of(1, 1L, 2, 1L), figures.stragglers());
        assertTimesUs(figures.linkCompletionNs().get(0), 100, 300);
        assertTimesUs(figures.linkCompletionNs().get(1), 900, 200);
        assertTimesUs(figures.linkCompletionNs().get(2), 400, 600);
        assertEquals(Optional.empty(), figures.failure());
    }

    /** Where rounds may take longer than can be recorded, those that do are counted, and none is told as shorter than it was. */
    @Test
    void shouldCountRoundsAboveTheRange() {
        open(push().roundMs(90_000), window(0));
        arrive(0, 100);
        arrive(1, 200);
        arrive(2, 61_000_000);
        RoundFigures figures = barrier.figures();
        assertEquals(1, figures.rounds());
        assertTimesUs(figures.completionNs());
        assertEquals(1, figures.completionNs().overflow());
        assertTimesUs(figures.linkCompletionNs().get(0), 100);
        assertEquals(0, figures.linkCompletionNs().get(0).overflow());
        assertEquals(1, figures.linkCompletionNs().get(2).overflow());
    }

    @Test
    void shouldBeginEachRoundWithAnotherLink() {
        open();
        List<Integer> first = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            for (int member = 0; member < 3; member++) {
                arrive(member, 10 * round + member);
            }
            runLoops(0);
            first.add(released.get(0));
            released.clear();
        }
        assertEquals(List.of(1, 0, 1, 0), first);
    }

    @Test
    void shouldCountRoundsOfTheWindowOnly() {
        open(push(), window(100));
        for (int round = 0; round < 4; round++) {
            for (int member = 0; member < 3; member++) {
                arrive(member, 40L * (round + 1));
            }
            runLoops(0);
        }
        assertEquals(1, barrier.figures().rounds(), "released at 120, complete at 160");
    }

    @Test
    void shouldNotTakeTheFirstRequestsForARound() {
        open(PlanSketch.of(Pattern.BROADCAST, Mode.READ).barrier(), window(0));
        for (int round = 0; round < 3; round++) {
            for (int member = 0; member < 3; member++) {
                arrive(member, 40L * (round + 1));
            }
            runLoops(0);
        }
        assertEquals(2, barrier.figures().rounds());
    }

    @Test
    void shouldGoOnWithoutLinksThatAreDone() {
        open();
        members.get(2).takesPart = false;
        for (int member = 0; member < 3; member++) {
            arrive(member, 10);
        }
        runLoops(0);
        assertEquals(3, released.size(), "the last answers are due to all that arrived");
        arrive(0, 20);
        members.get(1).takesPart = false;
        arrive(1, 30);
        runLoops(0);
        assertEquals(5, released.size());
        members.get(0).takesPart = false;
        arrive(0, 40);
        runLoops(0);
        assertEquals(3, barrier.figures().rounds());
        assertTimesUs(barrier.figures().completionNs(), 10, 20, 10);
        barrier.check(EmbeddedRig.START_NS + 60_000_000_000L);
        assertEquals(Optional.empty(), barrier.figures().failure(), "a hub that is done has no deadline");
    }

    @Test
    void shouldStopWhenARoundMeetsItsDeadline() {
        open(push().roundMs(100), window(0));
        arrive(0, 10);
        barrier.check(EmbeddedRig.START_NS + 100_000_000);
        assertEquals(0, barrier.figures().voided());
        barrier.check(EmbeddedRig.START_NS + 100_000_001);
        runLoops(0);
        RoundFigures figures = barrier.figures();
        assertEquals(1, figures.voided());
        assertEquals(0, figures.rounds());
        assertEquals(
                "server-1 stopped its rounds: a round was not complete after 100 ms; 2 of 3 connections had not arrived",
                figures.failure().orElseThrow());
        assertEquals(3, rig.failures.size(), () -> "failed links: " + rig.failures);
        assertFalse(rig.channel(0).isOpen());
    }

    @Test
    void shouldStopWhenALinkIsLost() {
        open();
        barrier.lost(members.get(1).connection().plan, "reset");
        runLoops(0);
        assertEquals(
                Optional.of("server-1 stopped its rounds: link 1 was lost: reset"),
                barrier.figures().failure());
        for (int member = 0; member < 3; member++) {
            arrive(member, 10);
        }
        runLoops(0);
        assertEquals(List.of(), released);
        assertEquals(0, barrier.figures().rounds());
    }

    @Test
    void shouldNotCountTheRoundUnderWayAtTheEnd() {
        open();
        arrive(0, 10);
        arrive(1, 10);
        barrier.end();
        arrive(2, 20);
        runLoops(0);
        assertEquals(List.of(), released);
        assertEquals(0, barrier.figures().rounds());
        assertEquals(0, barrier.figures().voided());
    }

    @Test
    void shouldBeginAfreshAfterAWarmup() {
        open();
        arrive(0, 10);
        barrier.end();
        barrier.prepare(window(50));
        for (int member = 0; member < 3; member++) {
            arrive(member, 60 + member);
        }
        assertEquals(0, barrier.figures().rounds(), "released before the window");
        runLoops(0);
        for (int member = 0; member < 3; member++) {
            arrive(member, 80 + member);
        }
        assertEquals(1, barrier.figures().rounds());
        assertEquals(1, barrier.figures().linkCompletionNs().get(0).ns().getTotalCount());
    }

    private final class Member implements RoundMember {

        private final Connection connection;
        private boolean takesPart = true;

        Member(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void releaseRound(long nowNs) {
            released.add(connection.plan.link().id());
        }

        @Override
        public boolean takesPart() {
            return takesPart;
        }

        @Override
        public Connection connection() {
            return connection;
        }
    }
}
