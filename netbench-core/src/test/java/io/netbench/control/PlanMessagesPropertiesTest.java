package io.netbench.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.PlanEndpoints;
import io.netbench.control.proto.PlanHeader;
import io.netbench.control.proto.PlanLinks;
import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.ClientPorts;
import io.netbench.plan.DataPlan;
import io.netbench.plan.DataTls;
import io.netbench.plan.DatagramOffloads;
import io.netbench.plan.Endpoint;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.LoadSpan;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.PlanException;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.plan.SendPath;
import io.netbench.plan.SocketPlan;
import io.netbench.plan.Thresholds;
import io.netbench.plan.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanMessagesPropertiesTest {

    private static final int MANY = 100_000;
    private static final RunPlan SMALL = plan(1, 1, 1_000, Pattern.INCAST, Mode.PUSH);

    @Property(tries = 100)
    void shouldGiveEachAgentItsShareOfThePlan(
            @ForAll @IntRange(min = 1, max = 700) int clients,
            @ForAll @IntRange(min = 1, max = 4) int atMostAgents,
            @ForAll @LongRange(min = 1, max = 1L << 40) long blockSizeBytes,
            @ForAll Pattern pattern,
            @ForAll Mode mode) {
        int agents = Math.min(atMostAgents, clients);
        RunPlan plan = plan(clients, agents, blockSizeBytes, pattern, mode);
        RunSecret secret = RunSecret.random();
        for (int agent = 0; agent < agents; agent++) {
            PlanAssembly assembly = assemble(plan, agent, secret);
            int receiver = agent;

            assertTrue(assembly.isComplete());
            assertArrayEquals(secret.bytes(), assembly.secret().bytes());
            assertEquals(new AgentCoLocation(receiver, 3, true), assembly.seat());
            RunPlan share = assembly.plan();
            assertEquals(linksOf(plan, receiver), share.links());
            assertEquals(plan.schedule(), share.schedule());
            assertEquals(plan.data(), share.data());
            assertEquals(plan.seed(), share.seed());
            share.links().forEach(link -> {
                assertEquals(
                        plan.endpoints().get(link.source()), share.endpoints().get(link.source()));
                assertEquals(
                        plan.endpoints().get(link.sink()), share.endpoints().get(link.sink()));
            });
        }
    }

    @Property(tries = 20)
    void shouldSendNoMessageThatGrowsWithTheLinks(@ForAll @IntRange(min = 300, max = 3_000) int clients) {
        RunPlan plan = plan(clients, 1, 4_096, Pattern.INCAST, Mode.PUSH);

        for (CoordinatorMessage message : messages(plan, 0, RunSecret.random())) {
            assertTrue(message.getSerializedSize() < Protocol.PIECE_COUNT * (40 + Endpoint.MAX_NAME));
        }
    }

    @Property(tries = 500)
    void shouldRefuseWhateverNumbersAHeaderHolds(
            @ForAll int total,
            @ForAll int endpoints,
            @ForAll int links,
            @ForAll @IntRange(max = 70) int loads,
            @ForAll long durationNs,
            @ForAll long tickNs,
            @ForAll long fromNs,
            @ForAll long toNs) {
        AnyHeader header = new AnyHeader();
        header.totalEndpoints = total;
        header.endpoints = endpoints;
        header.links = links;
        header.durationNs = OptionalLong.of(durationNs);
        header.tickNs = tickNs;
        header.loads = loads;
        header.spanFromNs = OptionalLong.of(fromNs);
        header.spanToNs = OptionalLong.of(toNs);
        try {
            new PlanAssembly(header.message(), MANY, MANY).plan();
        } catch (PlanException refused) {
            assertTrue(refused.getMessage().contains("must be"), refused.getMessage());
        }
    }

    @Property(tries = 1_000)
    void shouldRefuseOrTakeMessagesWhoseBytesWereChanged(
            @ForAll @IntRange(max = 2) int which,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 400) Integer> places,
            @ForAll byte change) {
        List<CoordinatorMessage> messages = messages(SMALL, 0, RunSecret.random());
        byte[] bytes = messages.get(which).toByteArray();
        places.forEach(place -> bytes[place % bytes.length] ^= change);
        try {
            messages.set(which, CoordinatorMessage.parseFrom(bytes));
        } catch (InvalidProtocolBufferException noMessage) {
            return;
        }
        refuseOrTake(messages);
    }

    @Property(tries = 1_000)
    void shouldRefuseOrTakeAnyNumbersOfLinks(
            @ForAll int id,
            @ForAll int load,
            @ForAll int source,
            @ForAll int sink,
            @ForAll long block,
            @ForAll int connections,
            @ForAll int depth,
            @ForAll long rate,
            @ForAll long target,
            @ForAll long rounds) {
        List<CoordinatorMessage> messages = messages(SMALL, 0, RunSecret.random());
        AnyLink link = new AnyLink(
                id,
                load & 1,
                source & 1,
                sink & 1,
                new AnyLinkLoad(
                        block >>> 24,
                        1,
                        connections >>> 15,
                        depth >>> 20,
                        OptionalLong.of(rate),
                        OptionalLong.of(target)),
                0,
                ClientPorts.FREE,
                OptionalInt.empty());
        messages.set(
                2,
                CoordinatorMessage.newBuilder()
                        .setPlanLinks(PlanLinks.newBuilder().setLinks(RecordCodec.encodeAll(List.of(link))))
                        .build());
        refuseOrTake(messages);
        refuseOrTake(with(messages, header -> header.rounds = OptionalLong.of(rounds)));
    }

    /** What an agent would be asked to do, and what it has to say to it. */
    static Stream<Arguments> absurdHeaders() {
        return Stream.of(
                absurd("endpoints must be", header -> header.totalEndpoints = 1_000_000_000),
                absurd("links of the share must be", header -> header.links = 1_000_000_000),
                absurd("links of the share must be", header -> header.links = -1),
                absurd("loads must be", header -> header.loads = 0),
                absurd("loads must be", header -> header.loads = 65),
                absurd("{load} 'incast' is there twice", header -> header.loads = 2),
                absurd("{load} must be named", header -> header.name = "x".repeat(1 << 20)),
                absurd("{load} must be named", header -> header.name = "two\nlines"),
                absurd("{load} must be named", header -> header.name = null),
                absurd("{start} must be", header -> header.spanFromNs = OptionalLong.of(Long.MIN_VALUE)),
                absurd("{stop} must be", header -> header.spanToNs = OptionalLong.of(Long.MAX_VALUE)),
                absurd(
                        "{start} must be before the run ends",
                        header -> header.spanFromNs = OptionalLong.of(20_000_000)),
                absurd("{stop} must be a multiple", header -> header.spanToNs = OptionalLong.of(1)),
                absurd("agent must be", header -> header.agent = Integer.MAX_VALUE),
                absurd("{tick} must be", header -> header.tickNs = 1),
                absurd("{duration} must be", header -> header.durationNs = OptionalLong.of(-1)),
                absurd("{duration} must be", header -> header.durationNs = OptionalLong.of(Long.MAX_VALUE)),
                absurd("{warmup} must be", header -> header.warmupNs = Long.MIN_VALUE),
                absurd("load.kept_samples must be", header -> header.keptSamples = -1),
                absurd("load.kept_samples must be", header -> header.keptSamples = 1 << 30),
                absurd("{threads} must be", header -> header.threads = OptionalInt.of(1 << 30)),
                absurd("run id must be", header -> header.runId = "x\n".repeat(1 << 20)),
                absurd("run id must be", header -> header.runId = null));
    }

    private static Arguments absurd(String refusal, Consumer<AnyHeader> change) {
        return Arguments.of(refusal, change);
    }

    @Property(tries = 1_000)
    void shouldRefuseWhatIsNoHeader(
            @ForAll int agents, @ForAll @StringLength(max = 20) String pattern, @ForAll boolean none) {
        AnyHeader header = new AnyHeader();
        header.agentsOnMachine = agents;
        header.pattern = none ? null : pattern + "y".repeat(1 << 10);

        ControlException refused =
                assertThrows(ControlException.class, () -> new PlanAssembly(header.message(), MANY, MANY));
        assertEquals("a message whose ShareHeader can't be read", refused.getMessage());
    }

    @ParameterizedTest
    @MethodSource("absurdHeaders")
    void shouldSayWhyItRefusesAnAbsurdPlan(String refusal, Consumer<AnyHeader> change) {
        List<CoordinatorMessage> messages = with(messages(SMALL, 0, RunSecret.random()), change);
        PlanException refused = assertThrows(PlanException.class, () -> plan(messages));
        assertTrue(refused.getMessage().startsWith(refusal), refused.getMessage());
        assertClear(refused);
    }

    @Property(tries = 50)
    void shouldGiveEachAgentAllLoadsWithItsLinks(
            @ForAll @IntRange(min = 1, max = 64) int loads, @ForAll @IntRange(min = 1, max = 5) int agents) {
        RunPlan plan = severalLoads(loads, agents);
        for (int agent = 0; agent <= Math.min(agents, loads); agent++) {
            int receiver = agent;
            RunPlan share = assemble(plan, agent, RunSecret.random()).plan();

            assertEquals(loads, share.loads().size());
            for (Load sent : plan.loads()) {
                Load received = share.loads().get(sent.id());
                assertEquals(sent.name(), received.name());
                assertEquals(sent.barrier(), received.barrier());
                assertEquals(sent.span(), received.span());
                assertEquals(Thresholds.NONE, received.thresholds(), "what a load has to reach is nothing for agents");
                assertEquals(
                        sent.links().stream()
                                .filter(link -> PlanMessages.touches(plan, link, receiver))
                                .toList(),
                        received.links());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, Integer.MAX_VALUE})
    void shouldRefuseLinksOfALoadThatIsNotThere(int load) {
        List<CoordinatorMessage> messages = messages(SMALL, 0, RunSecret.random());
        AnyLink link = new AnyLink(
                0,
                load,
                1,
                0,
                new AnyLinkLoad(1, 1, 1, 1, OptionalLong.empty(), OptionalLong.empty()),
                0,
                ClientPorts.FREE,
                OptionalInt.empty());
        messages.set(
                2,
                CoordinatorMessage.newBuilder()
                        .setPlanLinks(PlanLinks.newBuilder().setLinks(RecordCodec.encodeAll(List.of(link))))
                        .build());
        PlanException refused = assertThrows(PlanException.class, () -> plan(messages));
        assertTrue(refused.getMessage().startsWith("link.load must be"), refused.getMessage());
        assertClear(refused);
    }

    /** Loads of one link each, in turn from one of several agents to the first; each says of itself what it can. */
    private static RunPlan severalLoads(int loads, int agents) {
        List<Endpoint> endpoints = new ArrayList<>(List.of(new Endpoint(0, "one", 0)));
        for (int agent = 1; agent <= agents; agent++) {
            endpoints.add(new Endpoint(agent, "many-" + agent, agent));
        }
        LinkLoad carries = new LinkLoad(1, 1, 1, 1, OptionalLong.empty(), OptionalLong.empty());
        Thresholds thresholds = new Thresholds(
                OptionalLong.of(1),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                OptionalDouble.of(0.5),
                OptionalDouble.empty(),
                OptionalDouble.empty());
        List<Load> all = new ArrayList<>();
        for (int id = 0; id < loads; id++) {
            all.add(new Load(
                    id,
                    "load-" + id,
                    Pattern.INCAST,
                    Mode.PUSH,
                    Topology.MESH,
                    id % 2 == 0,
                    OptionalLong.empty(),
                    ArrivalPhase.SPREAD,
                    id % 3 == 0
                            ? new LoadSpan(OptionalLong.of(10_000_000), OptionalLong.of(20_000_000))
                            : LoadSpan.WHOLE,
                    thresholds,
                    List.of(new LinkPlan(id, id, 1 + id % agents, 0, carries, 0))));
        }
        return new RunPlan(SMALL.runId(), 42, endpoints, all, SMALL.schedule(), SMALL.data());
    }

    @Test
    void shouldRefuseMoreRoundsThanCanBeCounted() {
        List<CoordinatorMessage> messages = with(messages(SMALL, 0, RunSecret.random()), header -> {
            header.barrier = true;
            header.rounds = OptionalLong.of(1L << 62);
        });
        LinkLoad rounds = new LinkLoad(1_000, 1, 3, 1, OptionalLong.empty(), OptionalLong.of(10_000));
        messages.set(
                2,
                CoordinatorMessage.newBuilder()
                        .setPlanLinks(PlanLinks.newBuilder()
                                .setLinks(RecordCodec.encodeAll(List.of(new LinkPlan(0, 1, 0, rounds)))))
                        .build());
        PlanException refused = assertThrows(PlanException.class, () -> plan(messages));
        assertTrue(refused.getMessage().startsWith("{rounds} must be"), refused.getMessage());
        assertClear(refused);
    }

    @Test
    void shouldRefuseWhatIsSentTwice() {
        for (int which : new int[] {1, 2}) {
            List<CoordinatorMessage> messages = with(messages(SMALL, 0, RunSecret.random()), header -> {
                header.links = 4;
                header.totalEndpoints = 6;
                header.endpoints = 6;
            });
            messages.add(messages.get(which));
            PlanException refused = assertThrows(PlanException.class, () -> plan(messages));
            assertTrue(refused.getMessage().contains("must be sent once"), refused.getMessage());
        }
    }

    @Test
    void shouldRefuseMoreThanWasAnnounced() {
        for (int which : new int[] {1, 2}) {
            List<CoordinatorMessage> messages = messages(SMALL, 0, RunSecret.random());
            messages.add(messages.get(which));
            PlanException refused = assertThrows(PlanException.class, () -> plan(messages));
            assertTrue(refused.getMessage().endsWith("as announced, got: more"), refused.getMessage());
        }
    }

    @Test
    void shouldRefuseNamesThatWouldFillTheMemory() {
        List<CoordinatorMessage> messages = messages(SMALL, 0, RunSecret.random());
        AnyEndpoint endpoint = new AnyEndpoint(0, "n".repeat(1 << 20), 0);
        messages.set(
                1,
                CoordinatorMessage.newBuilder()
                        .setPlanEndpoints(
                                PlanEndpoints.newBuilder().setEndpoints(RecordCodec.encodeAll(List.of(endpoint))))
                        .build());
        assertClear(assertThrows(PlanException.class, () -> plan(messages)));
    }

    private static List<CoordinatorMessage> with(List<CoordinatorMessage> messages, Consumer<AnyHeader> change) {
        AnyHeader header = new AnyHeader();
        change.accept(header);
        List<CoordinatorMessage> changed = new ArrayList<>(messages);
        changed.set(
                0,
                CoordinatorMessage.newBuilder().setPlanHeader(header.message()).build());
        return changed;
    }

    @Property(tries = 4)
    void shouldKeepWhetherSinksCheckOrThrowAway(@ForAll boolean verify) {
        RunPlan checking = plan(1, 1, 1, Pattern.INCAST, Mode.PUSH);
        DataPlan asked = checking.data();
        DataPlan data = new DataPlan(asked.transport(), asked.threads(), asked.socket(), verify, !verify);
        RunPlan plan = new RunPlan(
                checking.runId(), checking.seed(), checking.endpoints(), checking.loads(), checking.schedule(), data);

        List<CoordinatorMessage> messages = messages(plan, 0, RunSecret.random());
        PlanAssembly assembly = new PlanAssembly(messages.get(0).getPlanHeader(), MANY, MANY);
        messages.stream().skip(1).forEach(message -> add(assembly, message));

        assertEquals(data, assembly.plan().data());
    }

    private static void refuseOrTake(List<CoordinatorMessage> messages) {
        try {
            plan(messages);
        } catch (PlanException | ControlException refused) {
            assertClear(refused);
        }
    }

    private static void assertClear(RuntimeException refused) {
        assertEquals(1, refused.getMessage().lines().count(), refused.getMessage());
        assertTrue(refused.getMessage().length() < 300, refused.getMessage());
    }

    private static void plan(List<CoordinatorMessage> messages) {
        PlanAssembly assembly = new PlanAssembly(messages.get(0).getPlanHeader(), MANY, MANY);
        messages.stream().skip(1).forEach(message -> add(assembly, message));
        assembly.secret();
        assembly.plan();
    }

    private static PlanAssembly assemble(RunPlan plan, int agent, RunSecret secret) {
        List<CoordinatorMessage> messages = messages(plan, agent, secret);
        PlanAssembly assembly = new PlanAssembly(messages.get(0).getPlanHeader(), MANY, MANY);
        messages.stream().skip(1).forEach(message -> add(assembly, message));
        return assembly;
    }

    private static void add(PlanAssembly assembly, CoordinatorMessage message) {
        if (message.hasPlanEndpoints()) {
            assembly.add(message.getPlanEndpoints());
        } else {
            assembly.add(message.getPlanLinks());
        }
    }

    private static List<CoordinatorMessage> messages(RunPlan plan, int agent, RunSecret secret) {
        List<CoordinatorMessage> messages = new ArrayList<>();
        PlanMessages.send(
                plan,
                linksOf(plan, agent),
                new AgentCoLocation(agent, 3, true),
                secret,
                message -> messages.add(message.build()));
        return messages;
    }

    private static List<LinkPlan> linksOf(RunPlan plan, int agent) {
        return plan.links().stream()
                .filter(link -> PlanMessages.touches(plan, link, agent))
                .toList();
    }

    private static RunPlan plan(int clients, int agents, long blockSizeBytes, Pattern pattern, Mode mode) {
        List<Endpoint> endpoints = new ArrayList<>(List.of(new Endpoint(0, "one", 0)));
        List<LinkPlan> links = new ArrayList<>();
        LinkLoad load =
                new LinkLoad(blockSizeBytes, 1, 3, 2, OptionalLong.of(1_000_000), OptionalLong.of(10 * blockSizeBytes));
        for (int i = 0; i < clients; i++) {
            endpoints.add(new Endpoint(i + 1, "many-" + i, i % agents));
            links.add(new LinkPlan(
                    i, pattern == Pattern.INCAST ? i + 1 : 0, pattern == Pattern.INCAST ? 0 : i + 1, load));
        }
        return new RunPlan(
                "0123456789abcdef0123456789abcdef",
                42,
                endpoints,
                List.of(new Load(
                        pattern, mode, Topology.MESH, false, OptionalLong.empty(), ArrivalPhase.RANDOM, links)),
                new Schedule(1, OptionalLong.of(20_000_000), 10_000_000, 100_000_000, 2, 3_000_000, 4_000_000),
                new DataPlan(
                        "nio",
                        OptionalInt.of(3),
                        new SocketPlan(
                                OptionalInt.of(4_096),
                                OptionalInt.of(8_192),
                                OptionalInt.of(1_000),
                                Optional.of("cubic"),
                                OptionalInt.of(46)),
                        true,
                        false));
    }

    /** The header of the small plan, in which anything may be changed: it is written as a real one is, and checks nothing. */
    private static final class AnyHeader {

        private String runId = SMALL.runId();
        private int agent;
        private int agentsOnMachine = 3;
        private int totalEndpoints = 2;
        private int endpoints = 2;
        private int links = 1;
        private int loads = 1;
        private String name = "incast";
        private OptionalLong spanFromNs = OptionalLong.empty();
        private OptionalLong spanToNs = OptionalLong.empty();
        private String pattern = "INCAST";
        private boolean barrier;
        private OptionalLong rounds = OptionalLong.empty();
        private int keptSamples;
        private long warmupNs = 1;
        private OptionalLong durationNs = OptionalLong.of(20_000_000);
        private long tickNs = 10_000_000;
        private OptionalInt threads = OptionalInt.empty();

        PlanHeader message() {
            SocketPlan socket = SocketPlan.DEFAULT;
            Written header = new Written(
                    runId,
                    SMALL.seed(),
                    new AnySeat(agent, agentsOnMachine, true),
                    totalEndpoints,
                    endpoints,
                    links,
                    Collections.nCopies(
                            loads,
                            new AnyTerms(
                                    name,
                                    "TCP",
                                    pattern,
                                    "PUSH",
                                    "MESH",
                                    barrier,
                                    rounds,
                                    "RANDOM",
                                    new AnySpan(spanFromNs, spanToNs),
                                    keptSamples)),
                    new AnySchedule(warmupNs, durationNs, tickNs, 100_000_000, 2, 3_000_000, 4_000_000),
                    new AnyData(
                            "nio", threads, socket, true, false, DatagramOffloads.AUTO, DataTls.OFF, SendPath.AUTO));
            return PlanHeader.newBuilder()
                    .setShare(RecordCodec.encode(header))
                    .setRunKey(ByteString.copyFrom(RunSecret.random().bytes()))
                    .build();
        }

        private record Written(
                String runId,
                long seed,
                AnySeat seat,
                int totalEndpoints,
                int endpoints,
                int links,
                List<AnyTerms> loads,
                AnySchedule schedule,
                AnyData data) {}

        private record AnySeat(int agent, int agentsOnMachine, boolean peersAreLocal) {}

        private record AnyTerms(
                String name,
                String protocol,
                String pattern,
                String mode,
                String topology,
                boolean barrier,
                OptionalLong rounds,
                String arrivalPhase,
                AnySpan span,
                int keptSamples) {}

        private record AnySpan(OptionalLong startNs, OptionalLong stopNs) {}

        private record AnySchedule(
                long warmupNs,
                OptionalLong durationNs,
                long tickNs,
                long intervalNs,
                long drainNs,
                long roundNs,
                long connectNs) {}

        private record AnyData(
                String transport,
                OptionalInt threads,
                SocketPlan socket,
                boolean verify,
                boolean zeroCopy,
                DatagramOffloads offloads,
                DataTls tls,

                SendPath sends) {}
    }

    private record AnyEndpoint(int id, String name, int agent) {}

    private record AnyLink(
            int id,
            int loadId,
            int source,
            int sink,
            AnyLinkLoad load,
            int turn,
            ClientPorts clientPorts,
            OptionalInt rail) {}

    private record AnyLinkLoad(
            long blockSizeBytes,
            long responseSizeBytes,
            int connections,
            int queueDepth,
            OptionalLong rateBitsPerS,
            OptionalLong targetBytes) {}
}
