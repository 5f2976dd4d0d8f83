package io.netbench.agent;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.netbench.control.ControlLoop;
import io.netbench.control.ControlStream;
import io.netbench.control.Protocol;
import io.netbench.control.proto.AgentError;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.Heartbeat;
import io.netbench.control.proto.Ping;
import io.netbench.control.proto.Pong;
import io.netbench.dataplane.AgentException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * The agent's end of one control stream: what came in and waits to be taken up, what goes out, and the lease. gRPC's
 * threads call the observer, and hold the lease by it: a coordinator counts as heard when it is heard, however busy the run's
 * thread may be, to which everything else belongs.
 *
 * <p>A wait ends with a {@link LostCoordinatorException} when the stream breaks or the lease runs out.
 */
final class RunStream implements StreamObserver<CoordinatorMessage> {

    /** Messages that may wait to be taken up; the coordinator's next ones stay with the coordinator until then. */
    private static final int MAX_WAITING = 16;

    private final ControlLoop loop;
    private final ServerCallStreamObserver<AgentMessage> call;
    private final ControlStream<AgentMessage> out;
    private final RunLease lease;
    private final LeasePatience patience;
    private final Deque<CoordinatorMessage> arrived = new ArrayDeque<>();
    private final Deque<Ping> held = new ArrayDeque<>();
    private volatile LongConsumer onRenewal = untilNs -> {};
    private boolean released;

    RunStream(ControlLoop loop, ServerCallStreamObserver<AgentMessage> out) {
        this.loop = loop;
        call = out;
        this.out = new ControlStream<>(out);
        this.lease = new RunLease(loop.clock());
        patience = new LeasePatience(lease, loop);
        out.setOnReadyHandler(() -> loop.execute(this::answerHeld));
        out.setOnCancelHandler(() -> onError(null));
        loop.every(Protocol.HEARTBEAT_NS, this::beat);
        out.disableAutoRequest();
        out.request(MAX_WAITING);
    }

    @Override
    public void onNext(CoordinatorMessage message) {
        if (message.hasPing() && out.isReady()) {
            answer(message.getPing());
        } else if (message.hasPing()) {
            loop.execute(() -> hold(message.getPing()));
        }
        lease.renew();
        onRenewal.accept(lease.untilNs());
        if (message.hasHeartbeat()) {
            call.request(1);
        } else if (!message.hasPing()) {
            loop.execute(() -> arrived.add(message));
        }
    }

    @Override
    public void onError(Throwable broken) {
        loop.execute(() -> {
            throw new LostCoordinatorException("the stream broke");
        });
    }

    @Override
    public void onCompleted() {
        loop.execute(() -> released = true);
    }

    /** For how long the coordinator may be silent from now on. */
    void leaseLasts(long lengthNs) {
        lease.lasts(lengthNs);
    }

    /** For how long the coordinator may be silent. */
    long leaseNs() {
        return lease.lengthNs();
    }

    /** Judges by these whether words of the coordinator are only late; see {@link LeasePatience}. */
    void slowWay(BooleanSupplier unacknowledged) {
        patience.judgeWayBy(unacknowledged);
    }

    /** The load of which the coordinator's words may be late. */
    void carries(Supplier<CompletableFuture<Long>> movement) {
        patience.judgeLoadBy(movement, () -> onRenewal.accept(lease.untilNs()));
    }

    /** Hears each time until when the lease is held, on gRPC's threads. */
    void onRenewal(LongConsumer listener) {
        onRenewal = listener;
        listener.accept(lease.untilNs());
    }

    /** Whether the coordinator has closed its side: it has all that it wants. */
    boolean isReleased() {
        return released;
    }

    /** Whether a message waits to be taken up. */
    boolean hasNext() {
        return !arrived.isEmpty();
    }

    /**
     * The next message that asks for something, or null when {@code otherwise} came true first.
     *
     * @throws AgentException if neither happened until {@code deadlineNs}
     */
    CoordinatorMessage next(BooleanSupplier otherwise, long deadlineNs) throws InterruptedException {
        await(() -> !arrived.isEmpty() || released || otherwise.getAsBoolean(), deadlineNs);
        CoordinatorMessage message = arrived.poll();
        if (message != null) {
            call.request(1);
        }
        return message;
    }

    /** Waits for a condition. */
    void await(BooleanSupplier condition, long deadlineNs) throws InterruptedException {
        if (!loop.runUntil(condition, deadlineNs)) {
            throw new AgentException("the coordinator did not go on in time");
        }
    }

    void send(AgentMessage.Builder message) {
        out.send(message.build());
    }

    /** Whether what is sent would go out at once; what is not worth waiting for is dropped otherwise. */
    boolean isReady() {
        return out.isReady();
    }

    /** Does what has come up, heartbeats among it, in the middle of something that takes its time. */
    void runPending() throws InterruptedException {
        loop.runPending();
    }

    /** Sends a large message when the stream takes it, and does what has come up meanwhile. */
    void sendWhenReady(AgentMessage.Builder message, long deadlineNs) throws InterruptedException {
        runPending();
        await(out::isReady, deadlineNs);
        out.send(message.build());
    }

    /** Says why the agent's part of the run is over. */
    void sendError(String step, String reason) {
        send(AgentMessage.newBuilder()
                .setError(AgentError.newBuilder().setStep(step).setReason(reason)));
    }

    void complete() {
        out.complete();
    }

    private void answer(Ping ping) {
        out.send(pong(ping));
        call.request(1);
    }

    /** A coordinator that does not read gets no answers, and no more of its pings are taken. */
    private void hold(Ping ping) {
        held.add(ping);
        answerHeld();
    }

    private void answerHeld() {
        while (!held.isEmpty() && out.isReady()) {
            answer(held.poll());
        }
    }

    private void beat() {
        lease.requireHeld();
        patience.look();
        out.send(AgentMessage.newBuilder()
                .setHeartbeat(Heartbeat.getDefaultInstance())
                .build());
    }

    private AgentMessage pong(Ping ping) {
        return AgentMessage.newBuilder()
                .setPong(Pong.newBuilder().setSequence(ping.getSequence()).setAgentClockNs(loop.nowNs()))
                .build();
    }
}
