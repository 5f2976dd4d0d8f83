package io.netbench.coordinator;

import static io.netbench.coordinator.Plans.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.StopCause;
import io.netbench.control.proto.CoordinatorMessage.KindCase;
import io.netbench.plan.PlanException;
import io.netbench.result.HostResult;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs one after another over agents that stay open. */
@Timeout(30)
class SeriesOfRunsTest {

    private static final long MILLISECOND_NS = 1_000_000L;
    private static final long FIRST_AHEAD_NS = 500 * MILLISECOND_NS;
    private static final long LATER_AHEAD_NS = 100 * MILLISECOND_NS;

    private final ScriptedRun run = new ScriptedRun();

    @AfterEach
    void closeRun() {
        run.close();
    }

    @Test
    void shouldRunEachPlanOnTheAgentsThatItNamesAlone() throws IOException {
        List<ScriptedAgent> agents = List.of(run.agent(0), run.agent(0), run.agent(0), run.agent(0));

        for (List<String> taking : List.of(List.of("h2", "h0"), List.of("h3", "h1", "h2"), List.of("h0", "h3"))) {
            RunResult result = run.run(Plans.on(taking));

            assertEquals(List.of(), ScriptedRun.errors(result));
            assertEquals(taking, result.hosts().stream().map(HostResult::name).toList());
        }

        assertEquals(
                List.of(2, 1, 2, 2), agents.stream().map(ScriptedAgent::runs).toList());
        assertTrue(agents.stream().allMatch(ScriptedAgent::isOver), "all were let go");
    }

    @Test
    void shouldRefuseAPlanThatNamesAnAgentThatIsNotOpen() throws IOException {
        run.agent(0);
        run.agent(0);

        PlanException refused = assertThrows(PlanException.class, () -> run.run(Plans.on(List.of("h0", "h7"))));

        assertEquals("no agent is open for 'h7'; there are: h0, h1", refused.getMessage());
    }

    /** Read after the drain of the run before, clocks hold for half a minute. */
    @ParameterizedTest
    @CsvSource({"0, false", "29, false", "31, true"})
    void shouldReadClocksBeforeALaterRunOnlyWhereTheyAreOld(long restS, boolean areRead) throws IOException {
        run.agent(0);
        ScriptedAgent client = run.agent(5 * SECOND_NS);
        run.run(Plans.timed(1));
        rest(restS * SECOND_NS);
        int before = client.heard(KindCase.PING).size();

        RunResult result = run.run(Plans.timed(1));

        assertEquals(areRead, pingsUntilArm(client, 2) > before);
        assertEquals(-5 * SECOND_NS, result.hosts().get(1).clockOffsetNs());
        assertEquals(0, result.hosts().get(1).clockErrorNs(), "the clock is read after the drain too");
    }

    @Test
    void shouldStartSoonerWhereAllHaveCarriedALoad() throws IOException {
        ScriptedAgent server = run.agent(0);
        run.agent(0);
        run.agent(0);

        assertEquals(FIRST_AHEAD_NS, aheadNs(server, List.of("h0", "h1")));
        assertEquals(LATER_AHEAD_NS, aheadNs(server, List.of("h0", "h1")));
        assertEquals(FIRST_AHEAD_NS, aheadNs(server, List.of("h0", "h1", "h2")), "one is new");
        assertEquals(LATER_AHEAD_NS, aheadNs(server, List.of("h0", "h2")));
    }

    @Test
    void shouldGiveTheTimeOfAFirstRunToAnAgentThatRefusedAStart() throws IOException {
        ScriptedAgent server = run.agent(0);
        run.agent(0);
        aheadNs(server, List.of("h0", "h1"));
        server.late(1, MILLISECOND_NS);
        run.run(Plans.timed(1));

        int patient = 0;
        while (patient < 10 && aheadNs(server, List.of("h0", "h1")) == FIRST_AHEAD_NS) {
            patient++;
        }
        assertEquals(3, patient, "the load that it came late to was the first of four");
        server.late(1, MILLISECOND_NS);
        run.run(Plans.timed(1));
        for (int start = 1; start <= 7; start++) {
            assertEquals(FIRST_AHEAD_NS, aheadNs(server, List.of("h0", "h1")), "it is waited for longer: " + start);
        }
        assertEquals(LATER_AHEAD_NS, aheadNs(server, List.of("h0", "h1")));
    }

    @Test
    void shouldAskAnAgentAgainThatDiedInARunBefore() throws IOException {
        run.agent(0);
        run.agent(0);
        ScriptedAgent mortal = run.agent(0).dyingAt(KindCase.CONNECT);

        assertEquals(
                List.of("h2: connect: the connection broke: connection reset."),
                ScriptedRun.errors(run.run(Plans.timed(2))));
        long beganNs = run.time().nowNs();
        RunResult without = run.run(Plans.timed(2));
        assertTrue(
                ScriptedRun.errors(without).get(0).startsWith("h2: hello: "),
                () -> ScriptedRun.errors(without).toString());
        assertEquals(RunStatus.INCOMPLETE, without.status());
        assertTrue(run.lossTimesNs().get(1) - beganNs < SECOND_NS, "a way that is refused costs the others no time");

        mortal.restart();
        int before = mortal.heard(KindCase.PING).size();
        RunResult with = run.run(Plans.timed(2));

        assertEquals(List.of(), ScriptedRun.errors(with));
        assertTrue(pingsUntilArm(mortal, 1) > before, "another process has another clock");
    }

    @Test
    void shouldGiveUpForGoodAnAgentThatLeavesAHelloUnanswered() throws IOException {
        run.agent(0);
        run.agent(0);
        ScriptedAgent frozen = run.agent(0).freezingAt(KindCase.ARM);
        run.run(Plans.timed(2));
        run.run(Plans.timed(2));
        long beganNs = run.time().nowNs();
        int asked = frozen.runs();
        frozen.thaw();

        RunResult result = run.run(Plans.timed(2));

        assertEquals(
                List.of("h2: hello: it did not answer in a run before, and is not waited for again."),
                ScriptedRun.errors(result));
        assertTrue(run.lossTimesNs().get(2) - beganNs < SECOND_NS, "it is not waited for");
        assertEquals(2, asked, "the run after its loss asked it");
        assertEquals(asked, frozen.runs(), "later ones did not");
    }

    @Test
    void shouldAskAFrozenAgentAgainThatGoesOn() throws IOException {
        run.agent(0);
        ScriptedAgent frozen = run.agent(0).freezingAt(KindCase.ARM);
        run.run(Plans.timed(1));
        frozen.thaw();
        int before = frozen.heard(KindCase.PING).size();

        RunResult result = run.run(Plans.timed(1));

        assertEquals(List.of(), ScriptedRun.errors(result));
        assertTrue(pingsUntilArm(frozen, 2) > before, "its host may have slept");
    }

    @Test
    void shouldRunNothingAnyMoreOnceItWasInterruptedBetweenTwoRuns() throws IOException {
        run.agent(0);
        ScriptedAgent client = run.agent(0);
        RunResult first = run.run(Plans.timed(1));

        assertFalse(run.interrupt(StopCause.TERMINATED), "the first run is over");
        RunResult second = run.run(Plans.timed(1));

        assertEquals(RunStatus.COMPLETE, first.status());
        assertEquals(143, second.verdict().exitStatus());
        assertEquals(1, client.arms().size());
        assertTrue(client.isOver());
    }

    /** Runs a plan; returns how far ahead of its order the start lay. */
    private long aheadNs(ScriptedAgent server, List<String> agents) {
        int before = server.arms().size();
        run.run(Plans.on(agents));
        return server.arms().get(before).getStartNs() - server.armedAtNs().get(before);
    }

    /** Pings that came before the order to start of a run, of all runs. */
    private static int pingsUntilArm(ScriptedAgent agent, int ofRun) {
        return agent.pingsUntilArm().get(ofRun - 1);
    }

    private void rest(long ns) {
        long untilNs = run.time().nowNs() + ns;
        while (run.time().nowNs() < untilNs) {
            run.time().poll(untilNs);
        }
    }
}
