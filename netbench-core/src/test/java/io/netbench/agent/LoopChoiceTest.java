package io.netbench.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.control.AgentSeat;
import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.DataPlan;
import io.netbench.plan.Endpoint;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.plan.SocketPlan;
import io.netbench.plan.Topology;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LoopChoiceTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long LARGE = 64 << 10;
    private static final long SMALL = 4_096;

    @Test
    void shouldHaveALoopForEveryCpuWhenBlocksAreLarge() {
        assertEquals(8, loops(plan(LARGE, 1), 8, 100));
    }

    @Test
    void shouldHaveALoopForEverySecondCpuWhenBlocksAreSmall() {
        assertEquals(4, loops(plan(SMALL, 1), 8, 100));
    }

    @Test
    void shouldShareTheCpusWithTheOtherAgentsOfTheMachine() {
        assertEquals(4, LoopChoice.cpusOf(plan(SMALL, 1), 8, new AgentSeat(0, 2, true)));
        assertEquals(1, LoopChoice.cpusOf(plan(SMALL, 1), 8, new AgentSeat(0, 16, true)));
    }

    @Test
    void shouldHaveAllCpusWhenCopyingFillsThem() {
        assertEquals(8, LoopChoice.cpusOf(plan(LARGE, 1), 8, new AgentSeat(0, 2, true)));
    }

    @Test
    void shouldUseEveryCpuWhenItCarriesBothEnds() {
        assertEquals(8, loops(plan(SMALL, 0), 8, 100));
    }

    @Test
    void shouldHaveNoMoreLoopsThanConnectionEnds() {
        assertEquals(3, loops(plan(LARGE, 1), 8, 3));
    }

    @Test
    void shouldReadMoreAtATimeWhereConnectionsAreFew() {
        assertEquals(1 << 20, LoopChoice.of(plan(LARGE, 1), 0, 2, 8).readSizeBytes());
        assertEquals(256 << 10, LoopChoice.of(plan(LARGE, 1), 0, 2, 9).readSizeBytes());
        assertEquals(4 << 10, LoopChoice.of(plan(LARGE, 1), 0, 2, 16_384).readSizeBytes());
    }

    private static int loops(RunPlan plan, int cpus, int ends) {
        return LoopChoice.of(plan, 0, cpus, ends).loops();
    }

    /** One link from the first agent to that of the sink. */
    private static RunPlan plan(long blockBytes, int agentOfSink) {
        LinkLoad carries = new LinkLoad(blockBytes, 1, 4, 1, OptionalLong.empty(), OptionalLong.empty());
        Load load = new Load(
                Pattern.INCAST,
                Mode.PUSH,
                Topology.MESH,
                false,
                OptionalLong.empty(),
                ArrivalPhase.SPREAD,
                List.of(new LinkPlan(0, 0, 1, carries)));
        return new RunPlan(
                "0".repeat(32),
                1,
                List.of(new Endpoint(0, "source", 0), new Endpoint(1, "sink", agentOfSink)),
                List.of(load),
                new Schedule(0, OptionalLong.of(SECOND), SECOND / 100, SECOND, SECOND, SECOND, SECOND),
                new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false));
    }
}
