package io.netbench.agent;

import io.netbench.control.ControlLoop;
import io.netbench.control.PlanMessages;
import io.netbench.control.Protocol;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.Arm;
import io.netbench.control.proto.Armed;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.Drained;
import io.netbench.control.proto.End;
import io.netbench.control.proto.LimitReached;
import io.netbench.control.proto.LinkFailed;
import io.netbench.control.proto.LinksLost;
import io.netbench.control.proto.MovedReply;
import io.netbench.control.proto.PlanHeader;
import io.netbench.control.proto.QuietReply;
import io.netbench.control.proto.Released;
import io.netbench.dataplane.AgentException;
import io.netbench.dataplane.AgentLimits;
import io.netbench.dataplane.DataPlane;
import io.netbench.dataplane.FutureFailures;
import io.netbench.dataplane.ShareInterval;
import io.netbench.measure.LoadWindow;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The load of a run, from the first armed start to the last connection's end. A timed end is known when a start is armed,
 * and is kept without any message. Belongs to the run's thread; what event loops report is posted to it.
 */
final class RunLoad {

    /** How far ahead a start may lie; instants up to there, and what follows from them, can be computed with. */
    private static final long MAX_AHEAD_NS = 600_000_000_000L;

    /** For so long event loops may take to look at connections that have ended. */
    private static final long MOST_SAMPLING_NS = 1_000_000_000L;

    /** A rest shorter than this part of an interval is told with nothing. */
    private static final int LEAST_REST = 10;

    /**
     * How long before a window that begins with the release the host's counters are read. Nothing moves until then, and reading
     * them at that instant would take the CPUs from the event loops that are to be released.
     */
    private static final long LOOK_AHEAD_NS = 100_000_000L;

    /** How busy a loop is over less is a matter of chance. */
    private static final long LEAST_LOOK_AT_LOOPS_NS = 200_000_000L;

    private final ControlLoop loop;
    private final RunStream stream;
    private final DataPlane plane;
    private final RunPlan share;
    private final Schedule schedule;
    private final AgentLimits limits;
    private final long setUpByNs;
    private Long firstStartNs;
    private Long endNs;
    private long toldNs;
    private long drainedNs;
    private boolean drained;
    private boolean overtaken;
    private boolean watched;
    private int untold;
    private long intervalsDropped;

    /**
     * @param setUpByNs when a start must have been armed
     */
    RunLoad(ControlLoop loop, RunStream stream, DataPlane plane, RunPlan share, AgentLimits limits, long setUpByNs) {
        this.loop = loop;
        this.stream = stream;
        this.plane = plane;
        this.share = share;
        this.schedule = share.schedule();
        this.limits = limits;
        this.setUpByNs = setUpByNs;
    }

    /** Serves the coordinator until every connection has seen its end, or another plan comes instead, which is returned. */
    Optional<PlanHeader> run() throws InterruptedException {
        onLoop(plane.finished(), done -> drained = true);
        while (!drained && !stream.isReleased()) {
            CoordinatorMessage message = stream.next(() -> drained, waitLimitNs());
            if (message != null && message.hasPlanHeader()) {
                overtaken = true;
                return Optional.of(message.getPlanHeader());
            }
            if (message != null) {
                handle(message);
            }
        }
        if (drained) {
            drainedNs = loop.nowNs();
            plane.windowEnded(drainedNs);
            sampleRest();
            tellRest();
            stream.send(AgentMessage.newBuilder().setDrained(Drained.getDefaultInstance()));
        }
        return Optional.empty();
    }

    /** From the first start to the end that was ordered or planned, or else to the last connection's; 0 without a start. */
    long lengthNs() {
        return firstStartNs == null ? 0 : (endNs == null ? drainedNs : Math.min(endNs, drainedNs)) - firstStartNs;
    }

    long intervalsDropped() {
        return intervalsDropped;
    }

    /** A link failed. On the run's thread. */
    void linkFailed(int link, String reason) {
        LinkFailed.Builder failure = LinkFailed.newBuilder().setLink(link).setReason(reason);
        if (firstStartNs != null) {
            failure.setAtNs(loop.nowNs() - firstStartNs);
        }
        stream.send(AgentMessage.newBuilder().setLinkFailed(failure));
    }

    private long waitLimitNs() {
        if (firstStartNs == null) {
            return setUpByNs;
        }
        return endNs == null
                ? firstStartNs + limits.maxDuration().toNanos()
                : endNs + schedule.drainBoundNs() + Protocol.OVERTIME_NS;
    }

    private void handle(CoordinatorMessage message) {
        switch (message.getKindCase()) {
            case ARM -> arm(window(message.getArm()), message.getArm().getDetailedIntervals());
            case QUIESCE -> plane.quiesce(message.getQuiesce().getAtNs());
            case QUIET_QUERY ->
                onLoop(
                        plane.quiet(),
                        quiet -> stream.send(AgentMessage.newBuilder()
                                .setQuietReply(QuietReply.newBuilder()
                                        .setSentBytes(quiet.sentBytes())
                                        .setReceivedBytes(quiet.receivedBytes())
                                        .setBusyConnections(quiet.busyConnections()))));
            case END -> end(message.getEnd());
            case MOVED_QUERY -> tellMoved(message.getMovedQuery().getAgent());
            case LINKS_LOST -> linksLost(message.getLinksLost());
            default -> throw new AgentException("the coordinator sent " + message.getKindCase() + " out of turn");
        }
    }

    private void tellLimit(int load) {
        onLoop(
                plane.limitReached(load),
                done -> stream.send(AgentMessage.newBuilder()
                        .setLimitReached(LimitReached.newBuilder().setLoad(load))));
    }

    private void end(End end) {
        if (end.hasLoad()) {
            plane.end(requireLoad(end.getLoad()), end.getAtNs());
            return;
        }
        endAt(end.getAtNs());
        if (end.hasDrainToNs()) {
            giveUpAt(end.getDrainToNs(), "the run was interrupted");
        }
    }

    private int requireLoad(int load) {
        if (load < 0 || load >= share.loads().size()) {
            throw new AgentException("the coordinator ended load " + load + ", and the plan has "
                    + share.loads().size());
        }
        return load;
    }

    /** The coordinator does not hear another agent, and asks whether the load moves that the two share. */
    private void tellMoved(int other) {
        Set<Integer> shared = share.links().stream()
                .filter(link -> PlanMessages.touches(share, link, other))
                .map(LinkPlan::id)
                .collect(Collectors.toSet());
        onLoop(
                plane.movement(shared),
                mark -> stream.send(AgentMessage.newBuilder()
                        .setMovedReply(MovedReply.newBuilder().setAgent(other).setMark(mark))));
    }

    private void linksLost(LinksLost lost) {
        plane.failLinks(Set.copyOf(lost.getLinksList()), lost.getReason());
    }

    private static LoadWindow window(Arm order) {
        return new LoadWindow(
                order.getStartNs(),
                order.getMeasureFromNs(),
                order.hasMeasureToNs() ? order.getMeasureToNs() : Long.MAX_VALUE,
                order.getLimited());
    }

    private void arm(LoadWindow window, boolean detailedIntervals) {
        long aheadNs = window.startNs() - loop.nowNs();
        long neededNs = firstStartNs == null ? Protocol.LATE_ARM_NS : Protocol.LATE_SECOND_ARM_NS;
        if (aheadNs < neededNs && firstStartNs == null) {
            stream.send(AgentMessage.newBuilder().setArmed(Armed.newBuilder().setLateByNs(neededNs - aheadNs)));
            return;
        }
        requireNear(window, aheadNs, neededNs);
        if (firstStartNs == null) {
            firstStartNs = window.startNs();
            watched = detailedIntervals;
            if (watched) {
                plane.watchLinks();
            }
            balanceLoops();
            toldNs = firstStartNs;
            intervalAt(firstStartNs + schedule.intervalNs());
        } else {
            at(window.startNs(), this::forgetPause);
        }
        onLoop(
                plane.start(window),
                ready -> stream.send(AgentMessage.newBuilder().setArmed(Armed.getDefaultInstance())));
        boolean measured = window.isMeasured();
        boolean fromSilence = window.isFromSilence();
        onLoop(plane.released(), instants -> {
            stream.send(AgentMessage.newBuilder()
                    .setReleased(Released.newBuilder()
                            .setEarliestNs(instants.earliestNs() - firstStartNs)
                            .setLatestNs(instants.latestNs() - firstStartNs)));
            if (fromSilence) {
                plane.windowUnderWay();
            }
        });
        if (measured) {
            long fromNs = window.measureFromNs();
            long lookNs = fromSilence ? fromNs - LOOK_AHEAD_NS : fromNs;
            at(lookNs, () -> plane.windowBegins(lookNs, fromNs));
        }
        if (window.limited()) {
            share.loads().forEach(load -> tellLimit(load.id()));
        }
        if (measured && window.isEndKnown()) {
            endAt(window.measureToNs());
        }
    }

    private void requireNear(LoadWindow window, long aheadNs, long neededNs) {
        if (aheadNs < neededNs) {
            throw new AgentException(
                    "late arm: the order to start came %d ms before the start, at least %d ms are needed"
                            .formatted(aheadNs / 1_000_000, neededNs / 1_000_000));
        }
        if (aheadNs > MAX_AHEAD_NS) {
            throw new AgentException("a start must lie at most %d s ahead, got: %d s"
                    .formatted(MAX_AHEAD_NS / 1_000_000_000, aheadNs / 1_000_000_000));
        }
        if (window.isEndKnown()
                && window.measureToNs() - window.startNs()
                        > limits.maxDuration().toNanos()) {
            throw new AgentException("the load would last longer than this {agent}'s limit of "
                    + limits.maxDuration().toSeconds() + " s (--max-duration)");
        }
    }

    /** Looks at the event loops in the second quarter of a warm-up that is long enough to tell them apart and to settle again. */
    private void balanceLoops() {
        long quarterNs = schedule.warmupNs() / 4;
        if (quarterNs >= LEAST_LOOK_AT_LOOPS_NS) {
            at(firstStartNs + quarterNs, plane::watchLoops);
            at(firstStartNs + 2 * quarterNs, plane::balanceLoops);
        }
    }

    /** Ends the load at an instant; of several, the earliest counts. */
    private void endAt(long atNs) {
        if (endNs != null && endNs <= atNs) {
            return;
        }
        endNs = atNs;
        plane.end(atNs);
        at(atNs, () -> plane.windowEnded(atNs));
    }

    private void giveUpAt(long atNs, String reason) {
        at(atNs, () -> {
            if (!drained) {
                plane.abort(reason);
            }
        });
    }

    /** An interval that ends with the load is told too, however late its timer is. */
    private void intervalAt(long dueNs) {
        at(dueNs, () -> {
            if (!drained && (endNs == null || dueNs - endNs <= 0)) {
                interval();
            }
        });
    }

    private void interval() {
        toldNs = loop.nowNs();
        long passed = (toldNs - firstStartNs) / schedule.intervalNs();
        CompletableFuture<Void> sampled = plane.sampleTcp();
        if (watched) {
            untold++;
            onLoop(sampled, done -> {
                untold--;
                tellInterval(passed);
            });
        } else {
            tellInterval(passed);
        }
        intervalAt(firstStartNs + (passed + 1) * schedule.intervalNs());
    }

    /** An interval that had the silence before a second start in it would tell of a rate that never was. */
    private void forgetPause() {
        plane.interval();
        toldNs = loop.nowNs();
    }

    /** What the kernel has to say of connections is as new as their last bytes; an interval that is under way comes first. */
    private void sampleRest() throws InterruptedException {
        if (watched) {
            long byNs = loop.nowNs() + MOST_SAMPLING_NS;
            loop.runUntil(() -> untold == 0 || stream.isReleased(), byNs);
            CompletableFuture<Void> sampled = plane.sampleTcp();
            sampled.whenComplete((done, failure) -> loop.execute(() -> {}));
            loop.runUntil(() -> sampled.isDone() || stream.isReleased(), byNs);
        }
    }

    /** What came after the last interval, for somebody who watches, unless that is next to nothing. */
    private void tellRest() {
        if (watched) {
            ShareInterval rest = plane.rest();
            boolean isFirst = toldNs == firstStartNs;
            long lengthNs = rest.sums().endNs() - rest.sums().startNs();
            boolean isSilent = rest.sums().sinkLinks() > 0 && rest.sums().bytes() == 0;
            if (!isSilent && (isFirst || lengthNs >= schedule.intervalNs() / LEAST_REST)) {
                tell((toldNs - firstStartNs) / schedule.intervalNs() + 1, rest);
            }
        }
    }

    private void tellInterval(long number) {
        tell(number, plane.interval());
    }

    /** All messages of an interval go out, or none: one that is told in part would be taken for a link that is silent. */
    private void tell(long number, ShareInterval interval) {
        List<AgentMessage.Builder> messages = IntervalMessages.of(number, interval);
        if (stream.isReady()) {
            messages.forEach(stream::send);
        } else {
            intervalsDropped++;
        }
    }

    /** Timers of a load that another plan has overtaken come to nothing. */
    private void at(long atNs, Runnable task) {
        loop.at(atNs, () -> {
            if (!overtaken) {
                task.run();
            }
        });
    }

    /** What a future brings is taken up on the run's thread; its failure ends the run. */
    private <T> void onLoop(CompletableFuture<T> future, Consumer<T> then) {
        future.whenComplete((value, failure) -> loop.execute(() -> {
            if (overtaken) {
                return;
            }
            if (failure != null) {
                throw FutureFailures.unwrapped(failure);
            }
            then.accept(value);
        }));
    }
}
