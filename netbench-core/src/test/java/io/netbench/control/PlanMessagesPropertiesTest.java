package io.netbench.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.PlanHeader;
import io.netbench.control.proto.PlanLink;
import io.netbench.control.proto.PlanLinks;
import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.DataPlan;
import io.netbench.plan.Endpoint;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.PlanException;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.plan.SocketPlan;
import io.netbench.plan.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
            assertEquals(linksOf(plan, receiver), share.loads().get(0).links());
            assertEquals(plan.schedule(), share.schedule());
            assertEquals(plan.data(), share.data());
            assertEquals(plan.seed(), share.seed());
            share.loads().get(0).links().forEach(link -> {
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
            assertTrue(message.getPlanLinks().getLinksCount() <= Protocol.PIECE_COUNT);
            assertTrue(message.getPlanEndpoints().getEndpointsCount() <= Protocol.PIECE_COUNT);
            assertTrue(message.getSerializedSize() < Protocol.PIECE_BYTES);
        }
    }

    @Property(tries = 500)
    void shouldRefuseWhateverNumbersAHeaderHolds(
            @ForAll int total, @ForAll int endpoints, @ForAll int links, @ForAll long durationNs, @ForAll long tickNs) {
        PlanHeader.Builder header =
                messages(plan(2, 1, 1, Pattern.INCAST, Mode.PUSH), 0, RunSecret.random())
                        .get(0)
                        .getPlanHeader()
                        .toBuilder();
        header.setTotalEndpoints(total).setEndpoints(endpoints).setLinks(links);
        header.getScheduleBuilder().setDurationNs(durationNs).setTickNs(tickNs);
        try {
            new PlanAssembly(header.build(), MANY, MANY).plan();
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
            @ForAll int source,
            @ForAll int sink,
            @ForAll long block,
            @ForAll int connections,
            @ForAll int depth,
            @ForAll long rate,
            @ForAll long target,
            @ForAll long rounds) {
        List<CoordinatorMessage> messages = messages(SMALL, 0, RunSecret.random());
        PlanLink link = PlanLink.newBuilder()
                .setId(id)
                .setSource(source & 1)
                .setSink(sink & 1)
                .setBlockSizeBytes(block >>> 24)
                .setResponseSizeBytes(1)
                .setConnections(connections >>> 15)
                .setQueueDepth(depth >>> 20)
                .setRateBitsPerS(rate)
                .setTargetBytes(target)
                .build();
        messages.set(
                2,
                CoordinatorMessage.newBuilder()
                        .setPlanLinks(PlanLinks.newBuilder().addLinks(link))
                        .build());
        refuseOrTake(messages);
        refuseOrTake(with(messages, header -> header.getLoadBuilder().setRounds(rounds)));
    }

    /** What an agent would be asked to do, and what it has to say to it. */
    static Stream<Arguments> absurdHeaders() {
        return Stream.of(
                absurd("endpoints must be", header -> header.setTotalEndpoints(1_000_000_000)),
                absurd("links of the share must be", header -> header.setLinks(1_000_000_000)),
                absurd("links of the share must be", header -> header.setLinks(-1)),
                absurd("agent must be", header -> header.setAgent(Integer.MAX_VALUE)),
                absurd("{tick} must be", header -> header.getScheduleBuilder().setTickNs(1)),
                absurd(
                        "{duration} must be",
                        header -> header.getScheduleBuilder().setDurationNs(-1)),
                absurd(
                        "{duration} must be",
                        header -> header.getScheduleBuilder().setDurationNs(Long.MAX_VALUE)),
                absurd("{warmup} must be", header -> header.getScheduleBuilder().setWarmupNs(Long.MIN_VALUE)),
                absurd("{threads} must be", header -> header.getDataBuilder().setThreads(1 << 30)),
                absurd("run id must be", header -> header.setRunId("x\n".repeat(1 << 20))),
                absurd("pattern must be", header -> header.getLoadBuilder().setPattern("y".repeat(1 << 20))));
    }

    private static Arguments absurd(String refusal, Consumer<PlanHeader.Builder> change) {
        return Arguments.of(refusal, change);
    }

    @ParameterizedTest
    @MethodSource("absurdHeaders")
    void shouldSayWhyItRefusesAnAbsurdPlan(String refusal, Consumer<PlanHeader.Builder> change) {
        List<CoordinatorMessage> messages = with(messages(SMALL, 0, RunSecret.random()), change);
        PlanException refused = assertThrows(PlanException.class, () -> plan(messages));
        assertTrue(refused.getMessage().startsWith(refusal), refused.getMessage());
        assertClear(refused);
    }

    @Test
    void shouldRefuseMoreRoundsThanCanBeCounted() {
        List<CoordinatorMessage> messages = with(
                messages(SMALL, 0, RunSecret.random()),
                header -> header.getLoadBuilder().setBarrier(true).setRounds(1L << 62));
        CoordinatorMessage.Builder links = messages.get(2).toBuilder();
        links.getPlanLinksBuilder().getLinksBuilder(0).clearRateBitsPerS().setQueueDepth(1);
        messages.set(2, links.build());
        PlanException refused = assertThrows(PlanException.class, () -> plan(messages));
        assertTrue(refused.getMessage().startsWith("{rounds} must be"), refused.getMessage());
        assertClear(refused);
    }

    @Test
    void shouldRefuseWhatIsSentTwice() {
        for (int which : new int[] {1, 2}) {
            List<CoordinatorMessage> messages = with(
                    messages(SMALL, 0, RunSecret.random()),
                    header -> header.setLinks(4).setTotalEndpoints(6).setEndpoints(6));
            messages.add(messages.get(which));
            PlanException refused = assertThrows(PlanException.class, () -> plan(messages));
            assertTrue(refused.getMessage().contains("must be sent once"), refused.getMessage());
        }
    }

    @Test
    void shouldRefuseNamesThatWouldFillTheMemory() {
        List<CoordinatorMessage> messages = messages(SMALL, 0, RunSecret.random());
        CoordinatorMessage.Builder endpoints = messages.get(1).toBuilder();
        endpoints.getPlanEndpointsBuilder().getEndpointsBuilder(0).setName("n".repeat(1 << 20));
        messages.set(1, endpoints.build());
        assertClear(assertThrows(PlanException.class, () -> plan(messages)));
    }

    private static List<CoordinatorMessage> with(
            List<CoordinatorMessage> messages, Consumer<PlanHeader.Builder> change) {
        CoordinatorMessage.Builder header = messages.get(0).toBuilder();
        change.accept(header.getPlanHeaderBuilder());
        List<CoordinatorMessage> changed = new ArrayList<>(messages);
        changed.set(0, header.build());
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
        messages.stream().skip(1).forEach(message -> {
            assembly.add(message.getPlanEndpoints());
            assembly.add(message.getPlanLinks());
        });

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
        for (CoordinatorMessage message : messages.subList(1, messages.size())) {
            assembly.add(message.getPlanEndpoints());
            assembly.add(message.getPlanLinks());
        }
        assembly.secret();
        assembly.plan();
    }

    private static PlanAssembly assemble(RunPlan plan, int agent, RunSecret secret) {
        List<CoordinatorMessage> messages = messages(plan, agent, secret);
        PlanAssembly assembly = new PlanAssembly(messages.get(0).getPlanHeader(), MANY, MANY);
        for (CoordinatorMessage message : messages.subList(1, messages.size())) {
            if (message.hasPlanEndpoints()) {
                assembly.add(message.getPlanEndpoints());
            } else {
                assembly.add(message.getPlanLinks());
            }
        }
        return assembly;
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
        return plan.loads().get(0).links().stream()
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
}
