package io.netbench.coordinator;

import io.netbench.control.ControlLoop;
import io.netbench.control.proto.Arm;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.End;
import io.netbench.control.proto.Quiesce;
import io.netbench.control.proto.QuietQuery;
import io.netbench.control.proto.QuietReply;
import io.netbench.coordinator.agents.AgentSession;
import io.netbench.coordinator.agents.RunClocks;
import io.netbench.coordinator.outcome.RunTimeline;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.result.Finding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * The load of a run, from the order to start to the last connection's end. Where only time ends it, one armed start covers
 * warm-up and window. Where bytes or rounds can, the warm-up drains and a second start follows, with which counting
 * begins.
 */
final class LoadScript {

    private static final long MILLISECOND_NS = 1_000_000L;

    /** How often agents are asked whether the warm-up has drained. */
    private static final long QUIET_QUERY_NS = 5 * MILLISECOND_NS;

    /** An order to end early reaches the agents before its instant. */
    private static final long EARLY_END_NS = 10 * MILLISECOND_NS;

    private static final long NEVER_NS = Long.MAX_VALUE / 2;

    private final RunContext context;
    private final RunTimeline course;
    private final AgentGroup agents;
    private final RunClocks clocks;
    private final ControlLoop loop;
    private final RunPlan plan;
    private final Schedule schedule;
    private final long extraAheadNs;
    private int starts;
    private long firstStartNs;

    /**
     * A load.
     *
     * @param extraAheadNs how much farther ahead its start is to lie than it need
     */
    LoadScript(RunContext context, RunTimeline course, AgentGroup agents, RunClocks clocks, long extraAheadNs) {
        this.context = context;
        this.course = course;
        this.agents = agents;
        this.clocks = clocks;
        this.loop = context.loop();
        this.plan = context.plan();
        this.schedule = plan.schedule();
        this.extraAheadNs = extraAheadNs;
    }

    /** @throws LateArmException if an agent refused the first start since the order came too late for it */
    void run() throws LateArmException, GivenUpException, InterruptedException {
        firstStartNs = loop.nowNs() + StartTime.aheadNs(agents.in(), connections()) + extraAheadNs;
        agents.startsAt(firstStartNs);
        course.started(context.wallClock().instant().plusNanos(firstStartNs - loop.nowNs()));
        boolean limited = plan.endsByBytesOrRounds();
        boolean drainsWarmup = limited && schedule.warmupNs() > 0;
        if (drainsWarmup && !warmUp()) {
            end(loop.nowNs() + EARLY_END_NS);
        } else {
            measure(limited, drainsWarmup);
        }
        awaitDrain();
    }

    /** Runs the warm-up until all of it has arrived; false if the run is to end with it. */
    private boolean warmUp() throws LateArmException, GivenUpException, InterruptedException {
        long warmupEndNs = firstStartNs + schedule.warmupNs();
        arm(new Start(firstStartNs, warmupEndNs, OptionalLong.of(warmupEndNs), false));
        phaseAt(firstStartNs, RunPhase.WARMUP);
        agents.send(agent -> agent.send(CoordinatorMessage.newBuilder()
                .setQuiesce(Quiesce.newBuilder().setAtNs(clocks.atAgent(agent, warmupEndNs)))));
        agents.begin("warm-up");
        waitUntil(warmupEndNs);
        course.warmupEnds(warmupEndNs - firstStartNs);
        return !isOver() && awaitQuiet(warmupEndNs);
    }

    /** As the end of a run, that of a warm-up waits as long as something moves, within bounds. */
    private boolean awaitQuiet(long warmupEndNs) throws InterruptedException {
        long boundNs = warmupEndNs + schedule.drainBoundNs();
        long deadlineNs = warmupEndNs + schedule.drainNs() + context.deadlines().answerNs();
        long received = 0;
        while (!isOver()) {
            agents.send(agent -> {
                agent.answers().forgetQuiet();
                agent.send(CoordinatorMessage.newBuilder().setQuietQuery(QuietQuery.getDefaultInstance()));
            });
            agents.await(
                    agent -> agent.answers().quiet().isPresent(),
                    loop.nowNs() + context.deadlines().answerNs(),
                    context.interruption()::hasHappened);
            if (isQuiet()) {
                return true;
            }
            if (receivedBytes() > received) {
                received = receivedBytes();
                deadlineNs = Math.max(deadlineNs, Math.min(boundNs, loop.nowNs() + schedule.drainNs()));
            }
            if (loop.nowNs() - deadlineNs >= 0) {
                course.error(Finding.of(
                        "warmup_not_drained", "What the warm-up sent did not all arrive within its deadline."));
                return false;
            }
            waitUntil(loop.nowNs() + QUIET_QUERY_NS);
        }
        return false;
    }

    private long receivedBytes() {
        return agents.in().stream()
                .flatMap(agent -> agent.answers().quiet().stream())
                .mapToLong(QuietReply::getReceivedBytes)
                .sum();
    }

    private boolean isQuiet() {
        List<QuietReply> replies = agents.in().stream()
                .flatMap(agent -> agent.answers().quiet().stream())
                .toList();
        long onTheWay = replies.stream()
                .mapToLong(reply -> reply.getSentBytes() - reply.getReceivedBytes())
                .sum();
        return replies.size() == agents.in().size()
                && onTheWay == 0
                && replies.stream().allMatch(reply -> reply.getBusyConnections() == 0);
    }

    private void measure(boolean limited, boolean isSecondStart)
            throws LateArmException, GivenUpException, InterruptedException {
        long startNs = isSecondStart
                ? loop.nowNs() + StartTime.secondAheadNs(agents.in().size())
                : firstStartNs;
        boolean warmsUp = !isSecondStart && schedule.warmupNs() > 0;
        long fromNs = warmsUp ? startNs + schedule.warmupNs() : startNs;
        OptionalLong toNs = plan.windowNs().isPresent()
                ? OptionalLong.of(fromNs + plan.windowNs().getAsLong())
                : OptionalLong.empty();
        arm(new Start(startNs, fromNs, toNs, limited));
        course.measuresFrom(fromNs - firstStartNs);
        toNs.ifPresent(to -> course.endsAt(to - firstStartNs));
        if (warmsUp) {
            course.warmupEnds(schedule.warmupNs());
            phaseAt(startNs, RunPhase.WARMUP);
        }
        phaseAt(fromNs, RunPhase.MEASURE);
        agents.begin("load");
        OpenLoads loads = new OpenLoads(plan.loads(), load -> limited && hasReachedLimit(load), fromNs);
        awaitEnd(loads, toNs.orElse(NEVER_NS));
        boolean endsByItself = toNs.isPresent() && loop.nowNs() - toNs.getAsLong() >= 0;
        if (!endsByItself) {
            end(loads.areOver(loop.nowNs()) ? loop.nowNs() : loop.nowNs() + EARLY_END_NS);
        }
    }

    /** Loads that are done while others go on end at once. */
    private void awaitEnd(OpenLoads loads, long toNs) throws InterruptedException {
        BooleanSupplier over =
                () -> isOver() || agents.have(agent -> agent.answers().isDrained()) || loads.areOver(loop.nowNs());
        while (!over.getAsBoolean() && loop.nowNs() - toNs < 0) {
            loop.runUntil(
                    () -> over.getAsBoolean() || loads.hasDone(),
                    Math.min(toNs, loads.nextStopNs(loop.nowNs()).orElse(toNs)));
            if (!over.getAsBoolean()) {
                loads.takeDone().forEach(this::end);
            }
        }
    }

    private boolean hasReachedLimit(Load load) {
        return agents.have(agent -> agent.answers().hasReachedLimit(load.id()));
    }

    private void end(Load load) {
        long atNs = loop.nowNs();
        course.loadEndsAt(load.id(), atNs - firstStartNs);
        agents.send(agent -> agent.send(CoordinatorMessage.newBuilder()
                .setEnd(End.newBuilder().setLoad(load.id()).setAtNs(clocks.atAgent(agent, atNs)))));
    }

    private void arm(Start start) throws LateArmException, GivenUpException, InterruptedException {
        agents.begin("arm");
        starts++;
        agents.send(agent -> agent.send(CoordinatorMessage.newBuilder()
                .setArm(start.message(agent, clocks)
                        .setDetailedIntervals(context.listener().wantsDetail()))));
        // The agent judges whether the order came in time; its answer may come when the load is on.
        agents.await(
                agent -> agent.answers().armed() == starts,
                start.atNs + context.deadlines().answerNs(),
                () -> context.interruption().hasHappened() || lateAgent().isPresent());
        Optional<AgentSession> late = lateAgent();
        if (late.isPresent()) {
            throw new LateArmException(late.get());
        }
        if (agents.isEmpty()) {
            throw new GivenUpException("No host is left.");
        }
    }

    private Optional<AgentSession> lateAgent() {
        return agents.in().stream()
                .filter(agent -> agent.answers().lateByNs().isPresent())
                .findFirst();
    }

    /** Ends the load early; somebody who interrupts it does not wait for a slow line. */
    private void end(long atNs) {
        course.endsAt(atNs - firstStartNs);
        end(
                atNs,
                context.interruption().hasHappened()
                        ? OptionalLong.of(atNs + schedule.drainNs())
                        : OptionalLong.empty());
    }

    private void end(long atNs, OptionalLong drainToNs) {
        agents.send(agent -> {
            End.Builder end = End.newBuilder().setAtNs(clocks.atAgent(agent, atNs));
            drainToNs.ifPresent(to -> end.setDrainToNs(clocks.atAgent(agent, to)));
            agent.send(CoordinatorMessage.newBuilder().setEnd(end));
        });
    }

    private void awaitDrain() throws InterruptedException {
        context.listener().phase(RunPhase.DRAIN);
        agents.begin("drain");
        long endNs = firstStartNs + course.endNs().orElseThrow();
        long deadlineNs = endNs + schedule.drainBoundNs() + context.deadlines().answerNs();
        Interruption interruption = context.interruption();
        boolean isPatient = !interruption.hasHappened();
        agents.failsEndsOfFailedLinks();
        agents.await(agent -> agent.answers().isDrained(), deadlineNs, () -> isPatient && interruption.hasHappened());
        if (isPatient && interruption.hasHappened()) {
            end(endNs, OptionalLong.of(loop.nowNs()));
            agents.await(
                    agent -> agent.answers().isDrained(),
                    loop.nowNs() + context.deadlines().answerNs(),
                    () -> false);
        }
        course.drained(loop.nowNs() - firstStartNs);
    }

    private boolean isOver() {
        return context.interruption().hasHappened() || agents.isEmpty() || course.hasLostAllLinks();
    }

    private void waitUntil(long atNs) throws InterruptedException {
        loop.runUntil(this::isOver, atNs);
    }

    private void phaseAt(long atNs, RunPhase phase) {
        loop.at(atNs, () -> {
            if (!isOver()) {
                context.listener().phase(phase);
            }
        });
    }

    private long connections() {
        return course.links().stream()
                .mapToLong(link -> link.load().connections())
                .sum();
    }

    /**
     * One armed start on the coordinator's clock.
     *
     * @param atNs when the load is released
     * @param fromNs begin of the measured window
     * @param toNs its end; equal to its begin: nothing is measured
     * @param limited whether what is sent counts towards bytes and rounds
     */
    private record Start(long atNs, long fromNs, OptionalLong toNs, boolean limited) {
        Arm.Builder message(AgentSession agent, RunClocks clocks) {
            Arm.Builder message = Arm.newBuilder()
                    .setStartNs(clocks.atAgent(agent, atNs))
                    .setMeasureFromNs(clocks.atAgent(agent, fromNs))
                    .setLimited(limited);
            toNs.ifPresent(to -> message.setMeasureToNs(clocks.atAgent(agent, to)));
            return message;
        }
    }
}
