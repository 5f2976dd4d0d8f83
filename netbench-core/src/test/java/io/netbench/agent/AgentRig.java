package io.netbench.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.control.AgentCoLocation;
import io.netbench.control.AgentServers;
import io.netbench.control.ControlLoop;
import io.netbench.control.DataAddress;
import io.netbench.control.HandCrankedTime;
import io.netbench.control.PlanMessages;
import io.netbench.control.Protocol;
import io.netbench.control.RecordCodec;
import io.netbench.control.RunSecret;
import io.netbench.control.proto.AgentMessage.KindCase;
import io.netbench.control.proto.Arm;
import io.netbench.control.proto.BytesAtQuery;
import io.netbench.control.proto.Connect;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.Heartbeat;
import io.netbench.control.proto.Hello;
import io.netbench.control.proto.LoadInstant;
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
import io.netbench.transport.Transports;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** An agent's part in one run, against a coordinator that the test plays, in hand-cranked time. */
class AgentRig {

    static final long MS = 1_000_000L;
    static final long SECOND_NS = 1_000 * MS;
    private static final AgentLimits LIMITS = new AgentLimits(1, 1_000, Duration.ofMinutes(1), 1L << 30);

    final HandCrankedTime time = new HandCrankedTime();
    final FakeStream out = new FakeStream();
    final FakePlane plane = new FakePlane(time);
    final Deque<FakePlane> planes = new ArrayDeque<>();
    final ControlLoop loop = time.loop();
    final RunStream stream = new RunStream(loop, out);
    boolean coordinatorIsAlive = true;
    RunLog log = RunLog.SILENT;
    ShareListener listener;

    void runAgent() {
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
        new AgentRun(settings, 1, factory, loop, stream, Optional.empty(), log, 1).run();
        assertFalse(out.sent(KindCase.HELLO_REPLY).size() > 1);
    }

    void beat() {
        if (coordinatorIsAlive) {
            tell(CoordinatorMessage.newBuilder().setHeartbeat(Heartbeat.getDefaultInstance()));
            time.after(Protocol.HEARTBEAT_NS, this::beat);
        }
    }

    void assertError(String step, String reason) {
        var error = out.sent(KindCase.ERROR).get(0).getError();
        assertEquals(step, error.getStep());
        assertTrue(error.getReason().contains(reason), error.getReason());
        assertTrue(out.isCompleted());
    }

    void tell(CoordinatorMessage.Builder message) {
        stream.onNext(message.build());
    }

    void greet() {
        tell(CoordinatorMessage.newBuilder().setHello(Hello.newBuilder().setProtocolVersion(Protocol.VERSION)));
    }

    void greet(long leaseNs) {
        tell(CoordinatorMessage.newBuilder()
                .setHello(
                        Hello.newBuilder().setProtocolVersion(Protocol.VERSION).setLeaseNs(leaseNs)));
    }

    void setUp() {
        greet();
        sendPlan();
    }

    void sendPlan() {
        sendPlan(plan(1, 0));
        AgentServers server = new AgentServers(0, List.of(new DataAddress("127.0.0.1", 7412)), List.of());
        tell(CoordinatorMessage.newBuilder()
                .setConnect(Connect.newBuilder()
                        .setServers(RecordCodec.encodeAll(List.of(server)))
                        .setLast(true)));
    }

    void sendPlan(RunPlan plan) {
        PlanMessages.send(plan, plan.links(), new AgentCoLocation(0, 1, false), RunSecret.random(), this::tell);
    }

    void reportAt(long atNs) {
        time.at(atNs, () -> {
            tell(CoordinatorMessage.newBuilder().setReportQuery(ReportQuery.getDefaultInstance()));
            tell(CoordinatorMessage.newBuilder()
                    .setBytesAtQuery(BytesAtQuery.newBuilder()
                            .addInstants(LoadInstant.newBuilder().setAfterStartNs(SECOND_NS))));
        });
        time.at(atNs + 3 * SECOND_NS, stream::onCompleted);
    }

    static CoordinatorMessage.Builder arm(long startNs, long fromNs, long toNs) {
        return CoordinatorMessage.newBuilder()
                .setArm(Arm.newBuilder()
                        .setStartNs(startNs)
                        .setMeasureFromNs(fromNs)
                        .setMeasureToNs(toNs));
    }

    static RunPlan plan(int links, int agent) {
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
