package io.netbench.cli;

import io.netbench.agent.AgentLimits;
import io.netbench.agent.AgentService;
import io.netbench.agent.AgentSettings;
import io.netbench.agent.DataPorts;
import io.netbench.analysis.Ending;
import io.netbench.cli.agent.AgentLife;
import io.netbench.cli.agent.Announcer;
import io.netbench.control.BuildInfo;
import io.netbench.control.net.AccessToken;
import io.netbench.control.net.ControlAccessException;
import io.netbench.control.net.ControlServer;
import io.netbench.plan.AllowedPeers;
import io.netbench.plan.PlanException;
import io.netbench.time.Clock;
import io.netbench.transport.Transports;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code netbench agent}. */
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        sortOptions = false,
        description =
                "Carries out what a coordinator (netbench incast, broadcast) orders, on each host of a run. Runs in "
                        + "the foreground until it is stopped.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  netbench agent --token-file token   for coordinators that know the token",
            "  netbench agent --insecure           for everybody who can reach this host",
            "  netbench agent                      for coordinators on this host only",
            ""
        })
final class AgentCommand implements Callable<Integer> {

    private static final int MAX_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Where coordinators connect; 0 takes a free port. Default: ${DEFAULT-VALUE}.",
            defaultValue = "" + AgentPorts.CONTROL)
    private int port;

    @Option(
            names = "--data-port",
            paramLabel = "PORT",
            description = "Where clients of a run connect; runs beside it take the ports that follow, 0 takes free "
                    + "ones. A port is open while its run lasts. Default: ${DEFAULT-VALUE}.",
            defaultValue = "" + AgentPorts.DATA)
    private int dataPort;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            converter = OptionValues.Address.class,
            description =
                    "The address of this host to listen on. Default: all with a token or --insecure, the loopback "
                            + "otherwise.")
    private Optional<InetAddress> bind = Optional.empty();

    @Option(
            names = "--data-address",
            paramLabel = "ADDRESS",
            split = ",",
            converter = OptionValues.Address.class,
            description =
                    "Addresses of this host for data, with commas between them; clients take the first one today. "
                            + "Default: the address at which the coordinator reaches this agent.")
    private List<InetAddress> dataAddresses = new ArrayList<>();

    @ArgGroup(validate = false, heading = "%nWho may use it:%n")
    private SecurityOptions security = new SecurityOptions();

    @Option(
            names = "--insecure",
            description =
                    "Listen to everybody who can reach this host, without a token. For a network that nobody else "
                            + "is on.")
    private boolean insecure;

    @Option(
            names = "--allow-peers",
            paramLabel = "CIDR",
            converter = OptionValues.Peers.class,
            description = "Blocks of addresses, with commas between them, from which coordinators and clients may "
                    + "connect. Default: all.")
    private AllowedPeers allowedPeers = AllowedPeers.all();

    @ArgGroup(validate = false, heading = "%nWhat it takes on at most:%n")
    private LimitOptions limitOptions = new LimitOptions();

    @Option(names = "--once", description = "End after the first run.")
    private boolean once;

    @Option(
            names = "--launched",
            description = "As a coordinator starts it: take free ports, read the token from standard input, announce "
                    + "the agent in one line on standard output, and end with the run or with standard input.")
    private boolean launched;

    @Override
    public Integer call() {
        requirePort("--port", port);
        requirePort("--data-port", dataPort);
        AgentLimits limits = limitOptions.toLimits();
        requirePortForEachRun(limits.maxRuns());
        Optional<AccessToken> token = launched ? Optional.of(tokenOfLauncher()) : security.token(System.getenv());
        InetAddress address = address(token.isPresent());
        AgentSettings settings = new AgentSettings(
                Transports.installed(),
                Clock.system(),
                DataPorts.from(dataBind(address), launched ? 0 : dataPort, dataAddresses),
                allowedPeers,
                limits);
        PrintWriter out = spec.commandLine().getOut();
        AgentLife life = new AgentLife(launched ? Optional.empty() : Optional.of(out), once || launched);
        AgentService service = new AgentService(settings, life);
        service.warmUp();
        try (ControlServer server = ControlServer.start(
                        new InetSocketAddress(address, launched ? 0 : port), token, allowedPeers, service);
                Interrupts signals = Interrupts.watch(life::interrupted)) {
            if (launched) {
                Announcer.announce(out, server.port());
                life.endWith(System.in);
            } else {
                introduce(out, address, server.port(), limits, token.isPresent());
            }
            return status(life.await());
        }
    }

    private static AccessToken tokenOfLauncher() {
        try {
            return AccessToken.ofFirstLine(System.in, "standard input");
        } catch (IOException e) {
            throw new ControlAccessException("--launched: standard input can't be read: " + e.getMessage());
        }
    }

    private static int status(Optional<Ending> signal) {
        return signal.map(ending -> ending == Ending.INTERRUPTED ? ExitStatus.INTERRUPTED : ExitStatus.TERMINATED)
                .orElse(ExitStatus.PASSED);
    }

    private InetAddress address(boolean hasToken) {
        boolean open = hasToken || insecure;
        InetAddress address = bind.orElseGet(() -> open ? AgentPorts.everywhere() : InetAddress.getLoopbackAddress());
        if (!open && !address.isLoopbackAddress()) {
            throw new PlanException("--bind: " + address.getHostAddress()
                    + " can be reached by others; give --token-file (or NETBENCH_TOKEN), or --insecure if nobody else is on"
                    + " that network");
        }
        return address;
    }

    /** One address for data is the one to listen on; of several, each has to be. */
    private InetAddress dataBind(InetAddress address) {
        return switch (dataAddresses.size()) {
            case 0 -> address;
            case 1 -> dataAddresses.get(0);
            default -> AgentPorts.everywhere();
        };
    }

    private void introduce(
            PrintWriter out, InetAddress address, int controlPort, AgentLimits limits, boolean hasToken) {
        String host = address.isAnyLocalAddress() ? "all addresses" : address.getHostAddress();
        String who = hasToken
                ? "with the token"
                : address.isLoopbackAddress() ? "on this host only" : "whoever can reach this host: there is no token";
        out.printf("netbench agent %s%n", BuildInfo.version());
        out.printf("  control  %s, port %d, for coordinators %s%n", host, controlPort, who);
        out.printf("  data     %s%n", dataPorts(limits.maxRuns()));
        out.flush();
    }

    private String dataPorts(int runs) {
        String ports = dataPort == 0
                ? "a free port for each run"
                : runs == 1
                        ? "port " + dataPort
                        : "ports %d to %d, one for each run".formatted(dataPort, lastDataPort(runs));
        String peers = allowedPeers.equals(AllowedPeers.all()) ? "" : "; peers from " + allowedPeers;
        return ports + peers;
    }

    private void requirePortForEachRun(int runs) {
        if (lastDataPort(runs) > MAX_PORT) {
            throw new PlanException("--data-port must be at most " + (MAX_PORT - runs + 1) + ", so that " + runs
                    + " runs have a port each, got: " + dataPort);
        }
    }

    private int lastDataPort(int runs) {
        return dataPort == 0 ? 0 : dataPort + runs - 1;
    }

    private static void requirePort(String option, int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new PlanException(option + " must be from 0 to " + MAX_PORT + ", got: " + port);
        }
    }
}
