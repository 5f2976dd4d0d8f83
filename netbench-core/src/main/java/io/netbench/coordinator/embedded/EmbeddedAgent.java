package io.netbench.coordinator.embedded;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.netbench.agent.AgentService;
import io.netbench.agent.RunLog;
import io.netbench.coordinator.agents.AgentConnection;
import io.netbench.dataplane.AgentSettings;
import io.netbench.plan.RunPlan;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * An agent in the coordinator's process, reached by the same stubs as any other. It carries all endpoints of a run for
 * which no hosts are named.
 *
 * <p>gRPC's callbacks run on the thread that sends. That is safe, since both sides' callbacks only post to the loop of
 * their run (the agent also answers pings, which the coordinator posts in turn), and never wait.
 */
public final class EmbeddedAgent implements AutoCloseable {

    private final Server server;
    private final ManagedChannel channel;

    private EmbeddedAgent(Server server, ManagedChannel channel) {
        this.server = server;
        this.channel = channel;
    }

    /** Starts an agent; it holds no socket and no event loop until it has a run. */
    public static EmbeddedAgent start(AgentSettings settings) {
        String name = InProcessServerBuilder.generateName();
        try {
            Server server = InProcessServerBuilder.forName(name)
                    .directExecutor()
                    .addService(new AgentService(settings, RunLog.SILENT))
                    .build()
                    .start();
            return new EmbeddedAgent(
                    server,
                    InProcessChannelBuilder.forName(name).directExecutor().build());
        } catch (IOException impossible) {
            throw new UncheckedIOException("the embedded agent can't start", impossible);
        }
    }

    /** The way to it, for a coordinator. */
    public AgentConnection connection() {
        return new AgentConnection(RunPlan.THIS_HOST, channel, true);
    }

    /** Breaks the streams of all runs that it still carries. */
    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
    }
}
