package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.netbench.control.net.ControlChannels;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.coordinator.Coordinator;
import io.netbench.coordinator.RunListener;
import io.netbench.coordinator.RunPhase;
import io.netbench.coordinator.StepDeadlines;
import io.netbench.coordinator.agents.AgentConnection;
import io.netbench.coordinator.agents.OpenAgents;
import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.plan.DataPlan;
import io.netbench.plan.HostAddress;
import io.netbench.plan.HostList;
import io.netbench.plan.LinkSettings;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.Planner;
import io.netbench.plan.RoleRequest;
import io.netbench.plan.RunPlan;
import io.netbench.plan.RunRequest;
import io.netbench.plan.SocketPlan;
import io.netbench.plan.TimingRequest;
import io.netbench.plan.Topology;
import io.netbench.result.HostResult;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.text.PropertyNames;
import io.netbench.transport.LoopSettings;
import io.netbench.transport.Transport;
import io.netbench.transport.Transports;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Plan after plan, over some of the same open agents, on real connections of the loopback. */
@Tag("timing")
@Timeout(120)
class AgentsOutliveRunsTest {

    private static final int AGENTS = 8;
    private static final int RUNS = 8;
    private static final long MILLISECOND_NS = 1_000_000L;
    private static final long MAX_GAP_NS = 300 * MILLISECOND_NS;

    private ManyAgents agents;
    private final AtomicInteger sockets = new AtomicInteger();
    private final AtomicLong reportedNs = new AtomicLong();
    private final AtomicInteger pingsBeforeLoad = new AtomicInteger();
    private final AtomicInteger pingsAfterLoad = new AtomicInteger();
    private volatile boolean isLoaded;

    @AfterEach
    void stopAgents() {
        agents.close();
    }

    @Test
    void shouldFollowOneAnotherAtOnceOverChangingSubsetsOfTheSameOpenAgents() throws IOException {
        agents = ManyAgents.start(AGENTS);
        List<HostAddress> hosts =
                agents.hosts().stream().map(HostAddress::parse).toList();
        Random random = new Random(12);
        Set<List<HostAddress>> subsets = new HashSet<>();
        List<Long> gapsNs = new ArrayList<>();

        try (ControlChannels channels = channels()) {
            Coordinator coordinator = new Coordinator(
                    new OpenAgents(connections(channels, hosts)), StepDeadlines.DEFAULT, PropertyNames.WORDS);
            for (int i = 0; i <= RUNS; i++) {
                List<HostAddress> taking = i == 0 ? hosts : someOf(hosts, random);
                subsets.add(taking);
                pingsBeforeLoad.set(0);
                pingsAfterLoad.set(0);
                isLoaded = false;
                long beforeNs = reportedNs.get();
                Ear ear = new Ear();

                RunResult result = coordinator.run(plan(taking, i), RunLabels.NONE, ear);

                assertEquals(RunStatus.COMPLETE, result.status(), () -> "" + result.errors());
                assertEquals(
                        taking.stream().map(HostAddress::toString).toList(),
                        result.hosts().stream().map(HostResult::name).toList());
                assertTrue(result.totals().bytes() > 0);
                assertTrue(pingsAfterLoad.get() >= taking.size(), "clocks are read after each drain");
                if (i > 0) {
                    gapsNs.add(ear.releasedNs - beforeNs);
                    assertEquals(0, pingsBeforeLoad.get(), "the run before has read the clocks");
                }
            }
        }

        assertTrue(subsets.size() > RUNS / 2, () -> subsets.size() + " subsets");
        assertEquals(AGENTS, sockets.get(), "connections to agents");
        // Half of the gaps: in single ones code is loaded for the first time, or other programs have the processors.
        List<Long> later = gapsNs.subList(1, RUNS).stream().sorted().toList();
        assertTrue(
                later.get(later.size() / 2) <= MAX_GAP_NS,
                () -> "ms between runs: "
                        + gapsNs.stream().map(gap -> gap / MILLISECOND_NS).toList());
    }

    private static List<HostAddress> someOf(List<HostAddress> hosts, Random random) {
        List<HostAddress> shuffled = new ArrayList<>(hosts);
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled.subList(0, 2 + random.nextInt(hosts.size() - 1)));
    }

    /** The first host is the server of all others. */
    private static RunPlan plan(List<HostAddress> hosts, int number) {
        RoleRequest roles = new RoleRequest(
                Pattern.INCAST,
                Mode.PUSH,
                Topology.MESH,
                Optional.of(new HostList.Hosts(hosts.subList(0, 1))),
                Optional.of(new HostList.Hosts(hosts.subList(1, hosts.size()))));
        LinkSettings blocks = new LinkSettings(
                OptionalLong.of(16_384),
                OptionalLong.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalLong.of(8_000_000),
                OptionalLong.empty());
        TimingRequest timing = new TimingRequest(
                OptionalLong.of(0),
                OptionalLong.of(200 * MILLISECOND_NS),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
        return Planner.plan(
                new RunRequest(
                        LoadRequest.of(roles, blocks),
                        timing,
                        new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false),
                        number),
                "%032x".formatted(number));
    }

    private ControlChannels channels() {
        Transport transport = Transports.installed().choose("nio");
        return new ControlChannels(
                Optional.empty(),
                Optional.empty(),
                StepDeadlines.DEFAULT.silenceNs(),
                transport.newEventLoopGroup(
                        new LoopSettings(1, new DefaultThreadFactory("test-control", true), 0, 64 << 10)),
                () -> {
                    sockets.incrementAndGet();
                    return transport.clientChannels().newChannel();
                });
    }

    private List<AgentConnection> connections(ControlChannels channels, List<HostAddress> hosts) {
        return hosts.stream()
                .map(host -> AgentConnection.overNetwork(
                        host.toString(),
                        ClientInterceptors.intercept(
                                channels.open(new InetSocketAddress(
                                        host.host(), host.port().orElseThrow())),
                                new Wire()),
                        false))
                .toList();
    }

    /** Hears when the load is released. */
    private final class Ear implements RunListener {

        private long releasedNs;

        @Override
        public void phase(RunPhase phase) {
            if (phase == RunPhase.MEASURE) {
                releasedNs = System.nanoTime();
                isLoaded = true;
            }
        }
    }

    /** Sees what is said on the way: how often clocks are read, and when the last word of reports comes. */
    private final class Wire implements ClientInterceptor {

        @Override
        public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
            return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
                @Override
                public void sendMessage(Q message) {
                    if (message instanceof CoordinatorMessage order && order.hasPing()) {
                        (isLoaded ? pingsAfterLoad : pingsBeforeLoad).incrementAndGet();
                    }
                    super.sendMessage(message);
                }

                @Override
                public void start(Listener<A> answers, Metadata headers) {
                    super.start(
                            new SimpleForwardingClientCallListener<>(answers) {
                                @Override
                                public void onMessage(A message) {
                                    if (message instanceof AgentMessage answer
                                            && (answer.hasReportEnd() || answer.hasBytesAtReply())) {
                                        reportedNs.set(System.nanoTime());
                                    }
                                    super.onMessage(message);
                                }
                            },
                            headers);
                }
            };
        }
    }
}
