package io.netbench.coordinator;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.netbench.analysis.StopCause;
import io.netbench.control.HandCrankedTime;
import io.netbench.coordinator.agents.AgentConnection;
import io.netbench.coordinator.agents.OpenAgents;
import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.result.Finding;
import io.netbench.result.RunResult;
import io.netbench.text.PropertyNames;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A coordinator with scripted agents, all in hand-cranked time. Agents sit on hosts {@code h0}, {@code h1}, ..., and stay open
 * from the first run to the last.
 */
final class ScriptedRun implements AutoCloseable {

    private final HandCrankedTime time = new HandCrankedTime();
    private final List<ScriptedAgent> agents = new ArrayList<>();
    private final List<Server> servers = new ArrayList<>();
    private final List<ManagedChannel> channels = new ArrayList<>();
    private final List<IntervalFigures> intervals = new ArrayList<>();
    private final List<RunPhase> phases = new ArrayList<>();
    private final List<Long> lossTimesNs = new ArrayList<>();
    private final List<Long> intervalTimesNs = new ArrayList<>();
    private final List<String> failedLinks = new ArrayList<>();
    private Coordinator coordinator;
    private RunPhase phaseOfInterrupt;
    private StopCause interruptInPhase;
    private boolean wantsDetail;
    private boolean exposed;
    private StepDeadlines deadlines = StepDeadlines.DEFAULT;
    private PropertyNames names = PropertyNames.WORDS;

    HandCrankedTime time() {
        return time;
    }

    /** Adds an agent whose clock is off by {@code clockOffsetNs}. */
    ScriptedAgent agent(long clockOffsetNs) throws IOException {
        ScriptedAgent agent = new ScriptedAgent(time, clockOffsetNs);
        String name = InProcessServerBuilder.generateName();
        servers.add(InProcessServerBuilder.forName(name)
                .directExecutor()
                .addService(agent)
                .build()
                .start());
        channels.add(InProcessChannelBuilder.forName(name).directExecutor().build());
        agents.add(agent);
        return agent;
    }

    /** Others can read what is said on the way. */
    ScriptedRun exposed() {
        exposed = true;
        return this;
    }

    /** Within which a lost host is named. */
    ScriptedRun hostTimeout(long hostTimeoutNs) {
        deadlines = StepDeadlines.ofHostTimeout(hostTimeoutNs);
        return this;
    }

    /** A person can change its times. */
    ScriptedRun withNames(PropertyNames newNames) {
        names = newNames;
        return this;
    }

    RunResult run(RunPlan plan) {
        if (coordinator == null) {
            List<AgentConnection> connections = new ArrayList<>();
            for (ManagedChannel channel : channels) {
                connections.add(AgentConnection.overNetwork("h" + connections.size(), channel, exposed));
            }
            coordinator = new Coordinator(
                    new OpenAgents(connections),
                    deadlines,
                    names,
                    time::loop,
                    () -> Instant.EPOCH.plusNanos(time.nowNs()));
        }
        return coordinator.run(plan, RunLabels.NONE, new Ear());
    }

    void interruptAfter(long delayNs, StopCause ending) {
        time.after(delayNs, () -> coordinator.interrupt(ending));
    }

    void interruptInPhase(RunPhase phase, StopCause ending) {
        phaseOfInterrupt = phase;
        interruptInPhase = ending;
    }

    /** Returns whether it came in time. */
    boolean interrupt(StopCause ending) {
        return coordinator.interrupt(ending);
    }

    /** Somebody watches. */
    void wantingDetail() {
        wantsDetail = true;
    }

    List<IntervalFigures> intervals() {
        return intervals;
    }

    /** When intervals were told. */
    List<Long> intervalTimesNs() {
        return intervalTimesNs;
    }

    List<RunPhase> phases() {
        return phases;
    }

    /** When agents were given up. */
    List<Long> lossTimesNs() {
        return lossTimesNs;
    }

    List<String> failedLinks() {
        return failedLinks;
    }

    static List<String> errors(RunResult result) {
        return result.errors().stream().map(Finding::text).toList();
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        servers.forEach(Server::shutdownNow);
    }

    private final class Ear implements RunListener {

        @Override
        public boolean wantsDetail() {
            return wantsDetail;
        }

        @Override
        public void phase(RunPhase phase) {
            phases.add(phase);
            if (phase == phaseOfInterrupt) {
                coordinator.interrupt(interruptInPhase);
            }
        }

        @Override
        public void interval(IntervalFigures interval) {
            intervals.add(interval);
            intervalTimesNs.add(time.nowNs());
        }

        @Override
        public void linkFailed(LinkPlan link, String reason) {
            failedLinks.add(link.id() + ": " + reason);
        }

        @Override
        public void agentLost(String agent, String step, String reason) {
            lossTimesNs.add(time.nowNs());
        }
    }
}
