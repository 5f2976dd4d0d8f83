package io.netbench.coordinator.embedded;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.netbench.agent.AgentService;
import io.netbench.agent.RunLog;
import io.netbench.coordinator.agents.AgentConnection;
import io.netbench.dataplane.AgentSettings;
import io.netbench.dataplane.DataPlanes;
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

    private final String name;
    private final Server server;
    private final ManagedChannel channel;

    private EmbeddedAgent(String name, Server server, ManagedChannel channel) {
        this.name = name;
        this.server = server;
        this.channel = channel;
    }

    /** Starts an agent; it holds no socket and no event loop until it has a run. */
    public static EmbeddedAgent start(AgentSettings settings) {
        return start(RunPlan.THIS_HOST, settings, DataPlanes.ofSockets(settings));
    }

    /**
     * Starts one that stands for a host, be it another one.
     *
     * @param name of the host in plans
     * @param planes move its bytes
     */
    public static EmbeddedAgent start(String name, AgentSettings settings, DataPlanes planes) {
        String place = InProcessServerBuilder.generateName();
        try {
            Server server = InProcessServerBuilder.forName(place)
                    .directExecutor()
                    .addService(new AgentService(settings, planes, RunLog.SILENT))
                    .build()
                    .start();
            return new EmbeddedAgent(
                    name,
                    server,
                    InProcessChannelBuilder.forName(place).directExecutor().build());
        } catch (IOException impossible) {
            throw new UncheckedIOException("the embedded agent can't start", impossible);
        }
    }

    /** The way to it, for a coordinator. */
    public AgentConnection connection() {
        return new AgentConnection(name, channel, true);
    }

    /** Breaks the streams of all runs that it still carries. */
    @Override
    public void close() {
        channel.shutdownNow();
        server.shutdownNow();
    }
}
