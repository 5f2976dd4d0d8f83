package io.netbench.agent;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.netbench.control.ControlLoop;
import io.netbench.control.proto.AgentError;
import io.netbench.control.proto.AgentGrpc;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.CoordinatorMessage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The agent as a gRPC service: each stream is one run, worked through on a thread of its own. Its owner adds it to a
 * server, with what interceptors and security that server has. Thread-safe.
 */
public final class AgentService extends AgentGrpc.AgentImplBase {

    private final AgentSettings settings;
    private final DataPlanes planes;
    private final AtomicInteger runs = new AtomicInteger();

    /** An agent that moves real bytes. */
    public AgentService(AgentSettings settings) {
        this(settings, new TrafficPlanes(settings));
    }

    AgentService(AgentSettings settings, DataPlanes planes) {
        this.settings = settings;
        this.planes = planes;
    }

    @Override
    public StreamObserver<CoordinatorMessage> run(StreamObserver<AgentMessage> out) {
        if (runs.incrementAndGet() > settings.limits().maxRuns()) {
            runs.decrementAndGet();
            return refuse(
                    out, "this agent is busy: it carries " + settings.limits().maxRuns() + " runs, its limit");
        }
        ControlLoop loop = ControlLoop.system();
        RunStream stream = new RunStream(loop, (ServerCallStreamObserver<AgentMessage>) out);
        Thread thread = new Thread(
                () -> {
                    try {
                        new AgentRun(settings, planes, loop, stream).run();
                    } finally {
                        runs.decrementAndGet();
                    }
                },
                "netbench-run");
        thread.setDaemon(true);
        thread.start();
        return stream;
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
