package io.netbench.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.netbench.control.AgentCoLocation;
import io.netbench.control.AgentServers;
import io.netbench.control.ControlLoop;
import io.netbench.control.DataAddress;
import io.netbench.control.HandCrankedTime;
import io.netbench.control.HostReport;
import io.netbench.control.PlanMessages;
import io.netbench.control.PreparedAnswer;
import io.netbench.control.Protocol;
import io.netbench.control.RecordCodec;
import io.netbench.control.RunSecret;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.AgentMessage.KindCase;
import io.netbench.control.proto.Arm;
import io.netbench.control.proto.BytesAtQuery;
import io.netbench.control.proto.Connect;
import io.netbench.control.proto.ConnectionEnds;
import io.netbench.control.proto.ConnectionsQuery;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.End;
import io.netbench.control.proto.Heartbeat;
import io.netbench.control.proto.Hello;
import io.netbench.control.proto.LinksLost;
import io.netbench.control.proto.Ping;
import io.netbench.control.proto.QuietQuery;
import io.netbench.control.proto.ReportQuery;
import io.netbench.dataplane.AgentLimits;
import io.netbench.dataplane.AgentSettings;
import io.netbench.dataplane.DataPlanes;
import io.netbench.dataplane.DataPorts;
import io.netbench.dataplane.ShareListener;
import io.netbench.plan.AllowedPeers;
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
import io.netbench.result.end.ConnectionRanks;
import io.netbench.result.end.IntervalSums;
import io.netbench.result.end.LinkInterval;
import io.netbench.result.end.PickedConnections;
import io.netbench.traffic.connection.LoadWindow;
import io.netbench.traffic.handshake.TrafficException;
import io.netbench.transport.Transports;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class AgentRunTest {

    private static final long MS = 1_000_000L;
    private static final long SECOND_NS = 1_000 * MS;
    private static final AgentLimits LIMITS = new AgentLimits(1, 1_000, Duration.ofMinutes(1), 1L << 30);

    private final HandCrankedTime time = new HandCrankedTime();
    private final FakeStream out = new FakeStream();
    private final FakePlane plane = new FakePlane(time);
    private final Deque<FakePlane> planes = new ArrayDeque<>();
    private final ControlLoop loop = time.loop();
    private final RunStream stream = new RunStream(loop, out);
    private boolean coordinatorIsAlive = true;
    private ShareListener listener;

    @Test
    void shouldAnswerEachStepWhenAllGoesWell() {
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs + 2 * SECOND_NS, startNs + 5 * SECOND_NS));
        reportAt(startNs + 6 * SECOND_NS);

        runAgent();

        assertEquals(0, out.sent(KindCase.ERROR).size());
        PreparedAnswer prepared = RecordCodec.decode(
                out.sent(KindCase.PREPARED).get(0).getPrepared().getAnswer(), PreparedAnswer.class);
        assertEquals(List.of(new DataAddress("127.0.0.1", 7412)), prepared.listening());
        assertEquals(List.of(41_001, 41_002), prepared.doors());
        assertTrue(out.sent(KindCase.CONNECTED).get(0).getConnected().hasTookNs());
        assertEquals(1, out.sent(KindCase.CONNECTED).size());
        assertEquals(1, out.sent(KindCase.ARMED).size());
        assertEquals(30, out.sent(KindCase.RELEASED).get(0).getReleased().getLatestNs());
        assertEquals(1, out.sent(KindCase.DRAINED).size());
        assertEquals(1, out.sent(KindCase.REPORT_END).get(0).getReportEnd().getLinkEnds());
        assertEquals(
                1_000_000,
                out.sent(KindCase.BYTES_AT_REPLY).get(0).getBytesAtReply().getBytes(0));
        assertTrue(out.isCompleted());
        assertNotNull(plane.closedNs());
    }

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
    void shouldResetWhatHasNotDrainedInTime() {
        plane.neverDraining();
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + SECOND_NS));
        reportAt(startNs + 40 * SECOND_NS);

        runAgent();

        assertEquals(startNs + SECOND_NS + 6 * 5 * SECOND_NS, plane.abortedNs());
        assertEquals(1, out.sent(KindCase.DRAINED).size());
    }

    @Test
    void shouldFreeEverythingWhenTheCoordinatorGoesSilent() {
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 50 * SECOND_NS));
        long silentNs = startNs + 3 * SECOND_NS;
        time.at(silentNs, () -> coordinatorIsAlive = false);

        runAgent();

        assertTrue(plane.closedNs() - silentNs <= 5 * SECOND_NS);
        assertTrue(plane.leaseUntilNs() <= silentNs + Protocol.LEASE_NS);
    }

    @Test
    void shouldHoldOutWhenTheLoadKeepsTheWayToTheCoordinatorFull() {
        stream.slowWay(() -> true);
        plane.moving();
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 50 * SECOND_NS));
        time.at(startNs + 3 * SECOND_NS, () -> coordinatorIsAlive = false);
        time.at(startNs + 12 * SECOND_NS, () -> {
            coordinatorIsAlive = true;
            beat();
        });
        reportAt(startNs + 52 * SECOND_NS);

        runAgent();

        assertEquals(startNs + 50 * SECOND_NS, plane.endNs());
        assertEquals(1, out.sent(KindCase.DRAINED).size());
    }

    @Test
    void shouldNotHoldOutForeverThoughTheLoadMoves() {
        stream.slowWay(() -> true);
        plane.moving();
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 50 * SECOND_NS));
        long silentNs = startNs + 3 * SECOND_NS;
        time.at(silentNs, () -> coordinatorIsAlive = false);

        runAgent();

        long heldNs = plane.closedNs() - silentNs;
        assertTrue(
                heldNs > (Protocol.STARVED_LEASES - 1) * Protocol.LEASE_NS
                        && heldNs <= Protocol.STARVED_LEASES * Protocol.LEASE_NS + SECOND_NS,
                () -> "held for " + heldNs);
        assertTrue(plane.leaseUntilNs() <= silentNs + Protocol.STARVED_LEASES * Protocol.LEASE_NS);
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, true"})
    void shouldNotHoldOutWhenTheLoadStandsStillOrTheWayIsFree(boolean isWayFull, boolean moves) {
        stream.slowWay(() -> isWayFull);
        if (moves) {
            plane.moving();
        }
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 50 * SECOND_NS));
        long silentNs = startNs + 3 * SECOND_NS;
        time.at(silentNs, () -> coordinatorIsAlive = false);

        runAgent();

        assertTrue(plane.closedNs() - silentNs <= 5 * SECOND_NS);
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
    void shouldHoldOutForAsLongAsTheHelloSaysWhenTheCoordinatorGoesSilent() {
        greet(20 * SECOND_NS);
        sendPlan();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 50 * SECOND_NS));
        long silentNs = startNs + 3 * SECOND_NS;
        time.at(silentNs, () -> coordinatorIsAlive = false);

        runAgent();

        assertTrue(plane.closedNs() - silentNs > 19 * SECOND_NS && plane.closedNs() - silentNs <= 21 * SECOND_NS);
        assertTrue(plane.leaseUntilNs() > silentNs + 19 * SECOND_NS);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, SECOND_NS - 1, 60 * SECOND_NS, Long.MAX_VALUE})
    void shouldRefuseALeaseThatNobodyNeeds(long leaseNs) {
        greet(leaseNs);

        runAgent();

        assertTrue(out.sent(KindCase.ERROR)
                .get(0)
                .getError()
                .getReason()
                .startsWith("a lease lasts from 1 s to 59 s, got: "));
    }

    @Test
    void shouldFreeEverythingAtOnceWhenTheStreamBreaks() {
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 50 * SECOND_NS));
        long brokenNs = startNs + 3 * SECOND_NS;
        time.at(brokenNs, out::breaks);

        runAgent();

        assertEquals(brokenNs, plane.closedNs());
    }

    @Test
    void shouldFreeEverythingWhenItIsReleasedBeforeTheLoad() {
        setUp();
        time.after(SECOND_NS, stream::onCompleted);

        runAgent();

        assertNotNull(plane.closedNs());
        assertEquals(0, out.sent(KindCase.ERROR).size());
        assertTrue(out.isCompleted());
    }

    @Test
    void shouldRefuseWhenTheCoordinatorIsOfAnotherVersion() {
        tell(CoordinatorMessage.newBuilder()
                .setHello(Hello.newBuilder().setProtocolVersion(99).setToolVersion("9.9")));

        runAgent();

        assertError("hello", "with protocol 99: both need the same version");
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
    void shouldAskForNoMoreThanItTakesUp() {
        int before = out.requested();
        for (int i = 0; i < before; i++) {
            stream.onNext(arm(0, 0, 0).build());
        }
        assertEquals(before, out.requested(), "nothing was taken up");
        stream.onNext(CoordinatorMessage.newBuilder()
                .setHeartbeat(Heartbeat.getDefaultInstance())
                .build());
        assertEquals(before + 1, out.requested(), "heartbeats don't wait");
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

        assertError("load", "longer than this agent's limit of 60 s");
    }

    @Test
    void shouldRefuseAnAbsurdPlan() {
        greet();
        sendPlan(plan(1_001, 0));

        runAgent();

        assertError("prepare", "links of the share must be from 1 to 1000, got: 1001");
    }

    @Test
    void shouldRefuseALinkThatIsNotItsOwn() {
        greet();
        sendPlan(plan(1, 7));

        runAgent();

        assertError("prepare", "link 0 of the plan has no end at this agent");
    }

    @Test
    void shouldRefuseAMessageOutOfTurn() {
        greet();
        tell(arm(time.nowNs() + SECOND_NS, time.nowNs() + SECOND_NS, time.nowNs() + 2 * SECOND_NS));

        runAgent();

        assertError("prepare", "the coordinator sent ARM out of turn");
    }

    @Test
    void shouldSayWhyWhenItCanNotPrepare() {
        plane.refusing("needs 2,000 descriptors, has 1,024: raise ulimit -n");
        setUp();

        runAgent();

        assertError("prepare", "needs 2,000 descriptors, has 1,024: raise ulimit -n");
        assertNotNull(plane.closedNs());
    }

    @Test
    void shouldSayWhyWhenItCanNotConnect() {
        plane.connecting(CompletableFuture.failedFuture(new TrafficException("h2:7412: connection refused")));
        setUp();

        runAgent();

        assertEquals(
                "h2:7412: connection refused",
                out.sent(KindCase.CONNECT_FAILED).get(0).getConnectFailed().getReason());
    }

    @Test
    void shouldBeginAnewWhenAnotherPlanComesWhileItConnects() {
        FakePlane waiting = new FakePlane(time).connecting(new CompletableFuture<>());
        planes.add(waiting);
        setUp();
        long anewNs = time.nowNs() + SECOND_NS;
        time.at(anewNs, this::sendPlan);
        runToItsEnd(anewNs + SECOND_NS);

        assertEquals(anewNs, waiting.closedNs());
        assertBeganAnew();
    }

    @Test
    void shouldBeginAnewWhenAnotherPlanComesAfterItCouldNotConnect() {
        planes.add(new FakePlane(time)
                .connecting(CompletableFuture.failedFuture(new TrafficException("h2:7412: connection refused"))));
        setUp();
        long anewNs = time.nowNs() + SECOND_NS;
        time.at(anewNs, this::sendPlan);
        runToItsEnd(anewNs + SECOND_NS);

        assertBeganAnew();
    }

    @Test
    void shouldBeginAnewWhenAnotherPlanComesAfterItWasArmed() {
        FakePlane armed = new FakePlane(time);
        planes.add(armed);
        setUp();
        long firstNs = time.nowNs() + SECOND_NS;
        tell(arm(firstNs, firstNs + SECOND_NS, firstNs + 2 * SECOND_NS));
        long anewNs = firstNs + SECOND_NS / 2;
        time.at(anewNs, this::sendPlan);
        runToItsEnd(anewNs + SECOND_NS);

        assertEquals(anewNs, armed.closedNs());
        assertEquals(0, armed.windowBeganNs(), "timers of the plan before come to nothing");
        assertBeganAnew();
    }

    private void runToItsEnd(long startNs) {
        time.at(startNs - SECOND_NS / 2, () -> tell(arm(startNs, startNs, startNs + SECOND_NS)));
        reportAt(startNs + 2 * SECOND_NS);
        runAgent();
    }

    private void assertBeganAnew() {
        assertEquals(List.of(), out.sent(KindCase.ERROR));
        assertEquals(2, out.sent(KindCase.PREPARED).size());
        assertEquals(1, plane.windows().size());
        assertEquals(1, out.sent(KindCase.DRAINED).size());
        assertEquals(1, out.sent(KindCase.REPORT_END).size());
        assertNotNull(plane.closedNs());
    }

    @Test
    void shouldGiveUpWhenACoordinatorNeverGoesOn() {
        setUp();

        runAgent();

        assertError("load", "the coordinator did not go on in time");
    }

    @Test
    void shouldAnswerPingsAndQuietQueries() {
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 5 * SECOND_NS));
        time.at(startNs + SECOND_NS, () -> {
            tell(CoordinatorMessage.newBuilder().setPing(Ping.newBuilder().setSequence(5)));
            tell(CoordinatorMessage.newBuilder().setQuietQuery(QuietQuery.getDefaultInstance()));
        });
        reportAt(startNs + 6 * SECOND_NS);

        runAgent();

        assertEquals(
                startNs + SECOND_NS, out.sent(KindCase.PONG).get(0).getPong().getAgentClockNs());
        assertEquals(10, out.sent(KindCase.QUIET_REPLY).get(0).getQuietReply().getSentBytes());
    }

    @Test
    void shouldAnswerPingsOfAFullStreamWhenItTakesMore() {
        long beginNs = time.nowNs();
        setUp();
        time.after(MS, () -> {
            out.takes(false);
            tell(CoordinatorMessage.newBuilder().setPing(Ping.newBuilder().setSequence(5)));
            tell(CoordinatorMessage.newBuilder().setPing(Ping.newBuilder().setSequence(6)));
        });
        time.after(SECOND_NS, () -> {
            assertEquals(0, out.sent(KindCase.PONG).size());
            out.takes(true);
        });
        time.after(2 * SECOND_NS, stream::onCompleted);

        runAgent();

        assertEquals(
                List.of(5, 6),
                out.sent(KindCase.PONG).stream()
                        .map(pong -> pong.getPong().getSequence())
                        .toList());
        assertEquals(
                beginNs + SECOND_NS, out.sent(KindCase.PONG).get(0).getPong().getAgentClockNs());
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
    void shouldDropIntervalsAndKeepFinalFiguresWhenTheStreamIsFull() {
        plane.withLinkEnds(600);
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 5 * SECOND_NS));
        time.at(startNs + 2 * SECOND_NS + MS, () -> out.takes(false));
        reportAt(startNs + 6 * SECOND_NS);
        time.at(startNs + 7 * SECOND_NS, () -> {
            assertEquals(0, out.sent(KindCase.LINK_ENDS).size());
            out.takes(true);
        });

        runAgent();

        assertEquals(2, out.sent(KindCase.INTERVAL).size());
        assertEquals(0, out.sent(KindCase.INTERVAL_LINKS).size());
        HostReport host = RecordCodec.decode(
                out.sent(KindCase.HOST_FIGURES).get(0).getHostFigures().getReport(), HostReport.class);
        assertEquals(3, host.intervalsDropped());
        assertEquals(3, out.sent(KindCase.LINK_ENDS).size());
        assertTrue(out.sent(KindCase.LINK_ENDS).stream()
                .allMatch(piece -> piece.getLinkEnds().getEndsCount() <= Protocol.PIECE_COUNT));
        assertEquals(600, out.sent(KindCase.REPORT_END).get(0).getReportEnd().getLinkEnds());
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
    void shouldTellRanksInPiecesThatFitAMessageWhateverTheNumberOfConnections() {
        int connections = 100_000;
        plane.withRanked(connections);
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + SECOND_NS));
        reportAt(startNs + 2 * SECOND_NS);

        runAgent();

        List<ByteString> pieces = out.sent(KindCase.CONNECTION_RANKS).stream()
                .map(message -> message.getConnectionRanks().getRanks())
                .toList();
        assertTrue(pieces.stream().allMatch(piece -> piece.size() <= Protocol.PIECE_BYTES));
        assertEquals(
                IntStream.range(0, connections).boxed().toList(),
                pieces.stream()
                        .flatMap(piece -> RecordCodec.decode(piece, ConnectionRanks.class).connections().stream())
                        .map(ConnectionRanks.Rank::index)
                        .toList());
    }

    @Test
    void shouldTellConnectionsThatWereAskedForInPiecesThatFitAMessage() {
        int bytesOfEach = 100_000;
        plane.withConnectionsOf(bytesOfEach);
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 5 * SECOND_NS));
        time.at(startNs + 6 * SECOND_NS, () -> {
            ask(false, 0, 20);
            ask(true, 20, 25);
        });
        reportAt(startNs + 7 * SECOND_NS);

        runAgent();

        List<ConnectionEnds> pieces = out.sent(KindCase.CONNECTION_ENDS).stream()
                .map(AgentMessage::getConnectionEnds)
                .toList();
        assertEquals(
                List.of(10, 10, 5),
                pieces.stream().map(ConnectionEnds::getEndsCount).toList());
        assertEquals(
                List.of(false, false, true),
                pieces.stream().map(ConnectionEnds::getLast).toList());
        assertTrue(pieces.stream().allMatch(piece -> piece.getSerializedSize() <= Protocol.PIECE_BYTES));
    }

    private void ask(boolean last, int fromIndex, int toIndex) {
        List<Integer> indexes = IntStream.range(fromIndex, toIndex).boxed().toList();
        tell(CoordinatorMessage.newBuilder()
                .setConnectionsQuery(ConnectionsQuery.newBuilder()
                        .setLinks(RecordCodec.encodeAll(List.of(new PickedConnections(0, indexes))))
                        .setLast(last)));
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

    private void runAgent() {
        time.after(Protocol.HEARTBEAT_NS, this::beat);
        AgentSettings settings = new AgentSettings(
                Transports.of(),
                time.clock(),
                DataPorts.free(InetAddress.getLoopbackAddress()),
                AllowedPeers.all(),
                LIMITS);
        DataPlanes factory = (share, seat, secret, leaseNs, shareListener) -> {
            listener = shareListener;
            return planes.isEmpty() ? plane : planes.remove();
        };
        new AgentRun(settings, 1, factory, loop, stream, Optional.empty()).run();
        assertFalse(out.sent(KindCase.HELLO_REPLY).size() > 1);
    }

    private void beat() {
        if (coordinatorIsAlive) {
            tell(CoordinatorMessage.newBuilder().setHeartbeat(Heartbeat.getDefaultInstance()));
            time.after(Protocol.HEARTBEAT_NS, this::beat);
        }
    }

    private void assertError(String step, String reason) {
        var error = out.sent(KindCase.ERROR).get(0).getError();
        assertEquals(step, error.getStep());
        assertTrue(error.getReason().contains(reason), error.getReason());
        assertTrue(out.isCompleted());
    }

    private void tell(CoordinatorMessage.Builder message) {
        stream.onNext(message.build());
    }

    private void greet() {
        tell(CoordinatorMessage.newBuilder().setHello(Hello.newBuilder().setProtocolVersion(Protocol.VERSION)));
    }

    private void greet(long leaseNs) {
        tell(CoordinatorMessage.newBuilder()
                .setHello(
                        Hello.newBuilder().setProtocolVersion(Protocol.VERSION).setLeaseNs(leaseNs)));
    }

    private void setUp() {
        greet();
        sendPlan();
    }

    private void sendPlan() {
        sendPlan(plan(1, 0));
        AgentServers server = new AgentServers(0, List.of(new DataAddress("127.0.0.1", 7412)), List.of());
        tell(CoordinatorMessage.newBuilder()
                .setConnect(Connect.newBuilder()
                        .setServers(RecordCodec.encodeAll(List.of(server)))
                        .setLast(true)));
    }

    private void sendPlan(RunPlan plan) {
        PlanMessages.send(
                plan, plan.loads().get(0).links(), new AgentCoLocation(0, 1, false), RunSecret.random(), this::tell);
    }

    private void reportAt(long atNs) {
        time.at(atNs, () -> {
            tell(CoordinatorMessage.newBuilder().setReportQuery(ReportQuery.getDefaultInstance()));
            tell(CoordinatorMessage.newBuilder()
                    .setBytesAtQuery(BytesAtQuery.newBuilder().addAfterStartNs(SECOND_NS)));
        });
        time.at(atNs + 3 * SECOND_NS, stream::onCompleted);
    }

    private static CoordinatorMessage.Builder arm(long startNs, long fromNs, long toNs) {
        return CoordinatorMessage.newBuilder()
                .setArm(Arm.newBuilder()
                        .setStartNs(startNs)
                        .setMeasureFromNs(fromNs)
                        .setMeasureToNs(toNs));
    }

    private static RunPlan plan(int links, int agent) {
        LinkLoad carries = new LinkLoad(1, 1, 1, 1, OptionalLong.empty(), OptionalLong.empty());
        return new RunPlan(
                "0123456789abcdef0123456789abcdef",
                1,
                List.of(new Endpoint(0, "client", agent), new Endpoint(1, "server", agent)),
                List.of(new Load(
                        Pattern.INCAST,
                        Mode.PUSH,
                        Topology.MESH,
                        false,
                        OptionalLong.empty(),
                        ArrivalPhase.SPREAD,
                        IntStream.range(0, links)
                                .mapToObj(id -> new LinkPlan(id, 0, 1, carries))
                                .toList())),
                new Schedule(
                        2 * SECOND_NS,
                        OptionalLong.of(10 * SECOND_NS),
                        10 * MS,
                        SECOND_NS,
                        5 * SECOND_NS,
                        SECOND_NS,
                        SECOND_NS),
                new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false));
    }
}
