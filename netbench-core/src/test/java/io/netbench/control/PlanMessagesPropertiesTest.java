package io.netbench.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.PlanHeader;
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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PlanMessagesPropertiesTest {

    private static final int MANY = 100_000;

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
        PlanMessages.send(plan, plan.loads().get(0).links(), agent, secret, message -> messages.add(message.build()));
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
                        true));
    }
}
