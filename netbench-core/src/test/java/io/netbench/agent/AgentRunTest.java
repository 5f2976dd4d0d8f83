package io.netbench.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.netbench.control.ControlLoop;
import io.netbench.control.HandCrankedTime;
import io.netbench.control.HostReport;
import io.netbench.control.Protocol;
import io.netbench.control.RecordCodec;
import io.netbench.control.proto.AgentAddresses;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.AgentMessage.KindCase;
import io.netbench.control.proto.Arm;
import io.netbench.control.proto.BytesAtQuery;
import io.netbench.control.proto.Connect;
import io.netbench.control.proto.ConnectionEnds;
import io.netbench.control.proto.ConnectionsQuery;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.DataAddress;
import io.netbench.control.proto.End;
import io.netbench.control.proto.Heartbeat;
import io.netbench.control.proto.Hello;
import io.netbench.control.proto.Interval;
import io.netbench.control.proto.IntervalLink;
import io.netbench.control.proto.LinksLost;
import io.netbench.control.proto.PickedConnections;
import io.netbench.control.proto.Ping;
import io.netbench.control.proto.PlanData;
import io.netbench.control.proto.PlanEndpoint;
import io.netbench.control.proto.PlanEndpoints;
import io.netbench.control.proto.PlanHeader;
import io.netbench.control.proto.PlanLink;
import io.netbench.control.proto.PlanLinks;
import io.netbench.control.proto.PlanLoad;
import io.netbench.control.proto.PlanSchedule;
import io.netbench.control.proto.QuietQuery;
import io.netbench.control.proto.ReportQuery;
import io.netbench.dataplane.AgentLimits;
import io.netbench.dataplane.AgentSettings;
import io.netbench.dataplane.DataPlanes;
import io.netbench.dataplane.DataPorts;
import io.netbench.dataplane.ShareListener;
import io.netbench.plan.AllowedPeers;
import io.netbench.traffic.connection.LoadWindow;
import io.netbench.traffic.handshake.TrafficException;
import io.netbench.transport.Transports;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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
        assertEquals(
                7412,
                out.sent(KindCase.PREPARED).get(0).getPrepared().getListening(0).getPort());
        assertEquals(
                List.of(41_001, 41_002),
                out.sent(KindCase.PREPARED).get(0).getPrepared().getDoorsList());
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
        tell(CoordinatorMessage.newBuilder().setPlanHeader(header().setLinks(Integer.MAX_VALUE)));

        runAgent();

        assertError("prepare", "links of the share must be from 1 to 1000, got: 2147483647");
    }

    @Test
    void shouldRefuseALinkThatIsNotItsOwn() {
        greet();
        tell(CoordinatorMessage.newBuilder().setPlanHeader(header()));
        tell(endpoints(7, 8));
        tell(link());

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
        assertEquals(
                List.of(256, 256, 88),
                pieces.stream()
                        .map(piece -> piece.getIntervalLinks().getLinksCount())
                        .toList());
        IntervalLink even = pieces.get(0).getIntervalLinks().getLinks(0);
        assertEquals(List.of(100L, 3L, 7L, 9L), figures(even));
        assertTrue(even.hasLatencyP50Ns());
        assertFalse(pieces.get(0).getIntervalLinks().getLinks(1).hasLatencyP50Ns());
        assertEquals(1, out.sent(KindCase.INTERVAL).size());
        Interval sums = out.sent(KindCase.INTERVAL).get(0).getInterval();
        assertEquals(0.25, sums.getProcessCpuFraction());
        assertFalse(sums.hasHostCpuFraction());
        HostReport host = RecordCodec.decode(
                out.sent(KindCase.HOST_FIGURES).get(0).getHostFigures().getReport(), HostReport.class);
        assertEquals(1, host.intervalsDropped());
    }

    private static List<Long> figures(IntervalLink link) {
        return List.of(link.getBytes(), link.getRetransmits(), link.getLatencyP50Ns(), link.getLatencyP99Ns());
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
        PickedConnections.Builder picked = PickedConnections.newBuilder();
        IntStream.range(fromIndex, toIndex).forEach(picked::addIndexes);
        tell(CoordinatorMessage.newBuilder()
                .setConnectionsQuery(
                        ConnectionsQuery.newBuilder().addLinks(picked).setLast(last)));
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
        tell(CoordinatorMessage.newBuilder().setPlanHeader(header()));
        tell(endpoints(0, 0));
        tell(link());
        tell(CoordinatorMessage.newBuilder()
                .setConnect(Connect.newBuilder()
                        .setLast(true)
                        .addAgents(AgentAddresses.newBuilder()
                                .setAgent(0)
                                .addAddresses(DataAddress.newBuilder()
                                        .setHost("127.0.0.1")
                                        .setPort(7412)))));
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

    private static CoordinatorMessage.Builder endpoints(int agentOfSource, int agentOfSink) {
        return CoordinatorMessage.newBuilder()
                .setPlanEndpoints(PlanEndpoints.newBuilder()
                        .addEndpoints(PlanEndpoint.newBuilder()
                                .setId(0)
                                .setName("client")
                                .setAgent(agentOfSource))
                        .addEndpoints(PlanEndpoint.newBuilder()
                                .setId(1)
                                .setName("server")
                                .setAgent(agentOfSink)));
    }

    private static CoordinatorMessage.Builder link() {
        return CoordinatorMessage.newBuilder()
                .setPlanLinks(PlanLinks.newBuilder()
                        .addLinks(PlanLink.newBuilder()
                                .setSource(0)
                                .setSink(1)
                                .setBlockSizeBytes(1)
                                .setResponseSizeBytes(1)
                                .setConnections(1)
                                .setQueueDepth(1)));
    }

    private static PlanHeader.Builder header() {
        return PlanHeader.newBuilder()
                .setAgentsOnMachine(1)
                .setRunId("0123456789abcdef0123456789abcdef")
                .setRunKey(ByteString.copyFrom(new byte[16]))
                .setTotalEndpoints(2)
                .setEndpoints(2)
                .setLinks(1)
                .setLoad(PlanLoad.newBuilder()
                        .setPattern("INCAST")
                        .setMode("PUSH")
                        .setTopology("MESH")
                        .setArrivalPhase("SPREAD"))
                .setSchedule(PlanSchedule.newBuilder()
                        .setDurationNs(10 * SECOND_NS)
                        .setWarmupNs(2 * SECOND_NS)
                        .setTickNs(10 * MS)
                        .setIntervalNs(SECOND_NS)
                        .setDrainNs(5 * SECOND_NS)
                        .setRoundNs(SECOND_NS)
                        .setConnectNs(SECOND_NS))
                .setData(PlanData.newBuilder().setTransport("auto"));
    }
}
