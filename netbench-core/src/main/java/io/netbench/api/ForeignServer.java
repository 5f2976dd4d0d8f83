package io.netbench.api;

import io.netbench.coordinator.Coordinator;
import io.netbench.coordinator.StepDeadlines;
import io.netbench.coordinator.agents.OpenAgents;
import io.netbench.coordinator.embedded.EmbeddedAgent;
import io.netbench.dataplane.AgentLimits;
import io.netbench.dataplane.AgentSettings;
import io.netbench.dataplane.DataPorts;
import io.netbench.dataplane.DataRails;
import io.netbench.dataplane.LoopPlacement;
import io.netbench.dataplane.SharedCounters;
import io.netbench.iperf3.client.Iperf3Planes;
import io.netbench.iperf3.client.ServerSession;
import io.netbench.plan.AllowedPeers;
import io.netbench.plan.RunPlan;
import io.netbench.text.PropertyNames;
import io.netbench.time.Clock;
import io.netbench.transport.Transports;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * A server of iperf3 as an agent beside that of this host. No part of the promise.
 *
 * @hidden
 */
@SuppressWarnings("InvalidBlockTag") // Error Prone allows it on members alone; javadoc on types too.
public final class ForeignServer implements AutoCloseable {

    private final EmbeddedAgent here;
    private final EmbeddedAgent there;
    private final ServerSession session;
    private final OpenAgents agents;

    private ForeignServer(EmbeddedAgent here, EmbeddedAgent there, ServerSession session) {
        this.here = here;
        this.there = there;
        this.session = session;
        agents = new OpenAgents(List.of(here.connection(), there.connection()));
    }

    /**
     * The two agents of a session.
     *
     * @param placement of the event loops of this process
     * @param rails the interfaces that the data of this process takes
     */
    public static ForeignServer of(ServerSession session, LoopPlacement placement, DataRails rails) {
        AgentSettings ofClient =
                settings(DataPorts.from(rails.toListenOn(InetAddress.getLoopbackAddress()), 0, rails), placement);
        AgentSettings ofServer = new AgentSettings(
                Transports.installed(),
                Clock.system(),
                DataPorts.free(session.server().getAddress()),
                AllowedPeers.all(),
                AgentLimits.forOwnRuns(),
                LoopPlacement.FREE,
                Iperf3Planes.factsOfServer(session),
                new SharedCounters(Clock.system()),
                Optional.empty());
        return new ForeignServer(
                EmbeddedAgent.start(RunPlan.THIS_HOST, ofClient, Iperf3Planes.ofClient(session, ofClient)),
                EmbeddedAgent.start(session.name(), ofServer, Iperf3Planes.ofServer(session, ofServer)),
                session);
    }

    private static AgentSettings settings(DataPorts ports, LoopPlacement placement) {
        return new AgentSettings(
                Transports.installed(), Clock.system(), ports, AllowedPeers.all(), AgentLimits.forOwnRuns(), placement);
    }

    /** The way to run a plan with it, once. */
    public Coordinator coordinator(StepDeadlines deadlines, PropertyNames names) {
        return new Coordinator(agents, deadlines, names);
    }

    @Override
    public void close() {
        session.close();
        here.close();
        there.close();
    }
}
