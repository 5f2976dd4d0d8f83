package io.netbench.coordinator.agents;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.netbench.control.BuildInfo;
import io.netbench.control.ControlException;
import io.netbench.control.ControlLoop;
import io.netbench.control.ControlStream;
import io.netbench.control.PreparedAnswer;
import io.netbench.control.Protocol;
import io.netbench.control.RecordCodec;
import io.netbench.control.net.StreamFailure;
import io.netbench.control.proto.AgentGrpc;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.Heartbeat;
import io.netbench.control.proto.HelloReply;
import io.netbench.control.proto.Interval;
import io.netbench.control.proto.IntervalLinks;
import io.netbench.control.proto.LinkFailed;
import io.netbench.control.proto.Ping;
import io.netbench.control.proto.Pong;
import io.netbench.control.proto.Prepared;
import io.netbench.host.HostFacts;
import io.netbench.host.HostIdentity;
import io.netbench.result.LostHosts;
import io.netbench.result.end.IntervalSums;
import io.netbench.result.end.LinkInterval;
import io.netbench.text.PlainText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One agent in one run: its stream, and what it has said so far. gRPC's threads only stamp what arrives and post it;
 * everything here belongs to the coordinator's thread.
 */
public final class AgentSession {

    /** Of what an agent says, in a report and to other agents. */
    private static final int MOST_CHARACTERS = 1_000;

    private final int index;
    private final OpenAgent agent;
    private final ControlLoop loop;
    private final AgentEvents events;
    private final AgentReport report = new AgentReport();
    private final LifeSigns signs;
    private ControlStream<CoordinatorMessage> stream;
    private long pingSentNs;
    private ClockProbe probe;
    private HelloReply hello;
    private HostFacts facts;
    private int plansSent;
    private int plansPrepared;
    private AgentProgress answers = AgentProgress.none();
    private List<Long> bytesAt;
    private boolean released;
    private boolean dismissed;
    private boolean ended;
    private AgentLoss loss;

    public AgentSession(int index, OpenAgent agent, ControlLoop loop, long leaseNs, AgentEvents events) {
        this.index = index;
        this.agent = agent;
        this.loop = loop;
        this.events = events;
        signs = new LifeSigns(loop, leaseNs);
    }

    /** Opens the stream. */
    public void open() {
        signs.begin();
        agent.loss().ifPresent(known -> lose(known.step(), known.reason()));
        if (isIn()) {
            agent.connection()
                    .channel()
                    .ifPresent(channel -> AgentGrpc.newStub(channel).run(new Receiver()));
        }
    }

    /** Sends a message, unless the agent is out of the run. */
    public void send(CoordinatorMessage.Builder message) {
        if (isIn()) {
            stream.send(message.build());
        }
    }

    /** A plan follows; what the agent still tells of one before is not heard. */
    public void expectPlan() {
        plansSent++;
        answers = AgentProgress.none();
    }

    /** Measures the clock's offset to that of {@code coordinator}; {@link #isProbed} when it is done. */
    public void probeClock(HostIdentity coordinator) {
        boolean isUnderOneKernel = facts().map(HostFacts::identity)
                .filter(coordinator::isUnderKernelOf)
                .isPresent();
        probe = new ClockProbe(this::ping, isUnderOneKernel);
        probe.start();
    }

    private void ping(int sequence) {
        pingSentNs = loop.nowNs();
        send(CoordinatorMessage.newBuilder().setPing(Ping.newBuilder().setSequence(sequence)));
    }

    /** Says that the coordinator is there, and judges whether the agent is. */
    public void beat(String step) {
        if (!isIn() || released || stream == null) {
            return;
        }
        // Until its first answer, that answer's deadline counts: an agent that was just started has to load its code.
        if (hasGreeted() && signs.isOverdue()) {
            lose(step, events.inTime(String.format(Locale.ROOT, "not a word for %.1f s", signs.silentNs() / 1e9)));
        } else {
            send(CoordinatorMessage.newBuilder().setHeartbeat(Heartbeat.getDefaultInstance()));
        }
    }

    /** Whether it is time to ask others whether it is there. */
    public boolean isLate() {
        return isIn() && hasGreeted() && !released && signs.isLate();
    }

    /**
     * Another agent tells how far the load has come that it shares with this one. As long as that moves, words of this one
     * are late, and not missing; within a bound.
     */
    public void sharedLoadAt(int other, long mark) {
        signs.sharedLoadAt(other, mark, isLate());
    }

    /** How much longer than on a line that is free its answers may take, by what has been seen of its words. */
    public long latenessNs() {
        return signs.latenessNs();
    }

    /** Takes the agent out of the run; the first reason counts. Breaking the stream makes it free what it holds. */
    public void lose(String step, String reason) {
        drop(new AgentLoss(shown(step), events.named(shown(reason))));
    }

    /**
     * Takes an agent out of the run that is there, but for a connection that did not come up.
     *
     * @param isIncoming whether that was one that another agent was to open
     */
    public void loseUnconnected(String reason, boolean isIncoming) {
        drop(new AgentLoss(
                "connect", events.named(shown(reason)), isIncoming ? LostHosts.UNREACHED : LostHosts.UNCONNECTED));
    }

    private static String shown(String said) {
        return PlainText.begin(said, MOST_CHARACTERS);
    }

    private static LinkFailed shown(LinkFailed failed) {
        return failed.getReason().length() <= MOST_CHARACTERS
                ? failed
                : failed.toBuilder().setReason(shown(failed.getReason())).build();
    }

    private void drop(AgentLoss why) {
        if (isIn()) {
            loss = why;
            agent.forget();
            if (stream == null) {
                ended = true;
            } else {
                stream.fail(Status.CANCELLED.withDescription(why.reason()).asException());
            }
            events.lost(this);
        }
    }

    /** Takes an agent out of this run and of all that follow, since it did not answer in time when it was greeted. */
    public void giveUp(String step, String reason) {
        lose(step, reason);
        agent.giveUp(step);
    }

    /** Lets the agent go: it frees what it holds and ends the stream. */
    public void release() {
        if (isIn() && !released) {
            released = true;
            if (answers.hasStarted()) {
                agent.carriedLoad();
            }
            if (stream == null) {
                ended = true;
            } else {
                stream.complete();
            }
        }
    }

    /** Lets an agent go that the plan has no work for. */
    public void dismiss() {
        release();
        dismissed = true;
        events.dismissed(this);
    }

    /** Whether it still takes part. */
    public boolean isIn() {
        return loss == null && !dismissed;
    }

    public int index() {
        return index;
    }

    public String name() {
        return agent.name();
    }

    public boolean isEmbedded() {
        return agent.isEmbedded();
    }

    public boolean isExposed() {
        return agent.connection().exposed();
    }

    public boolean hasGreeted() {
        return hello != null;
    }

    /** Whether the measurement of its clock that was begun last is done. */
    public boolean isProbed() {
        return probe != null && probe.isDone();
    }

    /** Whether its clock was measured so lately, by this run or one before, that it need not be again. */
    public boolean isClockFresh() {
        return agent.isClockFresh(loop.nowNs());
    }

    /** As it was measured last, by this run or one before. */
    public ClockOffset clockOffset() {
        return agent.clock();
    }

    /** Whether it can keep a start that lies but a little ahead, as one that has carried a load before. */
    public boolean startsSoon() {
        return agent.startsSoon(loop.nowNs());
    }

    /** Whether its first start, too, can follow sooner than that of an agent elsewhere. */
    public boolean isPromptFromTheFirst() {
        return agent.isPromptFromTheFirst();
    }

    /** Whether it has been heard at or after an instant. */
    public boolean isHeardSince(long sinceNs) {
        return signs.isHeardSince(sinceNs);
    }

    public boolean isPrepared() {
        return answers.prepared().isPresent();
    }

    /** What it has said of the plan that was sent last. */
    public AgentProgress answers() {
        return answers;
    }

    public AgentReport report() {
        return report;
    }

    public Optional<List<Long>> bytesAt() {
        return Optional.ofNullable(bytesAt);
    }

    /** Whether its stream has come to its end. */
    public boolean isEnded() {
        return ended;
    }

    public Optional<HostFacts> facts() {
        return Optional.ofNullable(facts);
    }

    public Optional<HelloReply> hello() {
        return Optional.ofNullable(hello);
    }

    public Optional<AgentLoss> loss() {
        return Optional.ofNullable(loss);
    }

    private void handle(AgentMessage message, long receivedNs) {
        signs.heardAt(receivedNs, answers.hasStarted());
        if (!isIn()) {
            return;
        }
        try {
            take(message, receivedNs);
        } catch (ControlException incomprehensible) {
            lose(events.step(), incomprehensible.getMessage());
        }
    }

    private void take(AgentMessage message, long receivedNs) {
        if (!isPrepared() && isOfAPreparedPlan(message)) {
            return;
        }
        if (answers.take(message)) {
            if (answers.lateByNs().isPresent()) {
                agent.wasLate();
            }
            return;
        }
        switch (message.getKindCase()) {
            case HELLO_REPLY -> greet(message.getHelloReply());
            case PONG -> answered(message.getPong(), receivedNs);
            case PREPARED -> prepared(message.getPrepared());
            case INTERVAL -> take(message.getInterval());
            case INTERVAL_LINKS -> take(message.getIntervalLinks());
            case LINK_FAILED -> events.linkFailed(this, shown(message.getLinkFailed()));
            case LINK_ENDS -> report.add(message.getLinkEnds());
            case CONNECTION_RANKS -> report.add(message.getConnectionRanks());
            case CONNECTION_ENDS -> report.add(message.getConnectionEnds());
            case LOAD_LATENCY -> report.add(message.getLoadLatency());
            case SAMPLED_TIMES -> report.add(message.getSampledTimes());
            case HUB_ROUNDS -> report.add(message.getHubRounds());
            case HUB_STRAGGLERS -> report.add(message.getHubStragglers());
            case HOST_FIGURES -> report.add(message.getHostFigures());
            case REPORT_END -> report.end(message.getReportEnd());
            case MOVED_REPLY ->
                events.moved(
                        this,
                        message.getMovedReply().getAgent(),
                        message.getMovedReply().getMark());
            case BYTES_AT_REPLY -> bytesAt = message.getBytesAtReply().getBytesList();
            case ERROR -> lose(message.getError().getStep(), message.getError().getReason());
            default -> {
                // Being heard was all.
            }
        }
    }

    private void answered(Pong pong, long receivedNs) {
        if (probe == null || probe.isDone()) {
            return;
        }
        probe.answered(pong.getSequence(), pingSentNs, receivedNs, pong.getAgentClockNs());
        if (probe.isDone()) {
            agent.clockIs(probe.offset(), receivedNs);
        }
    }

    private static boolean isOfAPreparedPlan(AgentMessage message) {
        return switch (message.getKindCase()) {
            case HELLO_REPLY, PONG, HEARTBEAT, PREPARED, ERROR, KIND_NOT_SET -> false;
            default -> true;
        };
    }

    /** Each plan is answered once, in the order in which they were sent. */
    private void prepared(Prepared answer) {
        plansPrepared++;
        if (plansPrepared == plansSent) {
            answers = AgentProgress.of(RecordCodec.decode(answer.getAnswer(), PreparedAnswer.class));
        }
    }

    private void take(Interval interval) {
        events.interval(this, interval.getNumber(), RecordCodec.decode(interval.getSums(), IntervalSums.class));
    }

    private void take(IntervalLinks piece) {
        events.intervalLinks(this, piece.getNumber(), RecordCodec.decodeAll(piece.getLinks(), LinkInterval.class));
    }

    private void greet(HelloReply reply) {
        if (reply.getProtocolVersion() != Protocol.VERSION) {
            throw new ControlException(
                    ("the {agent} is netbench %s with protocol %d, this is netbench %s with protocol %d: both need the"
                                    + " same version")
                            .formatted(
                                    reply.getToolVersion(),
                                    reply.getProtocolVersion(),
                                    BuildInfo.version(),
                                    Protocol.VERSION));
        }
        facts = RecordCodec.decode(reply.getHostFacts(), HostFacts.class);
        hello = reply;
        agent.greeted(reply.getAgentId());
    }

    private void end(String reason) {
        ended = true;
        if (!released) {
            lose(events.step(), reason);
        }
    }

    /** What gRPC calls, on its own threads. */
    private final class Receiver implements ClientResponseObserver<CoordinatorMessage, AgentMessage> {

        @Override
        public void beforeStart(ClientCallStreamObserver<CoordinatorMessage> requests) {
            stream = new ControlStream<>(requests);
        }

        @Override
        public void onNext(AgentMessage message) {
            long receivedNs = loop.nowNs();
            loop.execute(() -> handle(message, receivedNs));
        }

        @Override
        public void onError(Throwable broken) {
            loop.execute(() -> end(StreamFailure.reason(broken, hasGreeted())));
        }

        @Override
        public void onCompleted() {
            loop.execute(() -> end("the {agent} left the run"));
        }
    }
}
