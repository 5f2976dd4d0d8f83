package io.netbench.cli.run;

import io.netbench.agent.AgentService;
import io.netbench.analysis.StopCause;
import io.netbench.cli.agent.AgentLife;
import io.netbench.cli.agent.SpareMemory;
import io.netbench.cli.options.DataPortRange;
import io.netbench.cli.options.ListenPlace;
import io.netbench.cli.process.ExitStatus;
import io.netbench.cli.process.Interrupts;
import io.netbench.control.net.ControlServer;
import io.netbench.control.net.TlsFiles;
import io.netbench.dataplane.AgentLimits;
import io.netbench.dataplane.AgentSettings;
import io.netbench.dataplane.CertificateFiles;
import io.netbench.dataplane.LoopPlacement;
import io.netbench.plan.AllowedPeers;
import io.netbench.time.Clock;
import io.netbench.transport.Transports;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * An agent that is this process: it listens, and lives until it has no more to do or is told to end.
 *
 * @param port where coordinators connect; 0: a free one
 * @param dataPorts where clients of its runs connect
 * @param placement of its event loops
 * @param guests who else is served at the control port
 */
public record HostedAgent(
        ListenPlace place,
        int port,
        DataPortRange dataPorts,
        AgentLimits limits,
        LoopPlacement placement,
        Guests.Opener guests) {

    /** One that serves coordinators alone. */
    public HostedAgent(
            ListenPlace place, int port, DataPortRange dataPorts, AgentLimits limits, LoopPlacement placement) {
        this(place, port, dataPorts, limits, placement, (transport, memory) -> Guests.NONE);
    }

    /**
     * Lives to the end.
     *
     * @param onReady hears once of the control port
     * @param signals that end it
     * @return the exit status
     */
    public int live(AgentLife life, IntConsumer onReady, Interrupts signals) {
        AgentSettings settings = new AgentSettings(
                        Transports.installed(),
                        Clock.system(),
                        place.dataPorts(dataPorts.first()),
                        place.allowedPeers(),
                        limits,
                        placement)
                .provedBy(place.tls().flatMap(HostedAgent::certificate));
        InetSocketAddress address = new InetSocketAddress(place.address(), port);
        try (SpareMemory memory = new SpareMemory(life)) {
            AgentService service = new AgentService(settings, memory);
            service.warmUp();
            memory.watch();
            return live(life, memory, service, address, onReady, signals);
        }
    }

    private static Optional<CertificateFiles> certificate(TlsFiles files) {
        return files.cert().map(chain -> new CertificateFiles(chain, files.key().orElseThrow()));
    }

    private int live(
            AgentLife life,
            SpareMemory memory,
            AgentService service,
            InetSocketAddress address,
            IntConsumer onReady,
            Interrupts signals) {
        try (AgentSockets sockets = AgentSockets.open(life::stranger);
                Guests guests = this.guests.open(sockets.transport(), memory);
                ControlServer server = ControlServer.start(
                        address,
                        place.token(),
                        place.tls(),
                        place.coordinators(),
                        service,
                        guests.join(sockets.sockets()))) {
            onReady.accept(server.port());
            signals.listen(life::interrupted);
            return life.await().map(StopCause::exitStatus).orElse(ExitStatus.PASSED);
        }
    }

    /** Where clients of its runs connect, in words. */
    public String describeData() {
        String peers = place.allowedPeers().equals(AllowedPeers.all()) ? "" : "; peers from " + place.allowedPeers();
        return dataPorts.describe() + peers;
    }
}
