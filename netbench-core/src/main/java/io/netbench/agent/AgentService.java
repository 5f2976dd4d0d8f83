package io.netbench.agent;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.netbench.control.ControlLoop;
import io.netbench.control.RecordCodec;
import io.netbench.control.net.Arrival;
import io.netbench.control.proto.AgentError;
import io.netbench.control.proto.AgentGrpc;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.dataplane.AgentSettings;
import io.netbench.dataplane.DataPlanes;
import io.netbench.dataplane.FutureFailures;
import io.netbench.host.SendQueue;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The agent as a gRPC service: each stream is one run, worked through on a thread of its own. Its owner adds it to a
 * server, with what interceptors and security that server has. Thread-safe.
 */
public final class AgentService extends AgentGrpc.AgentImplBase {

    private final AgentSettings settings;
    private final long id = new SecureRandom().nextLong();
    private final DataPlanes planes;
    private final RunLog log;
    private final ThreadFactory threads;
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicLong runsBegun = new AtomicLong();

    /** An agent that moves real bytes. */
    public AgentService(AgentSettings settings, RunLog log) {
        this(settings, DataPlanes.ofSockets(settings), log);
    }

    /** An agent whose bytes are moved by others. */
    public AgentService(AgentSettings settings, DataPlanes planes, RunLog log) {
        this(settings, planes, log, AgentService::ofRun);
    }

    /** An agent whose runs are worked through by threads of others. */
    AgentService(AgentSettings settings, DataPlanes planes, RunLog log, ThreadFactory threads) {
        this.settings = settings;
        this.planes = planes;
        this.log = log;
        this.threads = threads;
    }

    /** Does once what the first run would have to wait for: loads the code that looks at this host. */
    public void warmUp() {
        RecordCodec.encode(settings.facts().get());
    }

    @Override
    public StreamObserver<CoordinatorMessage> run(StreamObserver<AgentMessage> out) {
        if (runs.incrementAndGet() > settings.limits().maxRuns()) {
            runs.decrementAndGet();
            log.busy();
            return refuse(
                    out, "this {agent} is busy: it carries " + settings.limits().maxRuns() + " runs, its limit");
        }
        try {
            return begin(out);
        } catch (RuntimeException | Error notBegun) {
            runs.decrementAndGet();
            return refuse(out, FutureFailures.reason(notBegun));
        }
    }

    private RunStream begin(StreamObserver<AgentMessage> out) {
        Optional<Arrival> arrival = Arrival.current();
        ControlLoop loop = ControlLoop.system();
        RunStream stream = new RunStream(loop, (ServerCallStreamObserver<AgentMessage>) out);
        arrival.map(way -> SendQueue.of(way.localSocket(), way.peerSocket()))
                .ifPresent(queue -> stream.slowWay(() -> queue.bytes().orElse(0) > 0));
        long number = runsBegun.incrementAndGet();
        AgentRun run = new AgentRun(settings, id, planes, loop, stream, arrival.map(Arrival::local), log, number);
        threads.newThread(() -> carry(run, number, arrival.map(Arrival::peer))).start();
        return stream;
    }

    private static Thread ofRun(Runnable run) {
        Thread thread = new Thread(run, "netbench-run");
        thread.setDaemon(true);
        return thread;
    }

    private void carry(AgentRun run, long number, Optional<InetAddress> coordinator) {
        Optional<String> failure = Optional.empty();
        try {
            log.began(number, coordinator);
            failure = run.run();
        } finally {
            runs.decrementAndGet();
            run.totals().ifPresent(totals -> log.carried(number, totals));
            log.ended(number, failure);
        }
    }

    private static StreamObserver<CoordinatorMessage> refuse(StreamObserver<AgentMessage> out, String reason) {
        out.onNext(AgentMessage.newBuilder()
                .setError(AgentError.newBuilder().setStep("hello").setReason(reason))
                .build());
        out.onCompleted();
        return new Deaf();
    }

    /** Hears out a coordinator that was refused. */
    private static final class Deaf implements StreamObserver<CoordinatorMessage> {

        @Override
        public void onNext(CoordinatorMessage message) {}

        @Override
        public void onError(Throwable broken) {}

        @Override
        public void onCompleted() {}
    }
}
