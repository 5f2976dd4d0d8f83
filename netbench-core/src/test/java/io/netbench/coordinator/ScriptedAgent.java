package io.netbench.coordinator;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.netbench.control.DataAddress;
import io.netbench.control.HandCrankedTime;
import io.netbench.control.HostReport;
import io.netbench.control.PlanAssembly;
import io.netbench.control.PreparedAnswer;
import io.netbench.control.Protocol;
import io.netbench.control.RecordCodec;
import io.netbench.control.proto.AgentGrpc;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.Arm;
import io.netbench.control.proto.Armed;
import io.netbench.control.proto.BytesAtReply;
import io.netbench.control.proto.ConnectFailed;
import io.netbench.control.proto.Connected;
import io.netbench.control.proto.ConnectionEnds;
import io.netbench.control.proto.ConnectionsQuery;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.CoordinatorMessage.KindCase;
import io.netbench.control.proto.Drained;
import io.netbench.control.proto.Heartbeat;
import io.netbench.control.proto.HelloReply;
import io.netbench.control.proto.HostFigures;
import io.netbench.control.proto.Interval;
import io.netbench.control.proto.IntervalLinks;
import io.netbench.control.proto.LimitReached;
import io.netbench.control.proto.LinkEnds;
import io.netbench.control.proto.LinkFailed;
import io.netbench.control.proto.MovedReply;
import io.netbench.control.proto.PlanHeader;
import io.netbench.control.proto.PlanLinks;
import io.netbench.control.proto.Pong;
import io.netbench.control.proto.Prepared;
import io.netbench.control.proto.QuietReply;
import io.netbench.control.proto.RankedConnections;
import io.netbench.control.proto.Released;
import io.netbench.control.proto.ReportEnd;
import io.netbench.host.HostFacts;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.SocketPlan;
import io.netbench.result.end.ConnectionRanks;
import io.netbench.result.end.EndRole;
import io.netbench.result.end.IntervalSums;
import io.netbench.result.end.LinkInterval;
import io.netbench.result.end.PickedConnection;
import io.netbench.result.end.PickedConnections;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An agent that does all that is right, until its script says otherwise. It lives in hand-cranked time, with a clock of its
 * own that is off by a fixed offset.
 */
final class ScriptedAgent extends AgentGrpc.AgentImplBase {

    /** The port by which the first agent's only event loop is reached. */
    static final int DOOR = 41_001;

    private static final AtomicLong PROCESSES = new AtomicLong();
    private static final int MANY = 10_000;
    private static final HostFacts FACTS = HostFacts.ofThisHost();

    private final HandCrankedTime time;
    private final long clockOffsetNs;
    private final Set<KindCase> unanswered = EnumSet.noneOf(KindCase.class);
    private final List<Arm> arms = new ArrayList<>();
    private final List<Long> armedAtNs = new ArrayList<>();
    private final List<Integer> pingsUntilArm = new ArrayList<>();
    private final List<CoordinatorMessage> heard = new ArrayList<>();
    private final List<ConnectionRanks> rankings = new ArrayList<>();
    private StreamObserver<AgentMessage> out;
    private PlanAssembly plan;
    private Optional<String> copyReason = Optional.empty();
    private int loops = 2;
    private Integer protocolVersion = Protocol.VERSION;
    private int lateArms;
    private long lateByNs;
    private String connectFailure;
    private int connectFailures;
    private KindCase dyingAt;
    private KindCase freezingAt;
    private int busyQuietReplies;
    private long bytesPerLink = 1_000_000;
    private boolean garbledReport;
    private int moved;
    private boolean frozen;
    private final List<AgentMessage.Builder> onTheWay = new ArrayList<>();
    private boolean mute;
    private boolean seesOthersMove;
    private boolean over;
    private boolean dead;
    private int runs;
    private long process = PROCESSES.incrementAndGet();
    private Long startNs;
    private boolean drainPlanned;
    private boolean waits;

    ScriptedAgent(HandCrankedTime time, long clockOffsetNs) {
        this.time = time;
        this.clockOffsetNs = clockOffsetNs;
    }

    /** Never answers messages of this kind, but keeps its heart beating. */
    ScriptedAgent silentAt(KindCase kind) {
        unanswered.add(kind);
        return this;
    }

    ScriptedAgent ofVersion(int version) {
        protocolVersion = version;
        return this;
    }

    /** Has so many event loops. */
    ScriptedAgent withLoops(int count) {
        loops = count;
        return this;
    }

    /** Has sinks that copy, whatever it was asked for. */
    ScriptedAgent copyingFor(String reason) {
        copyReason = Optional.of(reason);
        return this;
    }

    /** Is told of the first few starts too late. */
    ScriptedAgent late(int times, long byNs) {
        lateArms = times;
        lateByNs = byNs;
        return this;
    }

    /** Can't open its connections the first few times. */
    ScriptedAgent failingToConnect(int times, String reason) {
        connectFailures = times;
        connectFailure = reason;
        return this;
    }

    /** Freezes when it hears such a message. */
    ScriptedAgent freezingAt(KindCase kind) {
        freezingAt = kind;
        return this;
    }

    /** Dies when it hears such a message. */
    ScriptedAgent dyingAt(KindCase kind) {
        dyingAt = kind;
        return this;
    }

    /** Has connections that are busy for the first few times that it is asked. */
    ScriptedAgent busyFor(int queries) {
        busyQuietReplies = queries;
        return this;
    }

    /** Some of its connections changed their event loop. */
    ScriptedAgent havingMoved(int connections) {
        moved = connections;
        return this;
    }

    /** Knows this of the connections of a link that has many. */
    ScriptedAgent ranking(ConnectionRanks piece) {
        rankings.add(piece);
        return this;
    }

    ScriptedAgent garblingItsReport() {
        garbledReport = true;
        return this;
    }

    /** Never has all that bytes or rounds call for, until it is told that a link is lost. */
    ScriptedAgent waitingForALink() {
        waits = true;
        return this;
    }

    /** Stops, as a process does on SIGSTOP: the stream stays open and nothing comes any more. */
    void freeze() {
        frozen = true;
    }

    /** Goes on as it does, but what it says stays on the way for a time. */
    void muteFor(long ns) {
        mute = true;
        time.after(ns, () -> {
            mute = false;
            onTheWay.forEach(this::send);
            onTheWay.clear();
        });
    }

    /** Tells, when it is asked, that what it shares with others moves. */
    ScriptedAgent seeingOthersMove() {
        seesOthersMove = true;
        return this;
    }

    /** Dies: the stream breaks. */
    void die() {
        over = true;
        dead = true;
        out.onError(Status.UNAVAILABLE.withDescription("connection reset").asException());
    }

    /** Its process is started anew: it answers again, and is another one. */
    void restart() {
        dead = false;
        frozen = false;
        dyingAt = null;
        freezingAt = null;
        process = PROCESSES.incrementAndGet();
    }

    /** Goes on after it was stopped; as whatever it was. */
    void thaw() {
        frozen = false;
        freezingAt = null;
    }

    /** How many streams were opened to it. */
    int runs() {
        return runs;
    }

    void tellLinkFailed(int link, String reason) {
        send(AgentMessage.newBuilder()
                .setLinkFailed(
                        LinkFailed.newBuilder().setLink(link).setReason(reason).setAtNs(ownNs() - startNs)));
    }

    void tellInterval(long number, long bytes) {
        IntervalSums sums = new IntervalSums(
                (number - 1) * Plans.SECOND_NS, number * Plans.SECOND_NS, bytes, 0, 0, 1, null, null, null);
        send(AgentMessage.newBuilder()
                .setInterval(Interval.newBuilder().setNumber(number).setSums(RecordCodec.encode(sums))));
    }

    void tellLink(long number, LinkInterval link) {
        send(AgentMessage.newBuilder()
                .setIntervalLinks(
                        IntervalLinks.newBuilder().setNumber(number).setLinks(RecordCodec.encodeAll(List.of(link)))));
    }

    /** The links of the plan that it got last. */
    List<LinkPlan> links() {
        return plan.plan().links();
    }

    /** The armed starts, on this agent's clock. */
    List<Arm> arms() {
        return arms;
    }

    /** When the orders to start came, on this agent's clock. */
    List<Long> armedAtNs() {
        return armedAtNs;
    }

    /** How many pings had come in all before each order to start. */
    List<Integer> pingsUntilArm() {
        return pingsUntilArm;
    }

    /** Messages of one kind. */
    List<CoordinatorMessage> heard(KindCase kind) {
        return heard.stream().filter(message -> message.getKindCase() == kind).toList();
    }

    long clockOffsetNs() {
        return clockOffsetNs;
    }

    /** Whether the coordinator has let it go, or given it up. */
    boolean isOver() {
        return over;
    }

    @Override
    public StreamObserver<CoordinatorMessage> run(StreamObserver<AgentMessage> newOut) {
        runs++;
        int run = runs;
        out = newOut;
        over = dead;
        startNs = null;
        drainPlanned = false;
        if (dead) {
            out.onError(Status.UNAVAILABLE.withDescription("connection refused").asException());
        } else {
            beat(run);
        }
        return new StreamObserver<>() {
            @Override
            public void onNext(CoordinatorMessage message) {
                if (!frozen && !over && run == runs) {
                    heard.add(message);
                    if (message.hasArm()) {
                        armedAtNs.add(ownNs());
                        pingsUntilArm.add(heard(KindCase.PING).size());
                    }
                    frozen = message.getKindCase() == freezingAt;
                    if (message.getKindCase() == dyingAt) {
                        frozen = true;
                        time.after(0, ScriptedAgent.this::die);
                        return;
                    }
                    if (!unanswered.contains(message.getKindCase())) {
                        answer(message);
                    }
                }
            }

            @Override
            public void onError(Throwable broken) {
                over = over || run == runs;
            }

            @Override
            public void onCompleted() {
                if (!frozen && !over && run == runs) {
                    over = true;
                    out.onCompleted();
                }
            }
        };
    }

    private void answer(CoordinatorMessage message) {
        switch (message.getKindCase()) {
            case HELLO ->
                send(AgentMessage.newBuilder()
                        .setHelloReply(HelloReply.newBuilder()
                                .setProtocolVersion(protocolVersion)
                                .setToolVersion("0.0")
                                .setNettyUnsafe(true)
                                .setAgentId(process)
                                .setHostFacts(RecordCodec.encode(FACTS))));
            case PING ->
                send(AgentMessage.newBuilder()
                        .setPong(Pong.newBuilder()
                                .setSequence(message.getPing().getSequence())
                                .setAgentClockNs(ownNs())));
            case PLAN_HEADER -> begin(message.getPlanHeader());
            case PLAN_ENDPOINTS -> plan.add(message.getPlanEndpoints());
            case PLAN_LINKS -> prepare(message.getPlanLinks());
            case CONNECT -> connect();
            case ARM -> arm(message.getArm());
            case QUIET_QUERY ->
                send(AgentMessage.newBuilder()
                        .setQuietReply(QuietReply.newBuilder().setBusyConnections(busyQuietReplies-- > 0 ? 1 : 0)));
            case END -> {
                if (!message.getEnd().hasLoad()) {
                    drainAt(message.getEnd().getAtNs());
                }
            }
            case MOVED_QUERY ->
                send(AgentMessage.newBuilder()
                        .setMovedReply(MovedReply.newBuilder()
                                .setAgent(message.getMovedQuery().getAgent())
                                .setMark(seesOthersMove ? time.nowNs() : 1)));
            case LINKS_LOST -> {
                if (waits) {
                    tellLimits();
                }
            }
            case REPORT_QUERY -> report();
            case CONNECTIONS_QUERY -> tellConnections(message.getConnectionsQuery());
            case BYTES_AT_QUERY -> {
                BytesAtReply.Builder reply = BytesAtReply.newBuilder();
                message.getBytesAtQuery().getInstantsList().forEach(at -> reply.addBytes(at.getAfterStartNs() / 1_000));
                send(AgentMessage.newBuilder().setBytesAtReply(reply));
            }
            default -> {
                // Nothing to say.
            }
        }
    }

    private void begin(PlanHeader header) {
        plan = new PlanAssembly(header, MANY, MANY);
        startNs = null;
    }

    private void connect() {
        if (connectFailures-- > 0) {
            send(AgentMessage.newBuilder()
                    .setConnectFailed(ConnectFailed.newBuilder().setReason(connectFailure)));
        } else {
            send(AgentMessage.newBuilder().setConnected(Connected.getDefaultInstance()));
        }
    }

    private void prepare(PlanLinks piece) {
        plan.add(piece);
        if (plan.isComplete()) {
            PreparedAnswer answer = new PreparedAnswer(
                    "nio",
                    loops,
                    copyReason,
                    List.of(),
                    isFirst() ? List.of(new DataAddress("127.0.0.1", 7412)) : List.of(),
                    isFirst() ? List.of(DOOR) : List.of(),
                    SocketPlan.DEFAULT,
                    10_000_000L);
            send(AgentMessage.newBuilder().setPrepared(Prepared.newBuilder().setAnswer(RecordCodec.encode(answer))));
        }
    }

    /** Whether it is the one that carries the sinks. */
    private boolean isFirst() {
        return plan.seat().agent() == 0;
    }

    private void arm(Arm arm) {
        arms.add(arm);
        if (lateArms-- > 0) {
            send(AgentMessage.newBuilder().setArmed(Armed.newBuilder().setLateByNs(lateByNs)));
            return;
        }
        if (startNs == null) {
            startNs = arm.getStartNs();
        }
        send(AgentMessage.newBuilder().setArmed(Armed.getDefaultInstance()));
        atOwn(
                arm.getStartNs(),
                () -> send(AgentMessage.newBuilder()
                        .setReleased(Released.newBuilder()
                                .setEarliestNs(arm.getStartNs() - startNs)
                                .setLatestNs(arm.getStartNs() - startNs + 1_000))));
        boolean measured = !arm.hasMeasureToNs() || arm.getMeasureFromNs() != arm.getMeasureToNs();
        if (arm.getLimited() && !waits) {
            atOwn(arm.getStartNs() + Plans.SECOND_NS, this::tellLimits);
        }
        if (measured && arm.hasMeasureToNs()) {
            drainAt(arm.getMeasureToNs());
        }
    }

    private void tellLimits() {
        plan.plan().loads().stream()
                .filter(load -> load.endsByItself())
                .forEach(load -> send(AgentMessage.newBuilder()
                        .setLimitReached(LimitReached.newBuilder().setLoad(load.id()))));
    }

    private void drainAt(long ownNs) {
        if (!unanswered.contains(KindCase.END) && !drainPlanned) {
            atOwn(ownNs + 1_000_000, () -> {
                drainPlanned = true;
                send(AgentMessage.newBuilder().setDrained(Drained.getDefaultInstance()));
            });
        }
    }

    private void report() {
        LinkEnds.Builder ends = LinkEnds.newBuilder();
        int count = 0;
        for (LinkPlan link : links()) {
            ends.addEnds(RecordCodec.encode(
                    SampleEnds.of(link.id(), isFirst() ? EndRole.SINK : EndRole.SOURCE, bytesPerLink)));
            count++;
        }
        send(AgentMessage.newBuilder().setLinkEnds(ends));
        rankings.forEach(piece -> send(AgentMessage.newBuilder()
                .setConnectionRanks(RankedConnections.newBuilder().setRanks(RecordCodec.encode(piece)))));
        HostReport host = new HostReport(
                Optional.empty(),
                null,
                Optional.empty(),
                0,
                0,
                moved,
                List.of(),
                Map.of("busiest_loop_fraction", "not in a test"));
        send(AgentMessage.newBuilder().setHostFigures(HostFigures.newBuilder().setReport(RecordCodec.encode(host))));
        send(AgentMessage.newBuilder()
                .setReportEnd(ReportEnd.newBuilder().setLinkEnds(garbledReport ? count + 1 : count)));
    }

    private void tellConnections(ConnectionsQuery query) {
        ConnectionEnds.Builder ends = ConnectionEnds.newBuilder().setLast(query.getLast());
        for (PickedConnections picked : RecordCodec.decodeAll(query.getLinks(), PickedConnections.class)) {
            for (int index : picked.indexes()) {
                ends.addEnds(RecordCodec.encode(new PickedConnection(
                        picked.linkId(), isFirst() ? EndRole.SINK : EndRole.SOURCE, SampleEnds.connection(index))));
            }
        }
        send(AgentMessage.newBuilder().setConnectionEnds(ends));
    }

    private void beat(int run) {
        if (!over && !frozen && run == runs) {
            send(AgentMessage.newBuilder().setHeartbeat(Heartbeat.getDefaultInstance()));
            time.after(Protocol.HEARTBEAT_NS, () -> beat(run));
        }
    }

    private void send(AgentMessage.Builder message) {
        if (mute) {
            onTheWay.add(message);
        } else if (!frozen && !over) {
            out.onNext(message.build());
        }
    }

    private void atOwn(long ownNs, Runnable happens) {
        int run = runs;
        time.at(ownNs - clockOffsetNs, () -> {
            if (run == runs) {
                happens.run();
            }
        });
    }

    private long ownNs() {
        return time.nowNs() + clockOffsetNs;
    }
}
