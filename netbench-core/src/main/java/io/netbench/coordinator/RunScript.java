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

    private final RunContext context;
    private final RunPlan plan;
    private final ControlLoop loop;
    private final RunCourse course = new RunCourse();
    private final AgentGroup agents;

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
        prepare();
        connect();
        new LoadScript(context, course, agents, clocks).run();
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
                        .setRunId(plan.runId())));
        await(AgentSession::hasGreeted, context.deadlines().answerNs());
    }

    private void probeClocks() throws InterruptedException {
        agents.begin("clock");
        agents.send(AgentSession::probeClock);
        agents.await(AgentSession::isProbed, loop.nowNs() + context.deadlines().answerNs(), () -> false);
    }

    private void prepare() throws GivenUpException, InterruptedException {
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
                PlanMessages.send(plan, links, seating.of(agent), secret, agent::send);
            } else {
                agent.dismiss();
            }
        }
        awaitAll(AgentSession::isPrepared, context.deadlines().prepareNs());
    }

    private void connect() throws GivenUpException, InterruptedException {
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
        awaitAll(
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

    /** Waits for all, and gives up when one drops out: others would wait for its connections in vain. */
    private void awaitAll(Predicate<AgentSession> reached, long withinNs)
            throws GivenUpException, InterruptedException {
        int before = agents.in().size();
        Predicate<AgentSession> orLost = reached.or(agent -> agents.in().size() < before);
        await(orLost, withinNs);
        if (agents.in().size() < before) {
            throw new GivenUpException("The run was given up before its load began.");
        }
    }

    private boolean isIn(int endpoint) {
        return agents.get(plan.endpoints().get(endpoint).agent()).isIn();
    }
}
