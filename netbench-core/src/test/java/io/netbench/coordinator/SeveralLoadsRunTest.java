package io.netbench.coordinator;

import static io.netbench.coordinator.Plans.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.control.proto.Arm;
import io.netbench.control.proto.CoordinatorMessage.KindCase;
import io.netbench.control.proto.End;
import io.netbench.plan.LoadSpan;
import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.RunWindow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A load that ends by bytes beside one that has a part of the window, over three agents. */
@Timeout(30)
class SeveralLoadsRunTest {

    private static final long LINK_BYTES = 1_000_000;

    private final ScriptedRun run = new ScriptedRun();

    @AfterEach
    void closeRun() {
        run.close();
    }

    private List<ScriptedAgent> agents() throws IOException {
        List<ScriptedAgent> agents = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            agents.add(run.agent(i * SECOND_NS));
        }
        return agents;
    }

    private static LoadSpan span(long startS, long stopS) {
        return new LoadSpan(OptionalLong.of(startS * SECOND_NS), OptionalLong.of(stopS * SECOND_NS));
    }

    @Test
    void shouldEndALoadThatIsDoneAndTheRunWithTheLast() throws IOException {
        List<ScriptedAgent> agents = agents();

        RunResult result = run.run(Plans.besideAProbe(LINK_BYTES, span(1, 3)));

        assertEquals(List.of(), ScriptedRun.errors(result));
        assertEquals(RunStatus.COMPLETE, result.status());
        for (ScriptedAgent agent : agents) {
            Arm second = agent.arms().get(1);
            List<End> ends = agent.heard(KindCase.END).stream()
                    .map(message -> message.getEnd())
                    .toList();
            assertEquals(2, ends.size());
            assertTrue(ends.get(0).hasLoad());
            assertEquals(0, ends.get(0).getLoad());
            assertEquals(SECOND_NS, ends.get(0).getAtNs() - second.getMeasureFromNs(), 10_000_000);
            assertFalse(ends.get(1).hasLoad(), "the last load ends with the run");
            assertEquals(3 * SECOND_NS, ends.get(1).getAtNs() - second.getMeasureFromNs(), 10_000_000);
        }
        RunWindow window = result.windows().stream()
                .filter(phase -> phase.phase() == RunWindow.Phase.MEASURE)
                .findFirst()
                .orElseThrow();
        long fromNs = window.startNs();
        LoadResult probe = result.loads().get(1);
        assertEquals("probe", probe.name());
        assertEquals(fromNs + SECOND_NS, probe.startNs());
        assertEquals(fromNs + 3 * SECOND_NS, probe.endNs());
        assertEquals(probe.endNs(), window.endNs(), "the run's window holds those of its loads");
        assertEquals(2 * LINK_BYTES, result.loads().get(0).totals().bytes());
        assertEquals(LINK_BYTES, probe.totals().bytes());
        assertEquals(LINK_BYTES / 2.0, probe.totals().goodputBytesPerS(), "over its own window");
        assertEquals(3 * LINK_BYTES, result.totals().bytes());
    }

    @Test
    void shouldEndWithTheLoadThatIsDoneLast() throws IOException {
        List<ScriptedAgent> agents = agents();

        run.run(Plans.besideAProbe(LINK_BYTES, new LoadSpan(OptionalLong.empty(), OptionalLong.of(SECOND_NS / 2))));

        for (ScriptedAgent agent : agents) {
            List<End> ends = agent.heard(KindCase.END).stream()
                    .map(message -> message.getEnd())
                    .toList();
            assertEquals(1, ends.size(), "the probe ends by itself, the other load with the run");
            assertFalse(ends.get(0).hasLoad());
        }
    }
}
