package io.netbench.api;

import io.netbench.control.Protocol;
import io.netbench.control.net.AccessToken;
import io.netbench.control.net.ControlChannels;
import io.netbench.coordinator.agents.AgentConnection;
import io.netbench.coordinator.agents.OpenAgents;
import io.netbench.coordinator.embedded.EmbeddedAgent;
import io.netbench.dataplane.AgentLimits;
import io.netbench.dataplane.AgentSettings;
import io.netbench.dataplane.DataPorts;
import io.netbench.launch.Launch;
import io.netbench.launch.LaunchFailure;
import io.netbench.launch.LaunchPlan;
import io.netbench.launch.LaunchToken;
import io.netbench.launch.LaunchedAgent;
import io.netbench.launch.LaunchedAgents;
import io.netbench.plan.AllowedPeers;
import io.netbench.plan.HostAddress;
import io.netbench.time.Clock;
import io.netbench.transport.ControlTransport;
import io.netbench.transport.Transport;
import io.netbench.transport.Transports;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ways to agents, and what was started for them; closing it ends both. Thread-safe once it is open. */
final class AgentWays implements AutoCloseable {

    private static final String NOT_STARTED = "ended before the agent was there";

    private final AgentsAsked asked;
    private final List<AgentConnection> connections = new ArrayList<>();
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private boolean isClosed;

    private AgentWays(AgentsAsked asked) {
        this.asked = asked;
    }

    /**
     * Finds or starts the agents. One that can't be reached is lost in the runs that name it; so are all where the thread is
     * interrupted, which it stays.
     *
     * @throws io.netbench.plan.PlanException if a host has no address, or two have one agent
     * @throws io.netbench.control.net.ControlAccessException if a file of TLS can't be used
     */
    static AgentWays open(AgentsAsked asked) {
        AgentWays ways = new AgentWays(asked);
        try {
            if (asked.launch().isPresent()) {
                ways.launch(asked.launch().get());
            } else if (!asked.hosts().isEmpty()) {
                ways.reach();
            }
        } catch (InterruptedException ended) {
            ways.connections.clear();
            asked.hosts()
                    .forEach(host -> ways.connections.add(
                            AgentConnection.failed(host.toString(), LaunchFailure.STEP, NOT_STARTED)));
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error failed) {
            ways.close();
            throw failed;
        }
        return ways;
    }

    /** For the runs over all of them or some; the one in this process is started for the first that needs it. */
    OpenAgents agents() {
        return new OpenAgents(connections, () -> Optional.of(embedded()));
    }

    /** Ends them in the opposite order, channels before the agents that they lead to. Called again without effect. */
    @Override
    public synchronized void close() {
        isClosed = true;
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }

    private synchronized void whenClosed(Runnable end) {
        if (isClosed) {
            end.run();
        } else {
            closing.push(end);
        }
    }

    private AgentConnection embedded() {
        EmbeddedAgent agent = EmbeddedAgent.start(new AgentSettings(
                Transports.installed(),
                Clock.system(),
                DataPorts.from(asked.rails().toListenOn(InetAddress.getLoopbackAddress()), 0, asked.rails()),
                AllowedPeers.all(),
                AgentLimits.forOwnRuns(),
                asked.placement()));
        whenClosed(agent::close);
        return agent.connection();
    }

    private void reach() throws InterruptedException {
        Map<HostAddress, List<InetSocketAddress>> places = new LinkedHashMap<>();
        HostLookup.addresses(asked.hosts(), asked.addresses())
                .forEach((host, addresses) ->
                        places.put(host, at(addresses, host.port().orElse(Protocol.PORT))));
        Map<HostAddress, HostWay> ways = HostWay.find(places, asked.deadlines().answerNs());
        Map<HostAddress, InetSocketAddress> reached = new LinkedHashMap<>();
        ways.forEach((host, way) -> way.address().ifPresent(address -> reached.put(host, address)));
        SameAgent.refuse(reached);
        ControlChannels channels = channels(asked.token());
        asked.hosts().forEach(host -> connections.add(connection(host, ways.get(host), channels)));
    }

    private static List<InetSocketAddress> at(List<InetAddress> addresses, int port) {
        return addresses.stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    private void launch(LaunchPlan plan) throws InterruptedException {
        LaunchToken secret = LaunchToken.random();
        LaunchedAgents launched = Launch.start(plan, secret);
        whenClosed(launched::close);
        SameAgent.refuseHosts(launched.agents());
        ControlChannels channels = channels(Optional.of(AccessToken.of(secret.text(), "this run")));
        Map<HostAddress, AgentConnection> byHost = new HashMap<>();
        Map<HostAddress, List<InetSocketAddress>> places = new LinkedHashMap<>();
        for (LaunchedAgent agent : launched.agents()) {
            places.put(
                    agent.host(),
                    agent.addresses().stream()
                            .map(address -> new InetSocketAddress(address, agent.controlPort()))
                            .toList());
        }
        HostWay.find(places, asked.deadlines().answerNs())
                .forEach((host, way) -> byHost.put(host, connection(host, way, channels)));
        for (LaunchFailure failure : launched.failures()) {
            byHost.put(
                    failure.host(),
                    AgentConnection.failed(failure.host().toString(), LaunchFailure.STEP, failure.reason()));
        }
        plan.hosts().hosts().forEach(host -> connections.add(byHost.get(host)));
    }

    private AgentConnection connection(HostAddress host, HostWay way, ControlChannels channels) {
        return way.address()
                .map(address -> connection(host, address, channels))
                .orElseGet(() -> AgentConnection.failed(host.toString(), "hello", way.obstacle()));
    }

    private AgentConnection connection(HostAddress host, InetSocketAddress address, ControlChannels channels) {
        boolean exposed = asked.tls().isEmpty()
                && (address.isUnresolved() || !address.getAddress().isLoopbackAddress());
        return AgentConnection.overNetwork(host.toString(), channels.open(address), exposed);
    }

    private ControlChannels channels(Optional<AccessToken> token) {
        Transport transport = ControlTransport.of(Transports.installed());
        ControlChannels channels = new ControlChannels(
                token,
                asked.tls(),
                asked.deadlines().silenceNs(),
                ControlTransport.newLoops(transport),
                ControlTransport.clientSockets(transport));
        whenClosed(channels::close);
        return channels;
    }
}
