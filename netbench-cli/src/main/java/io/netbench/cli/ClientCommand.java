package io.netbench.cli;

import io.netbench.api.Baseline;
import io.netbench.api.Netbench;
import io.netbench.cli.layers.BesideOptions;
import io.netbench.cli.options.AgentPorts;
import io.netbench.cli.options.BaselineOptions;
import io.netbench.cli.options.ClientPortOptions;
import io.netbench.cli.options.DataOptions;
import io.netbench.cli.options.DataPortRange;
import io.netbench.cli.options.FamilyOptions;
import io.netbench.cli.options.Heading;
import io.netbench.cli.options.LiveMode;
import io.netbench.cli.options.OptionValues;
import io.netbench.cli.options.OutputOptions;
import io.netbench.cli.options.PlacementOptions;
import io.netbench.cli.options.SecurityOptions;
import io.netbench.cli.options.SessionHelpOptions;
import io.netbench.cli.options.SessionOptions;
import io.netbench.cli.options.Sets;
import io.netbench.cli.options.ThresholdOptions;
import io.netbench.cli.process.EndsInOrder;
import io.netbench.cli.process.ExitStatus;
import io.netbench.cli.process.ThisProcess;
import io.netbench.cli.report.ReportDetail;
import io.netbench.cli.run.Agents;
import io.netbench.cli.run.DryRun;
import io.netbench.cli.run.LiveView;
import io.netbench.cli.run.PlanRun;
import io.netbench.cli.run.ResultText;
import io.netbench.cli.run.RunOutputs;
import io.netbench.cli.run.RunView;
import io.netbench.cli.run.SessionText;
import io.netbench.cli.run.SessionView;
import io.netbench.coordinator.StepDeadlines;
import io.netbench.dataplane.DataRails;
import io.netbench.plan.DataPlan;
import io.netbench.plan.HostAddress;
import io.netbench.plan.HostList;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.Pattern;
import io.netbench.plan.PlanException;
import io.netbench.plan.Planner;
import io.netbench.plan.RoleRequest;
import io.netbench.plan.RunPlan;
import io.netbench.plan.RunRequest;
import io.netbench.plan.Thresholds;
import io.netbench.plan.Topology;
import io.netbench.text.Property;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code netbench client}. */
@Command(
        name = "client",
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Measures the path to a host on which netbench server runs: plain streams between the two, with "
                + "the options of iperf3 where they mean the same.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  netbench client storage1                 send there for 10 seconds",
            "  netbench client storage1 -R -P 4 -t 30   receive, over four connections",
            "  netbench client storage1 -b 1G -i 0.5    1 Gbit/s, two lines a second",
            "  netbench client storage1 -J              the whole result, as JSON",
            ""
        })
final class ClientCommand implements Callable<Integer>, EndsInOrder {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "HOST", description = "The server: a name, or an IP address.")
    private String host;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            converter = OptionValues.Count.class,
            description = "The server's port. Default: " + AgentPorts.SESSION + ".")
    @Sets(Property.PORT)
    private OptionalInt port = OptionalInt.empty();

    @Mixin
    private SessionHelpOptions help = new SessionHelpOptions();

    @Mixin
    private FamilyOptions family = new FamilyOptions();

    @Option(
            names = {"-J"},
            description = "Write the whole result as JSON to standard output, as --json - does.")
    @Sets(Property.JSON)
    private boolean json;

    @Mixin
    @Heading("The session")
    private SessionOptions session = new SessionOptions();

    @Mixin
    @Heading(ThresholdOptions.HEADING)
    private ThresholdOptions thresholds = new ThresholdOptions();

    @Mixin
    @Heading("Results")
    private OutputOptions output = new OutputOptions();

    @Mixin
    @Heading(BaselineOptions.HEADING)
    private BaselineOptions against = new BaselineOptions();

    @Mixin
    @Heading("Beside storage")
    private BesideOptions beside = new BesideOptions();

    @Mixin
    @Heading("How data is moved")
    private DataOptions data = new DataOptions();

    @Mixin
    @Heading("How data is moved")
    private ClientPortOptions clientPorts = new ClientPortOptions();

    @Mixin
    @Heading("Access to the server")
    private SecurityOptions security = new SecurityOptions();

    @Mixin
    @Heading("Where event loops of this host run")
    private PlacementOptions placement = new PlacementOptions();

    @Override
    public Integer call() {
        RunOutputs outputs = RunOutputs.of(output);
        if (json) {
            outputs = outputs.withJsonOnStandardOutput();
        }
        ResultText report = beside.text(
                session.isOfStreams() ? new SessionText(help.verbose()) : ResultText.report(ReportDetail.USUAL));
        StepDeadlines deadlines = session.deadlines();
        HostAddress server = server();
        RunRequest request = request(server);
        DataRails rails = data.rails(request);
        RunPlan plan = Planner.plan(request, RunCommand.newRunId());
        Netbench.Builder asked = Agents.asked(
                        request.hosts(),
                        security.token(System.getenv()),
                        security.tls(),
                        placement.ofThisHost(),
                        rails,
                        deadlines)
                .addresses(family::accepts)
                .check();
        Optional<Baseline> baseline = against.forRun(plan);
        if (output.dryRun()) {
            new DryRun(plan).print(spec.commandLine().getOut());
            return ExitStatus.PASSED;
        }
        outputs.requireWritable();
        try (Netbench agents = Agents.open(asked, ThisProcess.of(spec).signals())) {
            return new PlanRun(spec.commandLine(), outputs, report, output.showsReport())
                    .against(baseline, false)
                    .execute(plan, output.labels(spec), agents, view(plan, outputs));
        }
    }

    private HostAddress server() {
        HostAddress named = HostAddress.parse(host);
        if (named.port().isPresent() && port.isPresent()) {
            throw new PlanException(Property.PORT + ": the port stands with the host already, '" + host + "'");
        }
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > DataPortRange.MAX_PORT)) {
            throw new PlanException(
                    Property.PORT + " must be from 1 to " + DataPortRange.MAX_PORT + ", got: " + port.getAsInt());
        }
        int where = port.orElse(named.port().orElse(AgentPorts.SESSION));
        family.requireOf(named.host());
        return new HostAddress(named.host(), OptionalInt.of(where));
    }

    private RoleRequest roles(HostAddress server) {
        return new RoleRequest(
                Pattern.INCAST,
                session.mode(),
                Topology.MESH,
                Optional.of(new HostList.Hosts(List.of(server))),
                Optional.of(new HostList.Local(1)));
    }

    private RunRequest request(HostAddress server) {
        DataPlan asked = data.toPlan();
        DataPlan moved = asked.withSocket(session.socket(asked.socket()));
        List<LoadRequest> loads = session.loads(roles(server), thresholds.toThresholds());
        return clientPorts.from(new RunRequest(loads, Thresholds.NONE, session.timing(), moved, data.seed()));
    }

    /** Lines are for people; where a document takes their place, they see what other commands show. */
    private RunView view(RunPlan plan, RunOutputs outputs) {
        LiveMode mode = output.live();
        boolean hasLines = mode == LiveMode.AUTO || mode == LiveMode.LINE;
        return hasLines && session.isOfStreams() && !outputs.takeStandardOutput()
                ? new SessionView(
                        plan,
                        introduction(),
                        session.showsIntervals(),
                        spec.commandLine().getOut())
                : LiveView.open(
                        plan,
                        session.showsIntervals() ? mode : LiveMode.OFF,
                        text -> PlanRun.say(spec.commandLine(), text));
    }

    private List<String> introduction() {
        return help.verbose()
                ? List.of(
                        Version.line(), DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)))
                : List.of();
    }
}
