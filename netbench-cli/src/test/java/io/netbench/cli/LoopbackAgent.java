package io.netbench.cli;

import io.netbench.agent.AgentService;
import io.netbench.agent.RunLog;
import io.netbench.cli.run.AgentSockets;
import io.netbench.control.net.ControlServer;
import io.netbench.control.net.ServerSockets;
import io.netbench.dataplane.AgentLimits;
import io.netbench.dataplane.AgentSettings;
import io.netbench.dataplane.DataPorts;
import io.netbench.plan.AllowedPeers;
import io.netbench.time.Clock;
import io.netbench.transport.Transports;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** An agent in this process that is reached over a control port of the loopback. */
final class LoopbackAgent {

    static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    static final InetSocketAddress ANY_PORT = new InetSocketAddress(LOOPBACK, 0);

    /** For all agents of this process: a thousand of them would have two thousand threads otherwise. */
    static final ServerSockets SOCKETS = AgentSockets.open((peer, what) -> {}).sockets();

    private LoopbackAgent() {}

    /** An agent that everybody may use. */
    static ControlServer start() {
        return start(service(DataPorts.free(LOOPBACK), AllowedPeers.all(), RunLog.SILENT));
    }

    static ControlServer start(AgentService service) {
        return ControlServer.start(ANY_PORT, Optional.empty(), Optional.empty(), AllowedPeers.all(), service, SOCKETS);
    }

    static AgentService service(DataPorts ports, AllowedPeers allowed, RunLog log) {
        return new AgentService(
                new AgentSettings(Transports.installed(), Clock.system(), ports, allowed, AgentLimits.forThisJvm()),
                log);
    }

    /** Where it listens, as a host of a list. */
    static String host(ControlServer agent) {
        return "127.0.0.1:" + agent.port();
    }
}
