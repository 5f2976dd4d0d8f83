package io.netbench.cli;

import io.netbench.agent.AgentLimits;
import io.netbench.agent.AgentService;
import io.netbench.agent.AgentSettings;
import io.netbench.agent.DataPorts;
import io.netbench.agent.RunLog;
import io.netbench.control.net.ControlServer;
import io.netbench.plan.AllowedPeers;
import io.netbench.time.Clock;
import io.netbench.transport.Transports;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Many agents in one process, each with a control port of its own; they end with their parent. */
final class ManyAgents {

    private ManyAgents() {}

    /** Starts as many as the argument says, prints their ports in one line, and lives until standard input ends. */
    public static void main(String[] arguments) throws Exception {
        List<String> ports = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            ports.add(Integer.toString(start().port()));
        }
        System.out.println(String.join(" ", ports));
        while (System.in.read() >= 0) {
            continue;
        }
        System.exit(0);
    }

    private static ControlServer start() {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        AgentSettings settings = new AgentSettings(
                Transports.installed(),
                Clock.system(),
                DataPorts.free(loopback),
                AllowedPeers.all(),
                AgentLimits.forThisJvm());
        AgentService service = new AgentService(settings, RunLog.SILENT);
        service.warmUp();
        return ControlServer.start(
                new InetSocketAddress(loopback, 0), Optional.empty(), Optional.empty(), AllowedPeers.all(), service);
    }
}
