package io.netbench.cli;

import io.netbench.cli.agent.AgentLife;
import io.netbench.cli.agent.SessionLog;
import io.netbench.cli.options.AgentPorts;
import io.netbench.cli.options.DataPortRange;
import io.netbench.cli.options.Heading;
import io.netbench.cli.options.LimitOptions;
import io.netbench.cli.options.ListenOptions;
import io.netbench.cli.options.ListenPlace;
import io.netbench.cli.options.OptionNames;
import io.netbench.cli.options.OptionValues;
import io.netbench.cli.options.PlacementOptions;
import io.netbench.cli.options.SecurityOptions;
import io.netbench.cli.options.SessionHelpOptions;
import io.netbench.cli.options.Sets;
import io.netbench.cli.process.EndsInOrder;
import io.netbench.cli.process.ThisProcess;
import io.netbench.cli.run.HostedAgent;
import io.netbench.control.BuildInfo;
import io.netbench.control.net.AccessToken;
import io.netbench.dataplane.AgentLimits;
import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import io.netbench.text.QuantityText;
import java.io.PrintWriter;
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
                "Waits for netbench client, many at a time. It is an agent at another port, in the foreground until "
                        + "it is stopped.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  netbench server --token-file token   for clients that know the token",
            "  netbench server --insecure           for everybody who can reach this host",
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
            description = "End after the first session.")
    private boolean oneOff;

    @Mixin
    @Heading("Where it listens, and to whom")
    private ListenOptions listen = new ListenOptions();

    @Mixin
    @Heading("Access for clients")
    private SecurityOptions security = new SecurityOptions();

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
        HostedAgent agent =
                new HostedAgent(listen.place(token, security.tls()), port, dataPorts, limits, placement.ofThisHost());
        PrintWriter out = spec.commandLine().getOut();
        SessionLog log = new SessionLog(out);
        int status = agent.live(
                new AgentLife(log, oneOff, OptionNames.of(spec.commandLine())),
                ready -> introduce(out, agent, limits, ready),
                ThisProcess.of(spec).signals());
        log.sumUp();
        return status;
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
            out.printf("  version  %s%n", new Version().getVersion()[0].replaceFirst("^netbench ", ""));
            out.printf("  takes    %s at a time%n", QuantityText.counted(limits.maxRuns(), "session"));
        }
        out.printf("  control  %s%n", place.describe(port, "clients"));
        out.printf("  data     %s%n", agent.describeData());
        if (place.showsToken()) {
            out.println("  note     no TLS: who can read packets on the way can read the token");
        }
        if (place.isThisHostOnly()) {
            out.println("  note     clients on other hosts are let in with --token-file FILE, here and there, or with");
            out.println("           --insecure here, where nobody else is on the network");
        }
        out.flush();
    }
}
