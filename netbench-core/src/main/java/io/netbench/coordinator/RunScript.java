package io.netbench.coordinator;

import io.netbench.analysis.RunAnalysis;
import io.netbench.analysis.StopCause;
import io.netbench.control.BuildInfo;
import io.netbench.control.ControlLoop;
import io.netbench.control.PlanMessages;
import io.netbench.control.Protocol;
import io.netbench.control.RunSecret;
import io.netbench.control.proto.ConnectFailed;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.Hello;
import io.netbench.coordinator.agents.AgentSession;
import io.netbench.coordinator.agents.CoLocation;
import io.netbench.coordinator.agents.LinkShares;
import io.netbench.coordinator.agents.LoopbackServers;
import io.netbench.coordinator.agents.OpenAgent;
import io.netbench.coordinator.agents.RunClocks;
import io.netbench.coordinator.agents.SameAgents;
import io.netbench.coordinator.agents.ServerAddresses;
import io.netbench.coordinator.outcome.LinkAssembly;
import io.netbench.coordinator.outcome.ResultAssembler;
import io.netbench.coordinator.outcome.RunFigures;
import io.netbench.coordinator.outcome.RunTimeline;
import io.netbench.host.HostIdentity;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.result.Finding;
import io.netbench.result.RunResult;
import io.netbench.result.end.KeptSamples;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One run from hello to release, step by step, on the coordinator's thread. */
final class RunScript {

    /** How often the links that are left are prepared; each time but the first, hosts were lost or armed too late. */
    private static final int MAX_ATTEMPTS = 5;

    /** What is added to a start ahead that was too short for an agent, on top of what that agent lacked. */
    private static final long LATE_EXTRA_NS = 1_000_000_000L;

    /** Agents that are reached, or get ready, at a time: more would not be ready sooner. */
    private static final int ASKED_AT_ONCE = 256;

    /** Agents that are pinged at a time: the pings of more would wait for each other, and not tell the way's delay. */
    private static final int PROBED_AT_ONCE = 32;

    private final RunContext context;
    private final RunPlan plan;
    private final ControlLoop loop;
    private final RunTimeline course = new RunTimeline();
    private final AgentGroup agents;
    private LinkShares shares;
    private int attempts;

    RunScript(RunContext context, List<OpenAgent> agents) {
        this.context = context;
        this.plan = context.plan();
        this.loop = context.loop();
        this.agents = new AgentGroup(context, course, agents);
    }

    /** Works through the run. Never throws; what goes wrong is in its result. */
    RunResult run() {
        context.interruption().begin(loop);
        RunFigures figures = RunFigures.NONE;
        boolean interrupted = false;
        try {
            figures = figures();
        } catch (InterruptedException threadEnds) {
            interrupted = true;
            context.interruption().happen(StopCause.INTERRUPTED);
        }
        // What agents free takes its time, and so does a result: neither waits for the other.
        long freeByNs = loop.nowNs() + context.deadlines().answerNs();
        agents.release();
        course.endedBy(context.interruption().settle());
        RunResult result = RunAnalysis.conclude(
                new ResultAssembler(plan, context.labels(), course, agents.all(), figures).measurements());
        try {
            agents.awaitEnds(freeByNs);
        } catch (InterruptedException threadEnds) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return result;
    }

    /** Times that agents kept one by one, by their names. When the run is over. */
    Map<String, List<KeptSamples>> samples() {
        Map<String, List<KeptSamples>> samples = new HashMap<>();
        agents.all().forEach(agent -> samples.put(agent.name(), agent.report().samples()));
        return samples;
    }

    /** Once a load has begun, every link of the plan has its entry, if only to say that nothing is known of it. */
    private RunFigures figures() throws InterruptedException {
        try {
            return script();
        } catch (GivenUpException givenUp) {
            if (course.errors().isEmpty()) {
                course.error(Finding.of("given_up", givenUp.getMessage()));
            }
            LinkAssembly known = new LinkAssembly(plan, course, agents.all());
            return course.startedAt().isPresent() ? RunFigures.of(known.links(loop), known.sinks()) : RunFigures.NONE;
        }
    }

    private RunFigures script() throws GivenUpException, InterruptedException {
        context.listener().phase(RunPhase.SETUP);
        greet();
        probeClocks(agents.in().stream().filter(agent -> !agent.isClockFresh()).toList());
        RunClocks clocks = RunClocks.of(agents.in());
        getReady();
        load(clocks);
        context.listener().phase(RunPhase.REPORT);
        probeClocks(agents.in());
        return new ReportScript(context, course, agents).gather(clocks.after(agents.in()));
    }

    private void greet() throws GivenUpException, InterruptedException {
        agents.begin("hello");
        agents.beat();
        Hello.Builder hello = Hello.newBuilder()
                .setProtocolVersion(Protocol.VERSION)
                .setToolVersion(BuildInfo.version())
                .setRunId(plan.runId())
                .setLeaseNs(context.deadlines().leaseNs());
        Consumer<AgentSession> greeting = agent -> {
            agent.open();
            agent.send(CoordinatorMessage.newBuilder().setHello(hello));
        };
        new BoundedFanOut(agents, agents.in(), greeting, AgentSession::hasGreeted)
                .run(ASKED_AT_ONCE, context.deadlines().answerNs(), context.interruption()::hasHappened);
        requireSomebodyAndTime();
        Optional<Finding> twice = SameAgents.find(agents.in());
        if (twice.isPresent()) {
            course.error(twice.get());
            throw new GivenUpException(twice.get().text());
        }
    }

    private void probeClocks(List<AgentSession> whose) throws InterruptedException {
        agents.begin("clock");
        HostIdentity here = HostIdentity.ofThisHost();
        new BoundedFanOut(agents, whose, agent -> agent.probeClock(here), AgentSession::isProbed)
                .run(PROBED_AT_ONCE, context.deadlines().answerNs(), () -> false);
    }

    /** Prepares and connects, over again without the hosts that are lost in the middle of it. */
    private void getReady() throws GivenUpException, InterruptedException {
        do {
            attempts++;
            if (attempts > MAX_ATTEMPTS) {
                throw new GivenUpException("Hosts went on dropping out before the load began.");
            }
        } while (!(prepare() && connect()));
    }

    /** A start that comes too late for an agent is tried once more, by all. */
    private void load(RunClocks clocks) throws GivenUpException, InterruptedException {
        try {
            new LoadScript(context, course, agents, clocks, 0).run();
        } catch (LateArmException first) {
            course.warning(Finding.about(
                    first.agent().name(),
                    "late_arm",
                    String.format(
                            Locale.ROOT,
                            "The order to start came %.1f ms too late for %s: all were started once more, with more"
                                    + " time.",
                            first.lateByNs() / 1e6,
                            first.agent().name())));
            agents.startsNot();
            getReady();
            loadAgain(clocks, first.lateByNs() + LATE_EXTRA_NS);
        }
    }

    private void loadAgain(RunClocks clocks, long extraAheadNs) throws GivenUpException, InterruptedException {
        try {
            new LoadScript(context, course, agents, clocks, extraAheadNs).run();
        } catch (LateArmException again) {
            again.agent().lose("arm", again.getMessage() + ", twice");
            throw new GivenUpException("The start came too late twice.");
        }
    }

    private boolean prepare() throws GivenUpException, InterruptedException {
        agents.begin("prepare");
        List<LinkPlan> links = plan.links().stream()
                .filter(link -> isIn(link.source()) && isIn(link.sink()))
                .toList();
        course.running(links);
        if (links.isEmpty()) {
            throw new GivenUpException("No link has both its ends.");
        }
        RunSecret secret = RunSecret.random();
        shares = new LinkShares(plan, links);
        agents.carry(shares);
        CoLocation seating = new CoLocation(shares, agents::get, agents.in());
        agents.in().stream().filter(agent -> shares.of(agent).isEmpty()).forEach(AgentSession::dismiss);
        int before = agents.in().size();
        Consumer<AgentSession> order = agent -> {
            agent.expectPlan();
            PlanMessages.send(plan, shares.of(agent), seating.of(agent), secret, agent::send);
        };
        new BoundedFanOut(agents, agents.in(), order, AgentSession::isPrepared)
                .run(
                        ASKED_AT_ONCE,
                        context.deadlines().prepareNs(),
                        () -> context.interruption().hasHappened()
                                || agents.in().size() < before);
        requireSomebodyAndTime();
        return areAllLeft(before);
    }

    private boolean connect() throws GivenUpException, InterruptedException {
        agents.begin("connect");
        Optional<Finding> unreachable = new LoopbackServers(agents.in()).find(plan, course.links());
        if (unreachable.isPresent()) {
            course.error(unreachable.get());
            throw new GivenUpException(unreachable.get().text());
        }
        agents.send(agent -> new ServerAddresses(shares.serversOf(agent), agents::get).sendTo(agent));
        int before = agents.in().size();
        await(
                agent -> agent.answers().isConnected() || agents.in().size() < before || cannotConnect(),
                plan.schedule().connectNs() + context.deadlines().answerNs());
        return areAllLeft(before);
    }

    /** Waits for all, and goes on with those that are left. */
    private void await(Predicate<AgentSession> reached, long withinNs) throws GivenUpException, InterruptedException {
        agents.await(reached, loop.nowNs() + withinNs, context.interruption()::hasHappened);
        requireSomebodyAndTime();
    }

    private void requireSomebodyAndTime() throws GivenUpException {
        if (context.interruption().hasHappened()) {
            throw new GivenUpException("The run was ended before its load began.");
        }
        if (agents.isEmpty()) {
            throw new GivenUpException("No host is left.");
        }
    }

    /**
     * False if one dropped out, since others would wait for its connections in vain. Where agents can't connect, and all
     * hosts are there, it is those agents that drop out.
     */
    private boolean areAllLeft(int before) throws InterruptedException {
        if (agents.in().size() == before && !cannotConnect()) {
            return true;
        }
        agents.awaitSigns();
        if (agents.in().size() == before) {
            agents.in()
                    .forEach(agent -> agent.answers()
                            .connectFailure()
                            .ifPresent(failed -> agent.loseUnconnected(reasonOf(failed), failed.getIncoming())));
        }
        return false;
    }

    private String reasonOf(ConnectFailed failed) {
        return failed.getLate() ? context.after("connect", failed.getReason()) : failed.getReason();
    }

    private boolean cannotConnect() {
        return agents.in().stream()
                .anyMatch(agent -> agent.answers().connectFailure().isPresent());
    }

    private boolean isIn(int endpoint) {
        return agents.get(plan.endpoints().get(endpoint).agent()).isIn();
    }
}
