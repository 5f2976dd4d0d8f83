package io.netbench.coordinator;

import static io.netbench.coordinator.Plans.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.StopCause;
import io.netbench.control.AgentServers;
import io.netbench.control.BuildInfo;
import io.netbench.control.Protocol;
import io.netbench.control.RecordCodec;
import io.netbench.control.proto.Arm;
import io.netbench.control.proto.CoordinatorMessage.KindCase;
import io.netbench.control.proto.LinksLost;
import io.netbench.plan.PlanException;
import io.netbench.report.FindingOrder;
import io.netbench.result.ConnectionResult;
import io.netbench.result.Finding;
import io.netbench.result.HostResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.LostHosts;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.RunWindow;
import io.netbench.result.Span;
import io.netbench.result.end.ConnectionRanks;
import io.netbench.result.end.EndRole;
import io.netbench.result.end.LinkInterval;
import io.netbench.result.end.StreamInterval;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class CoordinatorTest {

    private static final long LINK_BYTES = 1_000_000;

    private final ScriptedRun run = new ScriptedRun();

    @AfterEach
    void closeRun() {
        run.close();
    }

    @Test
    void shouldReportEveryLinkWhenAllGoesWell() throws IOException {
        agents(3);

        RunResult result = run.run(Plans.timed(2));

        assertEquals(List.of(), ScriptedRun.errors(result));
        assertEquals(RunStatus.COMPLETE, result.status());
        assertEquals(2 * LINK_BYTES, result.totals().bytes());
        assertEquals(2, result.links().size());
        assertEquals("client-1->server", result.links().get(0).name());
        assertEquals(3, result.hosts().size());
        assertEquals(Optional.of(2), result.plan().threads());
        assertEquals(1_000, result.totals().startSkewNs());
        assertEquals(
                new RunWindow(
                        RunWindow.Phase.MEASURE,
                        Plans.WARMUP_NS,
                        Plans.WARMUP_NS + Plans.DURATION_NS,
                        RunWindow.Kind.COMMON),
                result.windows().get(1));
        assertEquals(
                List.of(RunPhase.SETUP, RunPhase.WARMUP, RunPhase.MEASURE, RunPhase.DRAIN, RunPhase.REPORT),
                run.phases());
    }

    @Test
    void shouldStartAllAtOneInstantWhenTheirClocksDiffer() throws IOException {
        List<ScriptedAgent> agents =
                List.of(run.agent(0), run.agent(1_000 * SECOND_NS), run.agent(-77 * SECOND_NS - 123));

        RunResult result = run.run(Plans.timed(2));

        long startNs = agents.get(0).arms().get(0).getStartNs();
        for (ScriptedAgent agent : agents) {
            Arm arm = agent.arms().get(0);
            assertEquals(startNs, arm.getStartNs() - agent.clockOffsetNs());
            assertEquals(Plans.WARMUP_NS, arm.getMeasureFromNs() - arm.getStartNs());
            assertEquals(Plans.DURATION_NS, arm.getMeasureToNs() - arm.getMeasureFromNs());
        }
        assertEquals(-1_000 * SECOND_NS, result.hosts().get(1).clockOffsetNs());
        assertEquals(0, result.hosts().get(1).clockErrorNs());
    }

    @ParameterizedTest
    @CsvSource({
        "HELLO, hello, 5",
        "PING, clock, 5",
        "PLAN_LINKS, prepare, 5",
        "CONNECT, connect, 15",
        "ARM, arm, 6",
        "END, drain, 48",
        "REPORT_QUERY, report, 73",
        "BYTES_AT_QUERY, report, 18"
    })
    void shouldNameHostStepAndReasonWhenAnAgentDoesNotAnswer(KindCase unanswered, String step, long bySeconds)
            throws IOException {
        run.agent(0);
        run.agent(0).silentAt(unanswered);
        long beganNs = run.time().nowNs();

        RunResult result = run.run(Plans.timed(2 - 1));

        assertTrue(
                ScriptedRun.errors(result).get(0).startsWith("h1: " + step + ": no answer within "),
                () -> ScriptedRun.errors(result).toString());
        assertEquals(RunStatus.INCOMPLETE, result.status());
        assertEquals(1, result.verdict().exitStatus());
        assertTrue(
                run.lossTimesNs().get(0) - beganNs <= bySeconds * SECOND_NS,
                () -> "lost after " + (run.lossTimesNs().get(0) - beganNs));
    }

    @Test
    void shouldSayThatAnAgentWithoutAnAnswerToTheHelloMayBeStarting() throws IOException {
        run.agent(0);
        run.agent(0).silentAt(KindCase.HELLO);

        RunResult result = run.run(Plans.timed(1));

        assertEquals(
                "h1: hello: no answer within 5.0 s; it may be starting still, or its host be too busy.",
                ScriptedRun.errors(result).get(0));
    }

    @ParameterizedTest
    @CsvSource({"4, 5", "32, 16", "99, 30"})
    void shouldWaitLongerForManyAgentsThatAreAllSilent(int agents, long seconds) throws IOException {
        for (int i = 0; i < agents; i++) {
            run.agent(0).silentAt(KindCase.HELLO);
        }
        long beganNs = run.time().nowNs();

        run.run(Plans.timed(agents - 1));

        assertEquals(agents, run.lossTimesNs().size());
        run.lossTimesNs().forEach(lostNs -> assertEquals(seconds * SECOND_NS, lostNs - beganNs, SECOND_NS / 10.0));
    }

    @Test
    void shouldNotWaitLongerForTheFewThatAreSilentAmongMany() throws IOException {
        agents(31);
        run.agent(0).silentAt(KindCase.HELLO);
        long beganNs = run.time().nowNs();

        run.run(Plans.timed(31));

        assertTrue(
                run.lossTimesNs().get(0) - beganNs <= 5.1 * SECOND_NS,
                () -> run.lossTimesNs().toString());
    }

    @Test
    void shouldGoOnWithTheOthersWhenAnAgentDoesNotAnswerTheHello() throws IOException {
        agents(2);
        run.agent(0).silentAt(KindCase.HELLO);

        RunResult result = run.run(Plans.timed(2));

        assertEquals(LinkStatus.OK, result.links().get(0).status());
        assertEquals(LinkStatus.FAILED, result.links().get(1).status());
        assertEquals(LINK_BYTES, result.totals().bytes());
        assertEquals(RunStatus.INCOMPLETE, result.status());
    }

    @Test
    void shouldSayWhichVersionsMetWhenTheyDiffer() throws IOException {
        run.agent(0);
        run.agent(0).ofVersion(99);

        RunResult result = run.run(Plans.timed(1));

        assertEquals(
                "h1: hello: the agent is netbench 0.0 with protocol 99, this is netbench %s with protocol %d: both need the same version."
                        .formatted(BuildInfo.version(), Protocol.VERSION),
                ScriptedRun.errors(result).get(0));
    }

    @Test
    void shouldNameAFrozenAgentWithinFiveSecondsAndFinishWithTheOthers() throws IOException {
        agents(2);
        ScriptedAgent frozen = run.agent(0);
        long frozenNs = run.time().nowNs() + 6 * SECOND_NS;
        run.time().at(frozenNs, frozen::freeze);

        RunResult result = run.run(Plans.timed(2));

        assertTrue(run.lossTimesNs().get(0) - frozenNs <= 5 * SECOND_NS);
        assertTrue(ScriptedRun.errors(result).get(0).startsWith("h2: load: not a word for 4."));
        assertEquals(1, result.errors().size(), () -> "said again: " + ScriptedRun.errors(result));
        assertEquals(LinkStatus.OK, result.links().get(0).status());
        assertEquals(LinkStatus.FAILED, result.links().get(1).status());
        assertEquals(RunStatus.INCOMPLETE, result.status());
    }

    @ParameterizedTest
    @CsvSource({"10, true, false", "10, false, true", "30, true, true"})
    void shouldTellAnAgentWhoseWordsAreLateFromOneThatIsGone(int mutedS, boolean moves, boolean isLost)
            throws IOException {
        ScriptedAgent sink = run.agent(0);
        if (moves) {
            sink.seeingOthersMove();
        }
        ScriptedAgent late = run.agent(0);
        run.time().at(run.time().nowNs() + 4 * SECOND_NS, () -> late.muteFor(mutedS * SECOND_NS));

        RunResult result = run.run(Plans.timed(1));

        assertEquals(
                isLost ? 1 : 0,
                run.lossTimesNs().size(),
                () -> ScriptedRun.errors(result).toString());
        assertEquals(
                isLost ? LinkStatus.FAILED : LinkStatus.OK,
                result.links().get(0).status());
    }

    @Test
    void shouldEndAtOnceWhenTheLastHostOfASideIsLost() throws IOException {
        ScriptedAgent sink = run.agent(0);
        ScriptedAgent source = run.agent(0);
        long frozenNs = run.time().nowNs() + 4 * SECOND_NS;
        run.time().at(frozenNs, source::freeze);

        RunResult result = run.run(Plans.timed(1));

        LinksLost lost = sink.heard(KindCase.LINKS_LOST).get(0).getLinksLost();
        assertEquals(List.of(0), lost.getLinksList());
        assertTrue(lost.getReason().startsWith("h1 was lost: not a word for 4."), lost.getReason());
        assertTrue(
                run.time().nowNs() - frozenNs <= 6 * SECOND_NS,
                () -> "went on for " + (run.time().nowNs() - frozenNs));
        assertNull(result.totals().bytes());
        assertEquals("every link failed", result.totals().absent().get("bytes"));
    }

    @Test
    void shouldTellTheOtherEndOfALinkThatFailsInTheDrain() throws IOException {
        ScriptedAgent sink = run.agent(0).silentAt(KindCase.END);
        ScriptedAgent source = run.agent(0);
        run.time().at(run.time().nowNs() + 4 * SECOND_NS, () -> source.tellLinkFailed(0, "reset"));

        run.run(Plans.timed(1));

        assertEquals(
                "it failed at its other end: reset",
                sink.heard(KindCase.LINKS_LOST).get(0).getLinksLost().getReason());
    }

    @Test
    void shouldTellTheOtherEndOfAFailedLinkThatWouldWaitForItsBytes() throws IOException {
        ScriptedAgent sink = run.agent(0).waitingForALink();
        ScriptedAgent source = run.agent(0);
        run.agent(0);
        long failedNs = run.time().nowNs() + 4 * SECOND_NS;
        run.time().at(failedNs, () -> source.tellLinkFailed(0, "silent"));

        RunResult result = run.run(Plans.ofBytes(2, LINK_BYTES));

        assertEquals(
                "it failed at its other end: silent",
                sink.heard(KindCase.LINKS_LOST).get(0).getLinksLost().getReason());
        assertTrue(
                run.time().nowNs() - failedNs <= 2 * SECOND_NS,
                () -> "went on for " + (run.time().nowNs() - failedNs));
        assertEquals(LinkStatus.OK, result.links().get(1).status());
    }

    @Test
    void shouldCountTheLinksThatWereMeasuredAndAllUpToTheLoss() throws IOException {
        agents(2);
        run.time().at(run.time().nowNs() + 6 * SECOND_NS, run.agent(0)::freeze);

        RunResult result = run.run(Plans.timed(2));

        assertEquals(LINK_BYTES, result.totals().bytes());
        assertEquals("client-1", result.totals().slowestLink().source());
        assertTrue(warnings(result).contains("Totals are of 1 of 2 links, without those that failed."));
        Span before = result.totalsAllLinks().orElseThrow();
        assertEquals(Plans.WARMUP_NS, before.startNs());
        assertEquals(SampleEnds.LAST_BYTE_NS, before.endNs(), "silence before the host was named does not count");
    }

    @Test
    void shouldWarnOnceOfConnectionsThatOthersCanRead() throws IOException {
        agents(3);

        RunResult result = run.exposed().run(Plans.timed(2));

        assertEquals(
                List.of("Control connections to h0 and 2 more were not encrypted: who can read packets on the way knows"
                        + " the token and the run's key; see TLS."),
                warnings(result).stream()
                        .filter(text -> text.contains("encrypted"))
                        .toList());
    }

    @Test
    void shouldWarnThatEncryptionIsAsSafeAsWhatCertificatesAreToldOver() throws IOException {
        agents(2);

        RunResult result = run.exposed().run(Plans.encrypted(1));

        assertEquals(
                List.of("plain_pins", "plain_control"),
                FindingOrder.of(result.warnings()).stream()
                        .map(Finding::code)
                        .filter(code -> code.startsWith("plain"))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 20})
    void shouldNameAFrozenAgentWithinTheTimeThatWasAskedFor(int seconds) throws IOException {
        long timeoutNs = seconds * SECOND_NS;
        agents(2);
        ScriptedAgent frozen = run.hostTimeout(timeoutNs).agent(0);
        long frozenNs = run.time().nowNs() + 3 * SECOND_NS + SECOND_NS / 3;
        run.time().at(frozenNs, frozen::freeze);

        RunResult result = run.run(Plans.timed(2));

        long tookNs = run.lossTimesNs().get(0) - frozenNs;
        assertTrue(tookNs <= timeoutNs && tookNs > timeoutNs - 2 * SECOND_NS, () -> "after " + tookNs);
        assertEquals(LinkStatus.OK, result.links().get(0).status());
        assertEquals(
                timeoutNs - SECOND_NS,
                frozen.heard(KindCase.HELLO).get(0).getHello().getLeaseNs(),
                "agents wait as long for the coordinator");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1_999_999_999L, 60_000_000_001L})
    void shouldRefuseAHostTimeoutThatCanNotBeKept(long timeoutNs) {
        PlanException refused = assertThrows(PlanException.class, () -> run.hostTimeout(timeoutNs));

        assertTrue(refused.getMessage().startsWith("{host_timeout} must be from 2s to 1m, got: "), refused::getMessage);
    }

    @Test
    void shouldNameAnAgentThatDiesInMidRun() throws IOException {
        agents(2);
        ScriptedAgent dying = run.agent(0);
        run.time().after(6 * SECOND_NS, dying::die);

        RunResult result = run.run(Plans.timed(2));

        assertEquals(
                "h2: load: the connection broke: connection reset.",
                ScriptedRun.errors(result).get(0));
        assertTrue(result.links().get(1).failures().get(0).contains("h2 dropped out in load"));
        assertEquals(LinkStatus.OK, result.links().get(0).status());
    }

    @Test
    void shouldEndAtOnceWhenTheLastAgentDies() throws IOException {
        List<ScriptedAgent> agents = agents(2);
        long diedNs = run.time().nowNs() + 6 * SECOND_NS;
        run.time().at(diedNs, () -> agents.forEach(ScriptedAgent::die));

        RunResult result = run.run(Plans.timed(1));

        assertEquals(diedNs, run.time().nowNs());
        assertEquals(LinkStatus.FAILED, result.links().get(0).status());
    }

    @ParameterizedTest
    @CsvSource({"PLAN_HEADER, prepare", "CONNECT, connect"})
    void shouldGetReadyAnewWithoutAnAgentThatDiesBeforeTheLoad(KindCase heard, String step) throws IOException {
        List<ScriptedAgent> agents = agents(2);
        run.agent(0).dyingAt(heard);

        RunResult result = run.run(Plans.timed(2));

        assertEquals(List.of("h2: " + step + ": the connection broke: connection reset."), lost(result));
        assertEquals(2, agents.get(1).heard(KindCase.PLAN_HEADER).size());
        assertEquals(1, agents.get(0).links().size(), "the server waits for no connection of the lost agent");
        assertEquals(LinkStatus.OK, result.links().get(0).status());
        assertEquals(LinkStatus.FAILED, result.links().get(1).status());
        assertTrue(result.links().get(1).failures().get(0).contains("h2 dropped out in " + step));
        assertEquals(LINK_BYTES, result.totals().bytes());
        assertEquals(RunStatus.INCOMPLETE, result.status());
        assertEquals(1, result.verdict().exitStatus());
    }

    @Test
    void shouldGetReadyAnewOnceWhenSeveralAgentsDropOutTogether() throws IOException {
        List<ScriptedAgent> agents = agents(2);
        run.agent(0).dyingAt(KindCase.CONNECT);
        run.agent(0).freezingAt(KindCase.CONNECT);

        RunResult result = run.run(Plans.timed(3));

        assertEquals(2, lost(result).size());
        assertEquals(2, agents.get(0).heard(KindCase.PLAN_HEADER).size());
        assertEquals(LinkStatus.OK, result.links().get(0).status());
    }

    @Test
    void shouldKeepAnAgentThatCouldNotConnectToOneThatDied() throws IOException {
        run.agent(0);
        ScriptedAgent client = run.agent(0).failingToConnect(1, "h2:7412: connection refused");
        run.agent(0).dyingAt(KindCase.CONNECT);

        RunResult result = run.run(Plans.timed(2));

        assertEquals(1, lost(result).size());
        assertEquals(LinkStatus.OK, result.links().get(0).status());
        assertEquals(1, client.arms().size());
    }

    @Test
    void shouldTellAClientOfItsServersDoors() throws IOException {
        run.agent(0);
        ScriptedAgent client = run.agent(0);

        run.run(Plans.timed(1));

        assertEquals(
                List.of(ScriptedAgent.DOOR),
                RecordCodec.decodeAll(
                                client.heard(KindCase.CONNECT)
                                        .get(0)
                                        .getConnect()
                                        .getServers(),
                                AgentServers.class)
                        .get(0)
                        .doors());
    }

    @Test
    void shouldDropAnAgentThatCanNotConnectThoughAllAreThere() throws IOException {
        agents(2);
        run.agent(0).failingToConnect(9, "server:7412: connection refused");

        RunResult result = run.run(Plans.timed(2));

        assertEquals(List.of("h2: connect: server:7412: connection refused."), lost(result));
        assertEquals(LinkStatus.OK, result.links().get(0).status());
        assertEquals(RunStatus.INCOMPLETE, result.status());
    }

    @Test
    void shouldGiveUpWhenTheLastLinkIsLostBeforeTheLoad() throws IOException {
        ScriptedAgent server = run.agent(0);
        run.agent(0).dyingAt(KindCase.CONNECT);

        RunResult result = run.run(Plans.timed(1));

        assertEquals(List.of("h1: connect: the connection broke: connection reset."), lost(result));
        assertEquals(1, result.verdict().exitStatus());
        assertEquals(List.of(), server.arms());
        assertTrue(server.isOver());
    }

    @Test
    void shouldSayThatSinksDidWithoutACopy() throws IOException {
        agents(2);

        RunResult result = run.run(Plans.withoutCopy(1));

        assertTrue(result.plan().asksZeroCopy());
        assertTrue(notes(result).contains("zero_copy"), () -> result.notes().toString());
        assertEquals(Optional.empty(), zeroCopyWarning(result));
    }

    @Test
    void shouldNameTheHostWhoseSinksCopiedAllTheSame() throws IOException {
        run.agent(0).copyingFor("transport epoll always copies");
        run.agent(0);

        RunResult result = run.run(Plans.withoutCopy(1));

        assertFalse(notes(result).contains("zero_copy"), () -> result.notes().toString());
        assertEquals(
                Optional.of(Finding.about(
                        "h0",
                        "zero_copy_unavailable",
                        "h0 received by copying, though zero-copy was asked for: transport epoll always copies.")),
                zeroCopyWarning(result));
    }

    @Test
    void shouldTellTheLoopsOfEachAgentAndOfAllOnlyWhereTheyAreAlike() throws IOException {
        run.agent(0).withLoops(4);
        run.agent(0);
        run.agent(0);

        RunResult result = run.run(Plans.timed(2));

        assertEquals(
                List.of(Optional.of(4), Optional.of(2), Optional.of(2)),
                result.hosts().stream().map(HostResult::loops).toList());
        assertEquals(Optional.empty(), result.plan().threads());
    }

    private static Optional<Finding> zeroCopyWarning(RunResult result) {
        return result.warnings().stream()
                .filter(warning -> warning.code().equals("zero_copy_unavailable"))
                .findFirst();
    }

    private static List<String> notes(RunResult result) {
        return result.notes().stream().map(Finding::code).toList();
    }

    @Test
    void shouldStartAllOnceMoreWithMoreTimeWhenAnOrderToStartCameTooLate() throws IOException {
        ScriptedAgent server = run.agent(0);
        ScriptedAgent late = run.agent(0).late(1, 12_000_000L);

        RunResult result = run.run(Plans.timed(1));

        assertEquals(List.of(), ScriptedRun.errors(result));
        assertEquals(RunStatus.COMPLETE, result.status());
        assertTrue(
                result.warnings().stream()
                        .anyMatch(warning ->
                                warning.text().startsWith("The order to start came 12.0 ms too late for h1")),
                () -> result.warnings().toString());
        assertEquals(2, late.arms().size());
        assertEquals(server.arms().get(1).getStartNs(), late.arms().get(1).getStartNs());
        assertTrue(late.arms().get(1).getStartNs() - late.arms().get(0).getStartNs() > SECOND_NS);
    }

    @Test
    void shouldGiveUpWhenTheOrderToStartComesTooLateTwice() throws IOException {
        run.agent(0);
        run.agent(0).late(2, 12_000_000L);

        RunResult result = run.run(Plans.timed(1));

        assertEquals(
                "h1: arm: late arm: the order to start came 12.0 ms too late, twice.",
                ScriptedRun.errors(result).get(0));
        assertEquals(RunStatus.INCOMPLETE, result.status());
    }

    @Test
    void shouldEndEarlyAndKeepWhatThereIsWhenInterrupted() throws IOException {
        List<ScriptedAgent> agents = agents(2);
        run.interruptAfter(5 * SECOND_NS, StopCause.INTERRUPTED);

        RunResult result = run.run(Plans.timed(1));

        assertEquals(RunStatus.INTERRUPTED, result.status());
        assertEquals(130, result.verdict().exitStatus());
        assertEquals(LINK_BYTES, result.totals().bytes());
        assertEquals(1, agents.get(0).heard(KindCase.END).size());
        assertTrue(result.windows().get(1).endNs() < Plans.WARMUP_NS + Plans.DURATION_NS);
    }

    @Test
    void shouldJudgeNoWarmupThatWasCutShort() throws IOException {
        agents(2);
        run.interruptAfter(SECOND_NS, StopCause.INTERRUPTED);

        RunResult result = run.run(Plans.timed(1));

        assertTrue(result.startedAt() != null, "the load began");
        assertTrue(result.warmup().isEmpty(), () -> result.warmup().toString());
    }

    @Test
    void shouldSayThatItsTerminalWasClosed() throws IOException {
        agents(2);
        run.interruptAfter(5 * SECOND_NS, StopCause.HUNG_UP);

        RunResult result = run.run(Plans.timed(1));

        assertEquals(129, result.verdict().exitStatus());
        assertTrue(
                result.verdict().reasons().get(0).contains("terminal"),
                () -> result.verdict().reasons().toString());
    }

    @Test
    void shouldBeInterruptedWhileFiguresAreGatheredButNotWhenItIsOver() throws IOException {
        agents(2);
        run.interruptInPhase(RunPhase.REPORT, StopCause.INTERRUPTED);

        RunResult result = run.run(Plans.timed(1));

        assertEquals(130, result.verdict().exitStatus());
        assertTrue(result.totals().bytes() > 0);
        assertFalse(run.interrupt(StopCause.INTERRUPTED), "the result would not say so");
    }

    @Test
    void shouldGiveUpWhenInterruptedBeforeTheLoad() throws IOException {
        run.agent(0);
        ScriptedAgent slow = run.agent(0).silentAt(KindCase.CONNECT);
        run.interruptAfter(SECOND_NS, StopCause.TERMINATED);

        RunResult result = run.run(Plans.timed(1));

        assertEquals(143, result.verdict().exitStatus());
        assertEquals(List.of(), slow.arms());
        assertTrue(slow.isOver());
        assertNull(result.startedAt());
    }

    @Test
    void shouldDrainTheWarmupAndStartAgainAtOnceWhenBytesEndTheRun() throws IOException {
        ScriptedAgent server = run.agent(0).busyFor(3);
        ScriptedAgent client = run.agent(5 * SECOND_NS);

        RunResult result = run.run(Plans.ofBytes(1, LINK_BYTES));

        assertEquals(RunStatus.COMPLETE, result.status());
        assertEquals(4, server.heard(KindCase.QUIET_QUERY).size());
        assertEquals(2, client.arms().size());
        Arm warmup = client.arms().get(0);
        assertFalse(warmup.getLimited());
        assertEquals(warmup.getMeasureFromNs(), warmup.getMeasureToNs());
        Arm measured = client.arms().get(1);
        assertTrue(measured.getLimited());
        assertFalse(measured.hasMeasureToNs());
        long drainedNs = warmup.getStartNs() + Plans.WARMUP_NS + 3 * 5_000_000L;
        assertTrue(measured.getStartNs() - drainedNs <= 100_000_000L);
        assertEquals(1, client.heard(KindCase.END).size());
        assertEquals(LINK_BYTES, result.totals().lastDone().orElseThrow().bytes());
    }

    @Test
    void shouldSayThatTheWarmupDidNotDrainAndGatherWhatThereIs() throws IOException {
        run.agent(0).busyFor(Integer.MAX_VALUE);
        run.agent(0);

        RunResult result = run.run(Plans.ofBytes(1, LINK_BYTES));

        assertEquals(
                "What the warm-up sent did not all arrive within its deadline.",
                ScriptedRun.errors(result).get(0));
        assertEquals(1, result.links().size());
    }

    @Test
    void shouldDropAnAgentWhoseReportIsNotWhole() throws IOException {
        run.agent(0);
        run.agent(0).garblingItsReport();

        RunResult result = run.run(Plans.timed(1));

        assertEquals(
                "h1: report: 1 of 2 link ends, 0 of 0 hubs, 0 of 0 latencies and 0 of 0 pieces of samples arrived.",
                ScriptedRun.errors(result).get(0));
    }

    @Test
    void shouldTellOfConnectionsThatChangedLoops() throws IOException {
        run.agent(0);
        run.agent(0).havingMoved(3);

        RunResult result = run.run(Plans.timed(1));

        List<Finding> moved = result.notes().stream()
                .filter(note -> note.code().equals("connections_moved"))
                .toList();
        assertEquals(1, moved.size());
        assertTrue(moved.get(0).text().endsWith("; 3 changed loops."), moved.get(0)::text);
    }

    @Test
    void shouldTellOfAFailedLinkOnceWhenBothItsEndsDo() throws IOException {
        List<ScriptedAgent> agents = agents(2);
        run.time().after(6 * SECOND_NS, () -> agents.forEach(agent -> agent.tellLinkFailed(0, "reset by peer")));

        RunResult result = run.run(Plans.timed(1));

        assertEquals(List.of("0: reset by peer"), run.failedLinks());
        assertTrue(result.totalsAllLinks().isPresent());
    }

    @Test
    void shouldCutWhatAgentsSayAtLength() throws IOException {
        List<ScriptedAgent> agents = agents(2);
        String words = "x".repeat(1 << 20);
        run.agent(0).failingToConnect(9, words);
        run.time().after(6 * SECOND_NS, () -> agents.get(1).tellLinkFailed(0, words));

        RunResult result = run.run(Plans.timed(2));

        assertTrue(
                lost(result).get(0).length() < 1_100,
                "characters of a loss: " + lost(result).get(0).length());
        assertTrue(
                run.failedLinks().get(0).length() < 1_100,
                "of a link: " + run.failedLinks().get(0).length());
    }

    @Test
    void shouldEndAtOnceWhenTheLastLinkHasFailed() throws IOException {
        List<ScriptedAgent> agents = agents(2);
        run.time().after(5 * SECOND_NS, () -> agents.get(0).tellLinkFailed(0, "reset by peer"));

        RunResult result = run.run(Plans.timed(1));

        assertEquals(1, agents.get(1).heard(KindCase.END).size());
        assertTrue(result.windows().get(1).endNs() < Plans.WARMUP_NS + Plans.DURATION_NS);
    }

    @Test
    void shouldDropAnAgentThatTellsOfALinkOutsideThePlan() throws IOException {
        List<ScriptedAgent> agents = agents(2);
        run.time().after(6 * SECOND_NS, () -> agents.get(1).tellLinkFailed(17, "reset by peer"));

        RunResult result = run.run(Plans.timed(1));

        assertEquals(
                "h1: load: it told of a link that is not in the plan.",
                ScriptedRun.errors(result).get(0));
    }

    @Test
    void shouldPutTheIntervalsOfAgentsTogether() throws IOException {
        List<ScriptedAgent> agents = agents(2);
        run.time().after(4 * SECOND_NS, () -> {
            agents.get(0).tellInterval(1, 100);
            agents.get(0).tellInterval(2, 200);
            agents.get(1).tellInterval(2, 50);
        });

        run.run(Plans.timed(1));

        assertEquals(2, run.intervals().size());
        assertEquals(100, run.intervals().get(0).bytes());
        assertEquals(List.of("h1"), run.intervals().get(0).silentAgents());
        assertEquals(250, run.intervals().get(1).bytes());
        assertEquals(List.of(), run.intervals().get(1).silentAgents());
    }

    @Test
    void shouldGoOnTellingIntervalsWhenAnAgentFallsSilent() throws IOException {
        List<ScriptedAgent> agents = agents(3);
        long startNs = run.time().nowNs() + 4 * SECOND_NS;
        for (int number = 1; number <= 4; number++) {
            long told = number;
            run.time().at(startNs + number * SECOND_NS, () -> {
                agents.get(0).tellInterval(told, 100);
                agents.get(1).tellInterval(told, 0);
                agents.get(2).tellInterval(told, 0);
            });
        }
        run.time().at(startNs + 3 * SECOND_NS / 2, () -> agents.get(2).freeze());

        run.run(Plans.timed(2));

        assertEquals(
                List.of(List.of(), List.of("h2"), List.of("h2"), List.of("h2")),
                run.intervals().stream().map(IntervalFigures::silentAgents).toList());
        for (int i = 1; i < 3; i++) {
            long lateNs = run.intervalTimesNs().get(i) - (startNs + (i + 1) * SECOND_NS);
            assertTrue(lateNs <= 1_100_000_000L, "interval " + (i + 1) + " was told after " + lateNs + " ns");
        }
        assertTrue(run.intervalTimesNs().get(2) < run.lossTimesNs().get(0), "before the agent was given up");
    }

    @Test
    void shouldAskForDetailsOnlyWhenTheyAreWanted() throws IOException {
        ScriptedAgent unwatched = agents(2).get(1);

        run.run(Plans.timed(1));

        assertFalse(unwatched.arms().get(0).getDetailedIntervals());
    }

    @Test
    void shouldPutTogetherWhatBothEndsOfALinkKnow() throws IOException {
        run.wantingDetail();
        List<ScriptedAgent> agents = agents(2);
        run.time().after(4 * SECOND_NS, () -> {
            agents.get(0)
                    .tellLink(
                            1, new LinkInterval(0, 100L, null, null, null, null, null, List.of(sinkOf(0), sinkOf(1))));
            agents.get(0).tellInterval(1, 100);
            agents.get(1).tellLink(1, new LinkInterval(0, null, 2L, 3L, 4L, 5L, 6L, List.of(sourceOf(1), sourceOf(0))));
            agents.get(1).tellInterval(1, 0);
        });

        run.run(Plans.timed(1));

        assertTrue(agents.get(1).arms().get(0).getDetailedIntervals());
        IntervalFigures interval = run.intervals().get(0);
        List<StreamInterval> streams =
                List.of(new StreamInterval(0, 50L, 1L, 2L, 3L), new StreamInterval(1, 50L, 1L, 2L, 3L));
        assertEquals(List.of(new LinkInterval(0, 100L, 2L, 3L, 4L, 5L, 6L, streams)), interval.byLink());
        assertEquals(
                List.of(new HostInterval(0, "h0", null, null, null), new HostInterval(1, "h1", null, null, null)),
                interval.byHost());
    }

    private static StreamInterval sinkOf(int stream) {
        return new StreamInterval(stream, 50L, null, null, null);
    }

    private static StreamInterval sourceOf(int stream) {
        return new StreamInterval(stream, null, 1L, 2L, 3L);
    }

    @Test
    void shouldGiveUpAnAgentWhoseIntervalTellsOfAnUnknownLink() throws IOException {
        List<ScriptedAgent> agents = agents(2);
        run.time()
                .after(
                        4 * SECOND_NS,
                        () -> agents.get(1).tellLink(1, new LinkInterval(7, null, null, null, null, null, null)));

        RunResult result = run.run(Plans.timed(1));

        assertEquals(
                "h1: load: it told of a link that is not in the plan.",
                ScriptedRun.errors(result).get(0));
    }

    @Test
    void shouldLetAllAgentsGoWhenTheRunIsOver() throws IOException {
        List<ScriptedAgent> agents = agents(3);

        run.run(Plans.timed(2));

        assertTrue(agents.stream().allMatch(ScriptedAgent::isOver));
    }

    private static List<String> warnings(RunResult result) {
        return result.warnings().stream().map(Finding::text).toList();
    }

    private static List<String> lost(RunResult result) {
        return result.errors().stream()
                .filter(LostHosts::tells)
                .map(Finding::text)
                .toList();
    }

    @Test
    void shouldHaveBothEndsTellTheConnectionsThatAreWorstByTheFiguresOfBoth() throws IOException {
        ScriptedAgent sink = run.agent(0);
        ScriptedAgent source = run.agent(0);
        run.agent(0);
        sink.ranking(ranks(0, EndRole.SINK, index -> index < 10 ? 1 : 1_000 + index));
        source.ranking(ranks(0, EndRole.SOURCE, index -> index >= 95 ? 10 : 0));

        RunResult result = run.run(Plans.ofConnections(100));

        assertEquals(List.of(), ScriptedRun.errors(result));
        List<ConnectionResult> told = result.links().get(0).connections();
        assertEquals(
                List.of(0, 1, 2, 95, 96, 97, 98, 99),
                told.stream().map(ConnectionResult::index).toList());
        assertTrue(
                told.stream().allMatch(connection -> connection.absent().isEmpty()),
                () -> told.get(0).absent().toString());
        assertEquals(List.of(), result.links().get(1).connections());
    }

    @Test
    void shouldReportWhatItHasWhenAnAgentDoesNotTellItsConnections() throws IOException {
        run.agent(0).ranking(ranks(0, EndRole.SINK, index -> index));
        run.agent(0).silentAt(KindCase.CONNECTIONS_QUERY).ranking(ranks(0, EndRole.SOURCE, index -> index));
        run.agent(0);

        RunResult result = run.run(Plans.ofConnections(100));

        assertEquals(1, result.errors().size());
        assertTrue(
                ScriptedRun.errors(result).get(0).startsWith("h1: report: no answer within"),
                () -> ScriptedRun.errors(result).get(0));
        ConnectionResult known = result.links().get(0).connections().get(0);
        assertEquals(92, known.index());
        assertEquals("the source did not report this connection", known.absent().get("retransmits"));
        assertEquals(LINK_BYTES, result.links().get(0).bytes());
    }

    @ParameterizedTest
    @CsvSource({
        "9, 0, it told of a link that is not in the plan",
        "0, 100, it told of a connection that is not in the plan"
    })
    void shouldLoseAnAgentThatTellsOfConnectionsThatAreNotInThePlan(int link, int index, String reason)
            throws IOException {
        run.agent(0);
        run.agent(0).ranking(new ConnectionRanks(link, EndRole.SOURCE, List.of(new ConnectionRanks.Rank(index, 1))));
        run.agent(0);

        RunResult result = run.run(Plans.ofConnections(100));

        assertEquals(List.of("h1: report: " + reason + "."), ScriptedRun.errors(result));
    }

    @ParameterizedTest
    @CsvSource({
        "PLAN_LINKS, (--host-timeout changes that time).",
        "CONNECT, (--connect-timeout changes that time).",
        "END, (--drain changes that time)."
    })
    void shouldNameTheOptionThatGivesMoreTime(KindCase unanswered, String said) throws IOException {
        run.agent(0);
        run.agent(0).silentAt(unanswered);
        run.withNames(property -> Optional.of("--" + property.key().replace('_', '-')));

        RunResult result = run.run(Plans.timed(1));

        String error = ScriptedRun.errors(result).get(0);
        assertTrue(error.endsWith(said), error);
    }

    private static ConnectionRanks ranks(int link, EndRole role, IntToLongFunction figure) {
        return new ConnectionRanks(
                link,
                role,
                IntStream.range(0, 100)
                        .mapToObj(index -> new ConnectionRanks.Rank(index, figure.applyAsLong(index)))
                        .toList());
    }

    private List<ScriptedAgent> agents(int count) throws IOException {
        List<ScriptedAgent> agents = new java.util.ArrayList<>();
        for (int i = 0; i < count; i++) {
            agents.add(run.agent(i * SECOND_NS));
        }
        return agents;
    }
}
