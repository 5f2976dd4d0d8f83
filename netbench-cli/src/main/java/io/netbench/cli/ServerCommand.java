package io.netbench.cli;

import io.netbench.cli.agent.AgentLife;
import io.netbench.cli.agent.SessionLog;
import io.netbench.cli.agent.TimedLines;
import io.netbench.cli.options.AgentPorts;
import io.netbench.cli.options.DataPortRange;
import io.netbench.cli.options.FamilyOptions;
import io.netbench.cli.options.Heading;
import io.netbench.cli.options.Iperf3ServerOptions;
import io.netbench.cli.options.LimitOptions;
import io.netbench.cli.options.ListenOptions;
import io.netbench.cli.options.ListenPlace;
import io.netbench.cli.options.OptionNames;
import io.netbench.cli.options.OptionValues;
import io.netbench.cli.options.PlacementOptions;
import io.netbench.cli.options.SecurityOptions;
import io.netbench.cli.options.ServerOutputOptions;
import io.netbench.cli.options.SessionHelpOptions;
import io.netbench.cli.options.Sets;
import io.netbench.cli.options.ShellWords;
import io.netbench.cli.process.EndsInOrder;
import io.netbench.cli.process.ThisProcess;
import io.netbench.cli.report.SessionReport;
import io.netbench.cli.run.HostedAgent;
import io.netbench.cli.run.Iperf3Guests;
import io.netbench.cli.run.RunOutputs;
import io.netbench.cli.run.ServerFiles;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.TimeText;
import io.netbench.control.BuildInfo;
import io.netbench.control.net.AccessToken;
import io.netbench.dataplane.AgentLimits;
import io.netbench.dataplane.LoopPlacement;
import io.netbench.host.CpuList;
import io.netbench.iperf3.login.LoginCheck;
import io.netbench.iperf3.server.Iperf3Access;
import io.netbench.plan.PlanException;
import io.netbench.result.RunResult;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import io.netbench.text.Property;
import io.netbench.text.QuantityText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code netbench server}. */
@Command(
        name = "server",
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        sortOptions = false,
        description =
                "Waits for netbench client and for iperf3 -c, many of both at a time and at one port, in the foreground "
                        + "until it is stopped. To netbench clients it is an agent; iperf3 clients, of version 3.7 or "
                        + "later, are served in iperf3's own protocol.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  netbench server --token-file token   for clients that know the token",
            "  netbench server --insecure           for everybody who can reach this host",
            "  netbench server --allow-peers 10.1.0.0/16    for iperf3 clients from there",
            "  netbench server                      for clients on this host only",
            "  netbench server -1 -p 6000           for one session, at another port",
            ""
        })
final class ServerCommand implements Callable<Integer>, EndsInOrder {

    private static final int DEFAULT_MAX_RUNS = 16;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SessionHelpOptions help = new SessionHelpOptions();

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            description = "Where clients come in; 0 takes a free port. Default: ${DEFAULT-VALUE}.",
            defaultValue = "" + AgentPorts.SESSION)
    @Sets(Property.PORT)
    private int port;

    @Option(
            names = "--data-port",
            paramLabel = "PORT",
            converter = OptionValues.Count.class,
            description = "Where the data of a session flows; sessions beside it take the ports that follow, 0 takes "
                    + "free ones. A port is open while its session lasts. Default: the one after --port.")
    private OptionalInt dataPort = OptionalInt.empty();

    @Option(
            names = {"-1", "--one-off"},
            description =
                    "End after the first session. Who comes meanwhile with an iperf3 client finds the server busy.")
    private boolean oneOff;

    @Option(
            names = {"-A", "--affinity"},
            paramLabel = "N",
            description = "Bind all event loops to this CPU, as --cpus does to one or more.")
    private Optional<String> affinity = Optional.empty();

    @Mixin
    private FamilyOptions family = new FamilyOptions();

    @Mixin
    @Heading("What it shows and keeps")
    private ServerOutputOptions output = new ServerOutputOptions();

    @Mixin
    @Heading("Where it listens, and to whom")
    private ListenOptions listen = new ListenOptions();

    @Mixin
    @Heading("Access for clients")
    private SecurityOptions security = new SecurityOptions();

    @Mixin
    @Heading("Clients of iperf3")
    private Iperf3ServerOptions iperf3 = new Iperf3ServerOptions();

    @Mixin
    @Heading("What it takes on at most")
    private LimitOptions limitOptions = new LimitOptions();

    @Mixin
    @Heading("Where its event loops run")
    private PlacementOptions placement = new PlacementOptions();

    @Override
    public Integer call() {
        DataPortRange.requirePort(Property.PORT.toString(), port);
        AgentLimits limits = limitOptions.toLimits(DEFAULT_MAX_RUNS);
        requireRoomForData(limits.maxRuns());
        DataPortRange dataPorts = new DataPortRange(dataPort.orElse(port == 0 ? 0 : port + 1), limits.maxRuns());
        dataPorts.requireWithout(port);
        Optional<AccessToken> token = security.token(System.getenv());
        Optional<LoginCheck> login = iperf3.login();
        LoopPlacement cpus = cpus();
        ListenPlace place = listen.placeWithGuests(token, security.tls(), family.family(), login.isPresent());
        output.json().ifPresent(Output::requireWritable);
        output.intervalNs();
        try (ServerFiles files = ServerFiles.open(output, spec.commandLine().getOut())) {
            TimedLines lines = lines(files.out());
            SessionLog log = new SessionLog(files.out(), lines, output.format()::text);
            AgentLife life = new AgentLife(log, oneOff, OptionNames.of(spec.commandLine()));
            Iperf3Guests.Setup guests = new Iperf3Guests.Setup(
                    new Iperf3Access(place.allowedPeers(), place.named(), login, place.open()),
                    iperf3.limits(limits.maxConnectionEnds(), limitOptions.maxDurationNs()),
                    cpus,
                    lines,
                    log,
                    life,
                    output,
                    ShellWords.join(
                            spec.root().commandLine().getCommandName(),
                            spec.root().commandLine().getParseResult().originalArgs()),
                    new Outlet(System.out, RunOutputs.patience(spec.commandLine())),
                    result -> text(result));
            HostedAgent agent = new HostedAgent(
                    place,
                    port,
                    dataPorts,
                    limits,
                    cpus,
                    (transport, memory) -> new Iperf3Guests(guests, transport, memory),
                    Optional.empty());
            int status = agent.live(
                    life,
                    ready -> {
                        introduce(files.out(), agent, limits, ready.controlPort());
                        iperf3.idleNs().ifPresent(life::endIfNobodyComes);
                    },
                    ThisProcess.of(spec).signals());
            log.sumUp();
            return status;
        }
    }

    private TimedLines lines(PrintWriter out) {
        Optional<String> format = output.timestamps();
        return format.filter(given -> !given.isEmpty())
                .map(given -> new TimedLines(out, at -> TimeText.of(given, at)))
                .orElseGet(() -> new TimedLines(out, format.isPresent()));
    }

    private LoopPlacement cpus() {
        LoopPlacement chosen = placement.ofThisHost();
        if (affinity.isEmpty()) {
            return chosen;
        }
        if (chosen.cpus().isPresent()) {
            throw new PlanException("{-A} and " + Property.CPUS + " say the same thing; give one of them");
        }
        if (!affinity.get().matches("[0-9]{1,4}")) {
            throw new PlanException("{-A}: '" + affinity.get() + "' is no CPU; write its number, such as 0");
        }
        CpuList cpu = LoopPlacement.requireAllowed("{-A}", CpuList.parse(affinity.get()));
        return new LoopPlacement(Optional.of(cpu), chosen.busyPoll());
    }

    /** What an iperf3 client shows of its server: on whatever terminal, so the plainest. */
    private String text(RunResult result) {
        List<String> lines = SessionReport.figures(
                result, help.verbose(), output.format(), new Screen(Screen.MIN_WIDTH, true, false));
        return String.join("\n", lines) + "\n";
    }

    private void requireRoomForData(int sessions) {
        int most = DataPortRange.MAX_PORT - sessions;
        if (dataPort.isEmpty() && port > most) {
            throw new PlanException(Property.PORT + " must be at most " + most + ", so that " + sessions
                    + " sessions have a port each for data after it, got: " + port
                    + "; or say where with {--data-port}");
        }
    }

    private void introduce(PrintWriter out, HostedAgent agent, AgentLimits limits, int port) {
        ListenPlace place = agent.place();
        out.printf("netbench server %s%n", BuildInfo.version());
        if (help.verbose()) {
            out.printf("  version  %s%n", Version.line().replaceFirst("^netbench ", ""));
            out.printf("  takes    %s at a time%n", QuantityText.counted(limits.maxRuns(), "session"));
        }
        out.printf("  control  %s%n", place.describe(port, "clients"));
        out.printf("  data     %s%n", agent.describeData());
        out.printf("  iperf3   %s%n", describeGuests(place));
        if (place.showsToken()) {
            out.println("  note     no TLS: who can read packets on the way can read the token");
        }
        if (place.isThisHostOnly()) {
            out.println("  note     clients on other hosts are let in with --token-file FILE, here and there, or with");
            out.println("           --insecure here, where nobody else is on the network; those of iperf3 with");
            out.println("           --allow-peers, with its own login, or with --insecure");
        }
        out.flush();
    }

    private String describeGuests(ListenPlace place) {
        String who = place.named()
                ? "clients from " + place.allowedPeers()
                : place.address().isLoopbackAddress()
                                || !(place.open() || iperf3.login().isPresent())
                        ? "clients on this host only"
                        : "clients";
        return who + (iperf3.login().isPresent() ? " that log in" : "") + " at the same port, control and data";
    }
}
