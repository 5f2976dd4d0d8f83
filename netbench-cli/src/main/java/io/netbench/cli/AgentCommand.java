package io.netbench.cli;

import io.netbench.agent.RunLog;
import io.netbench.cli.agent.AgentLife;
import io.netbench.cli.agent.Announcer;
import io.netbench.cli.agent.PlainLog;
import io.netbench.cli.options.AgentPorts;
import io.netbench.cli.options.DataPortRange;
import io.netbench.cli.options.Heading;
import io.netbench.cli.options.LimitOptions;
import io.netbench.cli.options.ListenOptions;
import io.netbench.cli.options.MetricsOptions;
import io.netbench.cli.options.OptionNames;
import io.netbench.cli.options.OptionValues;
import io.netbench.cli.options.PlacementOptions;
import io.netbench.cli.options.SecurityOptions;
import io.netbench.cli.options.Sets;
import io.netbench.cli.process.EndsInOrder;
import io.netbench.cli.process.Interrupts;
import io.netbench.cli.process.ThisProcess;
import io.netbench.cli.run.HostedAgent;
import io.netbench.control.BuildInfo;
import io.netbench.control.net.AccessToken;
import io.netbench.control.net.ControlAccessException;
import io.netbench.dataplane.AgentLimits;
import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
final class AgentCommand implements Callable<Integer>, EndsInOrder {

    /** Many times what passes between two signs of life of a launcher. */
    private static final long LAUNCHER_SILENCE_NS = 300_000_000_000L;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            converter = OptionValues.Count.class,
            description = "Where coordinators connect; 0 takes a free port. Default: " + AgentPorts.CONTROL + ".")
    @Sets(Property.PORT)
    private OptionalInt port = OptionalInt.empty();

    @Option(
            names = "--data-port",
            paramLabel = "PORT",
            converter = OptionValues.Count.class,
            description = "Where clients of a run connect; runs beside it take the ports that follow, 0 takes free "
                    + "ones. A port is open while its run lasts. Default: " + AgentPorts.DATA + ".")
    private OptionalInt dataPort = OptionalInt.empty();

    @Mixin
    @Heading("Where it listens, and to whom")
    private ListenOptions listen = new ListenOptions();

    @Mixin
    @Heading("What it tells Prometheus")
    private MetricsOptions metrics = new MetricsOptions();

    @Mixin
    @Heading("Access for coordinators")
    private SecurityOptions security = new SecurityOptions();

    @Mixin
    @Heading("What it takes on at most")
    private LimitOptions limitOptions = new LimitOptions();

    @Mixin
    @Heading("Where its event loops run")
    private PlacementOptions placement = new PlacementOptions();

    @Option(names = "--once", description = "End after the first run, and what went on beside it.")
    private boolean once;

    @Option(
            names = "--launched",
            description = "As a coordinator starts it: take free ports where none are given, read the token from "
                    + "standard input, announce the agent in one line on standard output, and end with standard input, or "
                    + "once it has been silent for 5 minutes with no run on.")
    private boolean launched;

    @Override
    public Integer call() {
        int controlPort = port.orElse(launched ? 0 : AgentPorts.CONTROL);
        DataPortRange.requirePort(Property.PORT.toString(), controlPort);
        AgentLimits limits = limitOptions.toLimits(AgentLimits.DEFAULT_MAX_RUNS);
        DataPortRange dataPorts = new DataPortRange(dataPort.orElse(launched ? 0 : AgentPorts.DATA), limits.maxRuns());
        dataPorts.requireWithout(controlPort);
        Optional<AccessToken> token = launched ? Optional.of(tokenOfLauncher()) : security.token(System.getenv());
        HostedAgent agent = new HostedAgent(
                        listen.place(token, security.tls()), controlPort, dataPorts, limits, placement.ofThisHost())
                .showing(metrics.address());
        PrintWriter out = spec.commandLine().getOut();
        Interrupts signals = ThisProcess.of(spec).signals();
        OptionNames names = OptionNames.of(spec.commandLine());
        if (!launched) {
            return agent.live(
                    new AgentLife(new PlainLog(out), once, names), ready -> introduce(out, agent, ready), signals);
        }
        AgentLife life = new AgentLife(RunLog.SILENT, once, names);
        return agent.live(
                life,
                ready -> {
                    Announcer.announce(out, ready.controlPort());
                    life.endWith(System.in, LAUNCHER_SILENCE_NS);
                },
                signals);
    }

    private AccessToken tokenOfLauncher() {
        if (security.namesTokenFile()) {
            throw new PlanException(
                    Property.TOKEN_FILE + ": with {--launched} the token comes on standard input; leave it out");
        }
        try {
            return AccessToken.ofFirstLine(System.in, "standard input");
        } catch (IOException e) {
            throw new ControlAccessException("{--launched}: standard input can't be read: " + e.getMessage());
        }
    }

    private static void introduce(PrintWriter out, HostedAgent agent, HostedAgent.Ready ready) {
        out.printf("netbench agent %s%n", BuildInfo.version());
        out.printf("  control  %s%n", agent.place().describe(ready.controlPort(), "coordinators"));
        if (agent.place().showsToken()) {
            out.printf("  note     no TLS: who can read packets on the way can read the token%n");
        }
        out.printf("  data     %s%n", agent.describeData());
        ready.metrics().map(AgentCommand::describeMetrics).ifPresent(out::println);
        out.flush();
    }

    private static String describeMetrics(InetSocketAddress shown) {
        InetAddress address = shown.getAddress();
        String host = address.isAnyLocalAddress() ? "all addresses" : address.getHostAddress();
        String who = address.isLoopbackAddress() ? "whoever is on this host" : "whoever can reach this host";
        return "  metrics  %s, port %d, /metrics, for %s".formatted(host, shown.getPort(), who);
    }
}
