package io.netbench.dataplane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.agent.OneLink;
import io.netbench.control.AgentCoLocation;
import io.netbench.plan.DataPlan;
import io.netbench.plan.RunPlan;
import io.netbench.plan.SocketPlan;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LoopChoiceTest {

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
        assertEquals(4, LoopChoice.cpusOf(plan(SMALL, 1), 8, new AgentCoLocation(0, 2, true)));
        assertEquals(1, LoopChoice.cpusOf(plan(SMALL, 1), 8, new AgentCoLocation(0, 16, true)));
    }

    @Test
    void shouldHaveAllCpusWhenCopyingFillsThem() {
        assertEquals(8, LoopChoice.cpusOf(plan(LARGE, 1), 8, new AgentCoLocation(0, 2, true)));
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

    private static RunPlan plan(long blockBytes, int agentOfSink) {
        DataPlan data = new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false);
        return OneLink.plan(blockBytes, 4, agentOfSink, data);
    }
}
