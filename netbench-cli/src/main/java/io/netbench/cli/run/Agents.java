package io.netbench.cli.run;

import io.netbench.cli.options.AgentPorts;
import io.netbench.cli.options.ListenPlace;
import io.netbench.cli.process.Interrupts;
import io.netbench.control.net.AccessToken;
import io.netbench.control.net.ControlChannels;
import io.netbench.control.net.TlsFiles;
import io.netbench.coordinator.StepDeadlines;
import io.netbench.coordinator.agents.AgentConnection;
import io.netbench.coordinator.agents.OpenAgents;
import io.netbench.coordinator.embedded.EmbeddedAgent;
import io.netbench.dataplane.AgentLimits;
import io.netbench.dataplane.AgentSettings;
import io.netbench.dataplane.DataPorts;
import io.netbench.dataplane.DataRails;
import io.netbench.dataplane.LoopPlacement;
import io.netbench.launch.Launch;
import io.netbench.launch.LaunchFailure;
import io.netbench.launch.LaunchPlan;
import io.netbench.launch.LaunchToken;
import io.netbench.launch.LaunchedAgent;
import io.netbench.launch.LaunchedAgents;
import io.netbench.plan.AllowedPeers;
import io.netbench.plan.HostAddress;
import io.netbench.plan.RunRequest;
import io.netbench.time.Clock;
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
import java.util.function.Predicate;

/** The agents of one run or several, and the ways to them; closing it ends those that were started for them. */
public final class Agents implements AutoCloseable {

    private final List<AgentConnection> connections = new ArrayList<>();
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final Optional<TlsFiles> tls;
    private final StepDeadlines deadlines;
    private final Interrupts signals;

    private Agents(Optional<TlsFiles> tls, StepDeadlines deadlines, Interrupts signals) {
        this.tls = tls;
        this.deadlines = deadlines;
        this.signals = signals;
    }

    /**
     * The agents that a plan's endpoints need.
     *
     * @param launch how to start them; empty: they run already
     * @param token what those that run already are shown
     * @param placement of the event loops of this process
     * @param tls with what the ways to agents on hosts are encrypted; empty: they are plain
     * @param rails the interfaces that the data of the agent in this process takes
     * @param deadlines for agents on other hosts
     * @param signals one of which ends the wait for agents that are launched
     * @param family which addresses of hosts count
     * @throws io.netbench.plan.PlanException if a host has no address, or two have one agent
     */
    public static Agents open(
            RunRequest run,
            Optional<LaunchPlan> launch,
            Optional<AccessToken> token,
            Optional<TlsFiles> tls,
            LoopPlacement placement,
            DataRails rails,
            StepDeadlines deadlines,
            Interrupts signals,
            Predicate<InetAddress> family) {
        Agents agents = new Agents(tls, deadlines, signals);
        try {
            if (run.hasLocal()) {
                agents.embed(placement, rails);
            }
            if (launch.isPresent()) {
                agents.launch(launch.get());
            } else if (!run.hosts().isEmpty()) {
                agents.reach(run.hosts(), token, family);
            }
            return agents;
        } catch (RuntimeException | Error failed) {
            agents.close();
            throw failed;
        }
    }

    /** The same; every address of a host counts. */
    public static Agents open(
            RunRequest run,
            Optional<LaunchPlan> launch,
            Optional<AccessToken> token,
            Optional<TlsFiles> tls,
            LoopPlacement placement,
            DataRails rails,
            StepDeadlines deadlines,
            Interrupts signals) {
        return open(run, launch, token, tls, placement, rails, deadlines, signals, any -> true);
    }

    /** The same; a host that is lost is named within the time that suits most networks. */
    public static Agents open(
            RunRequest run,
            Optional<LaunchPlan> launch,
            Optional<AccessToken> token,
            Optional<TlsFiles> tls,
            LoopPlacement placement,
            DataRails rails) {
        return open(run, launch, token, tls, placement, rails, StepDeadlines.DEFAULT, new Interrupts());
    }

    /** For the runs over all of them or some. */
    public OpenAgents open() {
        return new OpenAgents(connections);
    }

    /** Ends them in the opposite order, channels before the agents that they lead to. */
    @Override
    public void close() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }

    private void embed(LoopPlacement placement, DataRails rails) {
        EmbeddedAgent agent = EmbeddedAgent.start(new AgentSettings(
                Transports.installed(),
                Clock.system(),
                DataPorts.from(ListenPlace.dataBind(rails, InetAddress.getLoopbackAddress()), 0, rails),
                AllowedPeers.all(),
                AgentLimits.forThisJvm(),
                placement));
        closing.push(agent::close);
        connections.add(agent.connection());
    }

    private void reach(List<HostAddress> hosts, Optional<AccessToken> token, Predicate<InetAddress> family) {
        Map<HostAddress, List<InetSocketAddress>> places = new LinkedHashMap<>();
        HostLookup.addresses(hosts, family)
                .forEach((host, addresses) ->
                        places.put(host, at(addresses, host.port().orElse(AgentPorts.CONTROL))));
        Map<HostAddress, HostWay> ways = HostWay.find(places, deadlines.answerNs());
        Map<HostAddress, InetSocketAddress> reached = new LinkedHashMap<>();
        ways.forEach((host, way) -> way.address().ifPresent(address -> reached.put(host, address)));
        SameAgent.refuse(reached);
        ControlChannels channels = channels(token);
        hosts.forEach(host -> connections.add(connection(host, ways.get(host), channels)));
    }

    private static List<InetSocketAddress> at(List<InetAddress> addresses, int port) {
        return addresses.stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    private void launch(LaunchPlan plan) {
        LaunchToken secret = LaunchToken.random();
        LaunchedAgents launched;
        try {
            launched = start(plan, secret);
        } catch (InterruptedException signal) {
            plan.hosts()
                    .hosts()
                    .forEach(host -> connections.add(AgentConnection.failed(
                            host.toString(), LaunchFailure.STEP, "ended before the agent was there")));
            return;
        }
        closing.push(launched::close);
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
        HostWay.find(places, deadlines.answerNs())
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
        boolean exposed = tls.isEmpty()
                && (address.isUnresolved() || !address.getAddress().isLoopbackAddress());
        return AgentConnection.overNetwork(host.toString(), channels.open(address), exposed);
    }

    /** @throws InterruptedException if a signal came meanwhile, or before; the thread can wait again afterwards */
    private LaunchedAgents start(LaunchPlan plan, LaunchToken secret) throws InterruptedException {
        try {
            signals.wake(Thread.currentThread()::interrupt);
            return Launch.start(plan, secret);
        } finally {
            signals.wake(() -> {});
            Thread.interrupted();
        }
    }

    private ControlChannels channels(Optional<AccessToken> token) {
        Transport transport = ControlTransport.of(Transports.installed());
        ControlChannels channels = new ControlChannels(
                token,
                tls,
                deadlines.silenceNs(),
                ControlTransport.newLoops(transport),
                ControlTransport.clientSockets(transport));
        closing.push(channels::close);
        return channels;
    }
}
