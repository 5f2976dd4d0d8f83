package io.netbench.coordinator;

import io.netbench.control.ControlLoop;
import io.netbench.control.Protocol;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.LinkFailed;
import io.netbench.control.proto.LinksLost;
import io.netbench.control.proto.MovedQuery;
import io.netbench.coordinator.agents.AgentEvents;
import io.netbench.coordinator.agents.AgentLoss;
import io.netbench.coordinator.agents.AgentSession;
import io.netbench.coordinator.agents.AllReached;
import io.netbench.coordinator.agents.LinkShares;
import io.netbench.coordinator.agents.OpenAgent;
import io.netbench.coordinator.outcome.RunTimeline;
import io.netbench.plan.LinkPlan;
import io.netbench.result.Finding;
import io.netbench.result.end.IntervalSums;
import io.netbench.result.end.LinkInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * All agents of a run, and the waiting for them: every wait belongs to a step, has a deadline, and takes those who miss
 * it out of the run with host, step and reason. For the coordinator's thread.
 */
final class AgentGroup implements AgentEvents {

    /** What an answer may take longer for each agent that is asked and silent: they may share processors, and be cold. */
    private static final long SILENT_AGENT_NS = 500_000_000L;

    /** However many are silent. */
    private static final long MAX_SILENCE_NS = 30_000_000_000L;

    /** For so long an interval waits for agents that are not heard: busy hosts are late by less, and a lost one is named later. */
    private static final long INTERVAL_PATIENCE_NS = 1_000_000_000L;

    /** The clocks of agents differ by less. */
    private static final long END_SLACK_NS = 1_000_000L;

    /** For so long the other end of a link that has failed may find its own reason, which says more than that of this end. */
    private static final long OWN_REASON_NS = 1_000_000_000L;

    private static final String UNKNOWN_LINK = "it told of a link that is not in the plan";

    /** Each knows of its own links only, and one may be cut off itself. */
    private static final int ASKED_FOR_LATE = 4;

    private final RunContext context;
    private final RunTimeline course;
    private final List<AgentSession> all = new ArrayList<>();
    private final IntervalBoard intervals;
    private List<AgentSession> present;
    private Map<Integer, String> presentNames;
    private String step = "hello";
    private Long startNs;
    private LinkShares shares;
    private boolean failsEnds;

    AgentGroup(RunContext context, RunTimeline course, List<OpenAgent> agents) {
        this.context = context;
        this.course = course;
        this.intervals = new IntervalBoard(context.listener()::interval);
        for (OpenAgent agent : agents) {
            all.add(new AgentSession(
                    all.size(), agent, context.loop(), context.deadlines().leaseNs(), this));
        }
    }

    /** From now on heartbeats go out to those that were reached, and leases are judged. */
    void beat() {
        context.loop().every(Protocol.HEARTBEAT_NS, () -> {
            askForLate();
            in().forEach(agent -> agent.beat(step));
        });
    }

    /** Asks some of those that share a load with an agent that is not heard whether that moves. */
    private void askForLate() {
        if (startNs == null) {
            return;
        }
        for (AgentSession late : in()) {
            if (late.isLate()) {
                shares.endsOf(late).stream()
                        .filter(other -> other != late.index() && all.get(other).isIn())
                        .limit(ASKED_FOR_LATE)
                        .forEach(other -> all.get(other)
                                .send(CoordinatorMessage.newBuilder()
                                        .setMovedQuery(MovedQuery.newBuilder().setAgent(late.index()))));
            }
        }
    }

    @Override
    public void moved(AgentSession teller, int other, long mark) {
        if (other < 0 || other >= all.size()) {
            teller.lose(step, "it told of an agent that is not in the run");
        } else {
            all.get(other).sharedLoadAt(teller.index(), mark);
        }
    }

    /** How much longer answers may take than on a line that is free, by what has been seen of words that were late. */
    long latenessNs() {
        return in().stream().mapToLong(AgentSession::latenessNs).max().orElse(0);
    }

    List<AgentSession> all() {
        return all;
    }

    /** Those that still take part. */
    List<AgentSession> in() {
        if (present == null) {
            present = all.stream().filter(AgentSession::isIn).toList();
        }
        return present;
    }

    /** The names of those that still take part, by their index. */
    private Map<Integer, String> names() {
        if (presentNames == null) {
            presentNames = new TreeMap<>();
            in().forEach(agent -> presentNames.put(agent.index(), agent.name()));
        }
        return presentNames;
    }

    AgentSession get(int index) {
        return all.get(index);
    }

    boolean isEmpty() {
        return in().isEmpty();
    }

    /** Sends a message of its own to each agent. */
    void send(Consumer<AgentSession> message) {
        in().forEach(message);
    }

    /** Sends the same message to all. */
    void sendAll(CoordinatorMessage.Builder message) {
        in().forEach(agent -> agent.send(message));
    }

    void begin(String newStep) {
        step = newStep;
    }

    /** Only agents on other hosts are given up after a time that was asked for. */
    @Override
    public String inTime(String reason) {
        return context.deadlines().equals(StepDeadlines.EMBEDDED) && !step.equals("connect")
                ? reason
                : context.after(step, reason);
    }

    @Override
    public String named(String reason) {
        return context.names().in(reason);
    }

    @Override
    public String step() {
        return step;
    }

    /** The instant of the first start, on the coordinator's clock: from now on failures have a time. */
    void startsAt(long atNs) {
        startNs = atNs;
        failedLinks().forEach(link -> failOtherEndLater(link, course.failureOf(link.id())));
    }

    /** Who carries the links of the plan that was sent last. */
    void carry(LinkShares newShares) {
        shares = newShares;
    }

    /** From now on, and for those that have failed already, a link that fails at one end does so at the other at once. */
    void failsEndsOfFailedLinks() {
        failsEnds = true;
        failedLinks()
                .forEach(link -> shares.agentsOf(link)
                        .forEach(agent -> tellLost(agent, List.of(link), elsewhere(course.failureOf(link.id())))));
    }

    private List<LinkPlan> failedLinks() {
        return course.links().stream()
                .filter(link -> course.hasFailed(link.id()))
                .toList();
    }

    /** The start comes to nothing: until there is another, failures have no time. */
    void startsNot() {
        startNs = null;
    }

    /** Whether all that still take part have come as far as {@code reached}. */
    boolean have(Predicate<AgentSession> reached) {
        return in().stream().allMatch(reached);
    }

    /**
     * Waits until all have come as far as {@code reached}; those that have not by the deadline drop out.
     *
     * @param otherwise ends the wait early, and nobody drops out
     */
    void await(Predicate<AgentSession> reached, long deadlineNs, BooleanSupplier otherwise)
            throws InterruptedException {
        ControlLoop loop = context.loop();
        long beganNs = loop.nowNs();
        AllReached rollCall = new AllReached(all, reached);
        loop.runUntil(() -> rollCall.isComplete() || otherwise.getAsBoolean(), deadlineNs + latenessNs());
        if (!otherwise.getAsBoolean()) {
            loseSilent(in().stream().filter(agent -> !reached.test(agent)).toList(), beganNs);
        }
    }

    /**
     * Waits until one of {@code asked} is done; if none is in time, all of them drop out.
     *
     * @param answerNs within which a few agents answer; many that are all silent have longer
     * @param otherwise ends the wait early, and nobody drops out
     */
    void awaitAny(List<AgentSession> asked, Predicate<AgentSession> done, long answerNs, BooleanSupplier otherwise)
            throws InterruptedException {
        ControlLoop loop = context.loop();
        long beganNs = loop.nowNs();
        long withinNs = Math.max(answerNs, Math.min(MAX_SILENCE_NS, asked.size() * SILENT_AGENT_NS)) + latenessNs();
        if (!loop.runUntil(() -> otherwise.getAsBoolean() || asked.stream().anyMatch(done), beganNs + withinNs)) {
            loseSilent(asked, beganNs);
        }
    }

    private void loseSilent(List<AgentSession> silent, long sinceNs) {
        double seconds = (context.loop().nowNs() - sinceNs) / 1e9;
        for (AgentSession agent : silent) {
            String reason = inTime(noAnswer(agent, seconds));
            if (agent.hasGreeted()) {
                agent.lose(step, reason);
            } else {
                agent.giveUp(step, reason);
            }
        }
    }

    /** Its kernel takes connections before the agent can answer, and an agent without a CPU looks the same. */
    private static String noAnswer(AgentSession agent, double seconds) {
        return String.format(Locale.ROOT, "no answer within %.1f s", seconds)
                + (agent.hasGreeted() ? "" : "; it may be starting still, or its host be too busy");
    }

    /** Waits until all that are still there have shown it; those that dropped out together are out then. */
    void awaitSigns() throws InterruptedException {
        long sinceNs = context.loop().nowNs() + Protocol.HEARTBEAT_NS;
        await(
                agent -> agent.isHeardSince(sinceNs),
                sinceNs + context.deadlines().leaseNs(),
                context.interruption()::hasHappened);
    }

    /** Lets all go. */
    void release() {
        in().forEach(AgentSession::release);
    }

    /** Waits for those that were let go to free what they held. */
    void awaitEnds(long deadlineNs) throws InterruptedException {
        context.loop().runUntil(() -> have(AgentSession::isEnded), deadlineNs);
    }

    private void membersChanged() {
        present = null;
        presentNames = null;
    }

    @Override
    public void dismissed(AgentSession agent) {
        membersChanged();
    }

    @Override
    public void lost(AgentSession agent) {
        membersChanged();
        AgentLoss loss = agent.loss().orElseThrow();
        course.error(Finding.about(
                agent.name(),
                loss.code(),
                "%s: %s: %s.".formatted(agent.name(), loss.step(), withoutStop(loss.reason()))));
        noteFailure();
        if (startNs != null) {
            failLinksOf(agent, "%s was lost: %s".formatted(agent.name(), withoutStop(loss.reason())));
        }
        context.listener().agentLost(agent.name(), loss.step(), loss.reason());
    }

    /** Nobody serves them any more: whoever is at their other end need not wait until the end of the run. */
    private void failLinksOf(AgentSession lost, String reason) {
        Map<Integer, List<LinkPlan>> byOther = new TreeMap<>();
        for (LinkPlan link : shares.of(lost)) {
            course.linkFailed(link.id(), reason);
            for (int end : shares.agentsOf(link)) {
                if (end != lost.index()) {
                    byOther.computeIfAbsent(end, none -> new ArrayList<>()).add(link);
                }
            }
        }
        byOther.forEach((other, links) -> tellLost(other, links, reason));
    }

    private static String elsewhere(String reason) {
        return "it failed at its other end: " + reason;
    }

    private void tellLost(int agent, List<LinkPlan> links, String reason) {
        for (int from = 0; from < links.size(); from += Protocol.PIECE_COUNT) {
            LinksLost.Builder piece = LinksLost.newBuilder().setReason(reason);
            links.subList(from, Math.min(links.size(), from + Protocol.PIECE_COUNT))
                    .forEach(link -> piece.addLinks(link.id()));
            all.get(agent).send(CoordinatorMessage.newBuilder().setLinksLost(piece));
        }
    }

    @Override
    public void interval(AgentSession agent, long number, IntervalSums sums) {
        boolean waits = intervals.add(agent.index(), agent.name(), number, sums, names());
        if (waits && isUnderLoad(sums)) {
            context.loop().at(context.loop().nowNs() + INTERVAL_PATIENCE_NS, () -> intervals.timeIsUp(number, names()));
        }
    }

    /** What comes after the end of the load is told by each agent when it has drained, and by those that have a rest to tell. */
    private boolean isUnderLoad(IntervalSums sums) {
        return course.endNs().map(end -> sums.startNs() + END_SLACK_NS < end).orElse(true);
    }

    @Override
    public void intervalLinks(AgentSession agent, long number, List<LinkInterval> links) {
        if (links.stream().allMatch(link -> isPlanned(link.link()))) {
            intervals.add(number, links);
        } else {
            agent.lose(step, UNKNOWN_LINK);
        }
    }

    @Override
    public void linkFailed(AgentSession agent, LinkFailed failure) {
        if (!isPlanned(failure.getLink())) {
            agent.lose(step, UNKNOWN_LINK);
            return;
        }
        List<LinkPlan> links = context.plan().links();
        if (failure.hasAtNs()) {
            course.failureAt(failure.getAtNs());
        }
        if (course.linkFailed(failure.getLink(), failure.getReason())) {
            context.listener()
                    .linkFailed(links.get(failure.getLink()), context.names().in(failure.getReason()));
            LinkPlan failed = links.get(failure.getLink());
            if (failsEnds) {
                failOtherEnd(failed, agent.index(), failure.getReason());
            } else {
                failOtherEndLater(failed, failure.getReason());
            }
        }
    }

    private void failOtherEnd(LinkPlan failed, int teller, String reason) {
        shares.agentsOf(failed).stream()
                .filter(end -> end != teller)
                .forEach(end -> tellLost(end, List.of(failed), elsewhere(reason)));
    }

    /**
     * Where bytes or rounds end the load: an end that hears nothing of the failure, since nothing comes through, would wait for
     * them for ever.
     */
    private void failOtherEndLater(LinkPlan failed, String reason) {
        Long start = startNs;
        if (start != null && context.plan().endsByBytesOrRounds()) {
            context.loop().at(context.loop().nowNs() + OWN_REASON_NS, () -> {
                if (start.equals(startNs) && !failsEnds) {
                    shares.agentsOf(failed).forEach(end -> tellLost(end, List.of(failed), elsewhere(reason)));
                }
            });
        }
    }

    private boolean isPlanned(int link) {
        return link >= 0 && link < context.plan().links().size();
    }

    private void noteFailure() {
        if (startNs != null) {
            course.failureAt(Math.max(0, context.loop().nowNs() - startNs));
        }
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
