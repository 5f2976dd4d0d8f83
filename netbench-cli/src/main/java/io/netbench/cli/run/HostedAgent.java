package io.netbench.cli.run;

import io.netbench.agent.AgentService;
import io.netbench.agent.RunLog;
import io.netbench.agent.metrics.AgentMetrics;
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
import io.netbench.time.Clock;
import io.netbench.transport.Transports;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An agent that is this process: it listens, and lives until it has no more to do or is told to end.
 *
 * @param port where coordinators connect; 0: a free one
 * @param dataPorts where clients of its runs connect
 * @param placement of its event loops
 * @param guests who else is served at the control port
 * @param metrics where figures of it are shown; empty: nowhere
 */
public record HostedAgent(
        ListenPlace place,
        int port,
        DataPortRange dataPorts,
        AgentLimits limits,
        LoopPlacement placement,
        Guests.Opener guests,
        Optional<InetSocketAddress> metrics) {

    /**
     * It serves.
     *
     * @param controlPort where coordinators connect
     * @param metrics where its figures are shown
     */
    public record Ready(int controlPort, Optional<InetSocketAddress> metrics) {}

    /** One that serves coordinators alone. */
    public HostedAgent(
            ListenPlace place, int port, DataPortRange dataPorts, AgentLimits limits, LoopPlacement placement) {
        this(place, port, dataPorts, limits, placement, (transport, memory) -> Guests.NONE, Optional.empty());
    }

    /** The same with figures that are shown there. */
    public HostedAgent showing(Optional<InetSocketAddress> place) {
        return new HostedAgent(this.place, port, dataPorts, limits, placement, guests, place);
    }

    /**
     * Lives to the end.
     *
     * @param onReady hears once that it serves
     * @param signals that end it
     * @return the exit status
     */
    public int live(AgentLife life, Consumer<Ready> onReady, Interrupts signals) {
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
            Optional<AgentMetrics> counted = metrics.map(shown -> new AgentMetrics(memory, Clock.system()));
            AgentService service =
                    new AgentService(settings, counted.map(RunLog.class::cast).orElse(memory));
            // Beside what opens ports, which takes as long.
            Thread warmUp = new Thread(service::warmUp, "netbench-warm-up");
            warmUp.setDaemon(true);
            // What is wrong with it is told by the first run.
            warmUp.setUncaughtExceptionHandler((thread, failure) -> {});
            warmUp.start();
            memory.watch();
            return live(life, memory, counted, service, address, onReady, signals);
        }
    }

    private static Optional<CertificateFiles> certificate(TlsFiles files) {
        return files.cert().map(chain -> new CertificateFiles(chain, files.key().orElseThrow()));
    }

    private int live(
            AgentLife life,
            SpareMemory memory,
            Optional<AgentMetrics> counted,
            AgentService service,
            InetSocketAddress address,
            Consumer<Ready> onReady,
            Interrupts signals) {
        try (AgentSockets sockets = AgentSockets.open(life::stranger);
                MetricsPort shown = metrics.isEmpty()
                        ? null
                        : MetricsPort.open(metrics.get(), counted.orElseThrow(), sockets.transport());
                Guests guests = this.guests.open(sockets.transport(), memory);
                ControlServer server = ControlServer.start(
                        address,
                        place.token(),
                        place.tls(),
                        place.coordinators(),
                        service,
                        guests.join(counted.map(metrics -> sockets.sockets().telling(metrics::refused))
                                .orElse(sockets.sockets())))) {
            onReady.accept(new Ready(server.port(), Optional.ofNullable(shown).map(MetricsPort::address)));
            signals.listen(life::interrupted);
            return life.await().map(StopCause::exitStatus).orElse(ExitStatus.PASSED);
        }
    }

    /** Where clients of its runs connect, in words. */
    public String describeData() {
        String peers = place.allowedPeers().isAll() ? "" : "; peers from " + place.allowedPeers();
        return dataPorts.describe() + peers;
    }
}
