package io.netbench.coordinator;

import io.netbench.analysis.Ending;
import io.netbench.control.BuildInfo;
import io.netbench.control.ControlLoop;
import io.netbench.control.Pieces;
import io.netbench.control.PlanMessages;
import io.netbench.control.Protocol;
import io.netbench.control.RunSecret;
import io.netbench.control.proto.AgentAddresses;
import io.netbench.control.proto.Connect;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.Hello;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.result.Finding;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One run from hello to release, step by step, on the coordinator's thread. */
final class RunScript {

    /** How often the links that are left are prepared; each time but the first, hosts were lost or armed too late. */
    private static final int MAX_ATTEMPTS = 5;

    /** What is added to a start ahead that was too short for an agent, on top of what that agent lacked. */
    private static final long LATE_EXTRA_NS = 1_000_000_000L;

    private final RunContext context;
    private final RunPlan plan;
    private final ControlLoop loop;
    private final RunCourse course = new RunCourse();
    private final AgentGroup agents;
    private int attempts;

    RunScript(RunContext context, List<AgentConnection> connections) {
        this.context = context;
        this.plan = context.plan();
        this.loop = context.loop();
        this.agents = new AgentGroup(context, course, connections);
    }

    /** Works through the run. Never throws; what goes wrong is in the outcome. */
    RunOutcome run() {
        context.interruption().wakes(loop);
        RunFigures figures = RunFigures.NONE;
        boolean interrupted = false;
        try {
            figures = figures();
        } catch (InterruptedException threadEnds) {
            interrupted = true;
            context.interruption().happen(Ending.TERMINATED);
        }
        course.endedBy(context.interruption().ending());
        try {
            agents.release(loop.nowNs() + context.deadlines().answerNs());
        } catch (InterruptedException threadEnds) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new RunOutcome(course, agents.all(), figures);
    }

    /** Once a load has begun, every link of the plan has its entry, if only to say that nothing is known of it. */
    private RunFigures figures() throws InterruptedException {
        try {
            return script();
        } catch (GivenUpException givenUp) {
            if (course.errors().isEmpty()) {
                course.error(Finding.of("given_up", givenUp.getMessage()));
            }
            LinkTable known = new LinkTable(plan, course, agents.all());
            return course.startedAt().isPresent() ? RunFigures.of(known.links(loop), known.sinks()) : RunFigures.NONE;
        }
    }

    private RunFigures script() throws GivenUpException, InterruptedException {
        context.listener().phase(RunPhase.SETUP);
        greet();
        probeClocks();
        RunClocks clocks = RunClocks.of(agents.in());
        getReady();
        load(clocks);
        context.listener().phase(RunPhase.REPORT);
        probeClocks();
        return new ReportScript(context, course, agents).gather(clocks.after(agents.in()));
    }

    private void greet() throws GivenUpException, InterruptedException {
        agents.begin("hello");
        agents.open();
        agents.sendAll(CoordinatorMessage.newBuilder()
                .setHello(Hello.newBuilder()
                        .setProtocolVersion(Protocol.VERSION)
                        .setToolVersion(BuildInfo.version())
                        .setRunId(plan.runId())
                        .setLeaseNs(context.deadlines().leaseNs())));
        await(AgentSession::hasGreeted, context.deadlines().answerNs());
    }

    private void probeClocks() throws InterruptedException {
        agents.begin("clock");
        agents.send(AgentSession::probeClock);
        agents.await(AgentSession::isProbed, loop.nowNs() + context.deadlines().answerNs(), () -> false);
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
                    "The order to start came %.1f ms too late for %s: all were started once more, with more time."
                            .formatted(first.lateByNs() / 1e6, first.agent().name())));
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
        List<LinkPlan> links = plan.loads().get(0).links().stream()
                .filter(link -> isIn(link.source()) && isIn(link.sink()))
                .toList();
        course.running(links);
        if (links.isEmpty()) {
            throw new GivenUpException("No link has both its agents.");
        }
        RunSecret secret = RunSecret.random();
        Seating seating = new Seating(plan, links, agents::get, agents.in());
        for (AgentSession agent : agents.in()) {
            if (links.stream().anyMatch(link -> PlanMessages.touches(plan, link, agent.index()))) {
                agent.expectPlan();
                PlanMessages.send(plan, links, seating.of(agent), secret, agent::send);
            } else {
                agent.dismiss();
            }
        }
        return awaitAll(AgentSession::isPrepared, context.deadlines().prepareNs());
    }

    private boolean connect() throws GivenUpException, InterruptedException {
        agents.begin("connect");
        Optional<Finding> unreachable = new LoopbackServers(agents.in()).find(plan, course.links());
        if (unreachable.isPresent()) {
            course.error(unreachable.get());
            throw new GivenUpException(unreachable.get().text());
        }
        List<AgentAddresses> servers = agents.in().stream()
                .filter(agent -> agent.prepared().orElseThrow().getListeningCount() > 0)
                .map(agent -> AgentAddresses.newBuilder()
                        .setAgent(agent.index())
                        .addAllAddresses(agent.prepared().orElseThrow().getListeningList())
                        .build())
                .toList();
        List<List<AgentAddresses>> pieces = Pieces.of(servers, Protocol.PIECE_COUNT);
        for (int i = 0; i < pieces.size(); i++) {
            agents.sendAll(CoordinatorMessage.newBuilder()
                    .setConnect(Connect.newBuilder().addAllAgents(pieces.get(i)).setLast(i == pieces.size() - 1)));
        }
        return awaitAll(
                AgentSession::isConnected,
                plan.schedule().connectNs() + context.deadlines().answerNs());
    }

    /** Waits for all, and goes on with those that are left. */
    private void await(Predicate<AgentSession> reached, long withinNs) throws GivenUpException, InterruptedException {
        agents.await(reached, loop.nowNs() + withinNs, context.interruption()::hasHappened);
        if (context.interruption().hasHappened()) {
            throw new GivenUpException("The run was ended before its load began.");
        }
        if (agents.isEmpty()) {
            throw new GivenUpException("No agent is left.");
        }
    }

    /**
     * Waits for all; false if one dropped out, since others would wait for its connections in vain. Where agents can't
     * connect, and all hosts are there, it is those agents that drop out.
     */
    private boolean awaitAll(Predicate<AgentSession> reached, long withinNs)
            throws GivenUpException, InterruptedException {
        int before = agents.in().size();
        await(reached.or(agent -> agents.in().size() < before || cannotConnect()), withinNs);
        if (agents.in().size() == before && !cannotConnect()) {
            return true;
        }
        agents.awaitSigns();
        if (agents.in().size() == before) {
            agents.in().forEach(agent -> agent.connectFailure().ifPresent(reason -> agent.lose("connect", reason)));
        }
        return false;
    }

    private boolean cannotConnect() {
        return agents.in().stream().anyMatch(agent -> agent.connectFailure().isPresent());
    }

    private boolean isIn(int endpoint) {
        return agents.get(plan.endpoints().get(endpoint).agent()).isIn();
    }
}
