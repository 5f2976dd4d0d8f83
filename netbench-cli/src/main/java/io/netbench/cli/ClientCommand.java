package io.netbench.cli;

import io.netbench.api.Baseline;
import io.netbench.api.Netbench;
import io.netbench.cli.iperf3.Iperf3Asked;
import io.netbench.cli.iperf3.Iperf3Json;
import io.netbench.cli.iperf3.NoSession;
import io.netbench.cli.layers.BesideOptions;
import io.netbench.cli.options.AgentPorts;
import io.netbench.cli.options.BaselineOptions;
import io.netbench.cli.options.ClientPortOptions;
import io.netbench.cli.options.DataOptions;
import io.netbench.cli.options.DataPortRange;
import io.netbench.cli.options.FamilyOptions;
import io.netbench.cli.options.ForeignServerOptions;
import io.netbench.cli.options.Heading;
import io.netbench.cli.options.Iperf3Options;
import io.netbench.cli.options.LiveMode;
import io.netbench.cli.options.LocalPlace;
import io.netbench.cli.options.OptionNames;
import io.netbench.cli.options.OptionValues;
import io.netbench.cli.options.OutputOptions;
import io.netbench.cli.options.PlacementOptions;
import io.netbench.cli.options.ProbeOptions;
import io.netbench.cli.options.SecurityOptions;
import io.netbench.cli.options.SessionHelpOptions;
import io.netbench.cli.options.SessionOptions;
import io.netbench.cli.options.Sets;
import io.netbench.cli.options.ThresholdOptions;
import io.netbench.cli.process.EndsInOrder;
import io.netbench.cli.process.ExitStatus;
import io.netbench.cli.process.Interrupts;
import io.netbench.cli.process.PidFile;
import io.netbench.cli.process.ThisProcess;
import io.netbench.cli.report.ReportDetail;
import io.netbench.cli.run.Agents;
import io.netbench.cli.run.DryRun;
import io.netbench.cli.run.LiveView;
import io.netbench.cli.run.PlanRun;
import io.netbench.cli.run.ResultText;
import io.netbench.cli.run.RunOutputs;
import io.netbench.cli.run.RunView;
import io.netbench.cli.run.SessionOutput;
import io.netbench.cli.run.SessionText;
import io.netbench.cli.run.SessionView;
import io.netbench.coordinator.StepDeadlines;
import io.netbench.dataplane.DataRails;
import io.netbench.iperf3.client.PeerException;
import io.netbench.plan.DataPlan;
import io.netbench.plan.HostAddress;
import io.netbench.plan.HostList;
import io.netbench.plan.Pattern;
import io.netbench.plan.PlanException;
import io.netbench.plan.Planner;
import io.netbench.plan.RoleRequest;
import io.netbench.plan.RunPlan;
import io.netbench.plan.RunRequest;
import io.netbench.plan.SendPath;
import io.netbench.plan.Thresholds;
import io.netbench.plan.TimingRequest;
import io.netbench.plan.Topology;
import io.netbench.result.file.Outlet;
import io.netbench.text.Property;
import java.io.PrintWriter;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
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
            "  netbench -c storage1 -P 4 -J             with iperf3's defaults, its JSON too",
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
    @Heading("For command lines and scripts of iperf3")
    private Iperf3Options iperf3 = new Iperf3Options();

    @Mixin
    @Heading("A server that is iperf3's")
    private ForeignServerOptions foreign = new ForeignServerOptions();

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
    @Heading(ProbeOptions.HEADING)
    private ProbeOptions probes = new ProbeOptions();

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
        boolean hasLines = !json && !iperf3.jsonStream();
        try (SessionOutput lines = SessionOutput.open(
                        spec.commandLine(),
                        json ? Optional.empty() : iperf3.logFile(),
                        iperf3.title().filter(title -> hasLines),
                        iperf3.timestamps().filter(format -> hasLines));
                PidFile pid = PidFile.write("{-I}", iperf3.pidFile())) {
            return measure();
        }
    }

    private int measure() {
        foreign.requireFitting();
        RunOutputs outputs = outputs();
        session.likeIperf3(iperf3.asIperf3());
        ResultText report = beside.text(text());
        StepDeadlines deadlines = session.deadlines(iperf3.silenceNs());
        HostAddress server = server();
        RunRequest request = request(server);
        DataRails rails = data.rails(request, iperf3.bind());
        RunPlan plan = Planner.plan(request, RunCommand.newRunId());
        Netbench.Builder asked = Agents.asked(
                        request.hostsWithBystanders(),
                        security.token(System.getenv()),
                        security.tls(),
                        placement.ofThisHost(iperf3.affinity()),
                        rails,
                        deadlines)
                .addresses(family::accepts);
        iperf3.bind().map(LocalPlace::address).ifPresent(asked::dataAddress);
        asked.check();
        Optional<Baseline> baseline = against.forRun(plan);
        outputs.requireNoneAt(against.files(), "the baseline itself");
        if (foreign.isIperf3()) {
            probes.requireNone("a server of iperf3 answers none; leave it out");
            return measureAtIperf3(plan, server, rails, outputs, deadlines, baseline);
        }
        FirstAnswer first = new FirstAnswer(server, family::accepts, iperf3.connectTimeoutNs());
        if (output.dryRun()) {
            new DryRun(plan).print(spec.commandLine().getOut());
            return ExitStatus.PASSED;
        }
        outputs.requireWritable();
        Optional<String> silent = first.missing();
        if (silent.isPresent()) {
            PlanRun.say(spec.commandLine(), silent.get());
            return withoutSession(asked(plan, server), outputs, silent.get());
        }
        Iperf3Json document = document(plan, server, outputs);
        try (Netbench agents = Agents.open(asked, ThisProcess.of(spec).signals())) {
            return run(document, outputs, report, baseline)
                    .completedBy(new Iperf3Probe(server, family::accepts, OptionNames.of(spec.commandLine()))::explain)
                    .execute(plan, output.labels(spec, iperf3.title()), agents, view(document, plan, outputs));
        }
    }

    /** A run whose document is iperf3's where that was asked for. */
    private PlanRun run(Iperf3Json document, RunOutputs outputs, ResultText report, Optional<Baseline> baseline) {
        return new PlanRun(
                        spec.commandLine(),
                        hasIperf3Json() ? outputs.with(document::write) : outputs,
                        report,
                        output.showsReport() && !iperf3.jsonStream())
                .against(baseline, false)
                .telling(document::end);
    }

    private RunView view(Iperf3Json document, RunPlan plan, RunOutputs outputs) {
        return hasIperf3Json() ? document : view(plan, outputs);
    }

    private boolean hasIperf3Json() {
        return iperf3.jsonStream() || (json && iperf3.iperf3Json());
    }

    private ResultText text() {
        return session.isOfStreams()
                ? new SessionText(help.verbose(), iperf3.format())
                : ResultText.report(ReportDetail.USUAL);
    }

    private int measureAtIperf3(
            RunPlan plan,
            HostAddress server,
            DataRails rails,
            RunOutputs outputs,
            StepDeadlines deadlines,
            Optional<Baseline> baseline) {
        CommandLine command = spec.commandLine();
        Optional<Supplier<String>> login = foreign.login(System.getenv());
        try (Iperf3Client client = new Iperf3Client(plan, session, iperf3, rails, login)) {
            if (output.dryRun()) {
                new DryRun(plan).print(command.getOut());
                return ExitStatus.PASSED;
            }
            outputs.requireWritable();
            Interrupts signals = ThisProcess.of(spec).signals();
            client.open(server, family::accepts, iperf3.connectTimeoutNs(), foreign.waitNs(), command, signals);
            Iperf3Json document = document(plan, server, outputs).beside(client::theirs);
            ResultText text = text();
            ResultText report = (result, screen) -> Stream.concat(
                            beside.text(text).lines(result, screen).stream(), client.theirs().output().stream())
                    .toList();
            return run(document, outputs, report, baseline)
                    .completedBy(result -> client.theirs().addTo(result))
                    .execute(
                            plan,
                            output.labels(spec, iperf3.title()),
                            client.coordinator(
                                    placement.ofThisHost(iperf3.affinity()), deadlines, OptionNames.of(command)),
                            view(document, plan, outputs));
        } catch (PeerException refused) {
            String why = refused.getMessage()
                    + (refused.isBusy() && foreign.waitNs() == 0 ? "; wait for it with {--wait} 60s" : "");
            PlanRun.say(command, why);
            return withoutSession(asked(plan, server), outputs, why);
        } catch (InterruptedException left) {
            return withoutSession(asked(plan, server), outputs, server + ": left before it took the test");
        }
    }

    /** Leaves behind what scripts look for where no session came about. Returns the exit status. */
    private int withoutSession(Iperf3Asked asked, RunOutputs outputs, String why) {
        CommandLine command = spec.commandLine();
        if (hasIperf3Json()) {
            NoSession none = new NoSession(asked, OptionNames.of(command).in(why));
            if (iperf3.jsonStream()) {
                none.tell(command.getOut()::println);
                command.getOut().flush();
            }
            Outlet outlet = new Outlet(System.out, RunOutputs.patience(command));
            outputs.writeJson(output -> none.write(output, outlet)).forEach(failure -> PlanRun.say(command, failure));
        }
        return ExitStatus.FAILED;
    }

    private Iperf3Asked asked(RunPlan plan, HostAddress server) {
        return new Iperf3Asked(
                plan, server, session.blocks(), session.showsIntervals(), iperf3.title(), iperf3.extraData());
    }

    /** What is written when it is over; lines of JSON leave room for nothing else on standard output. */
    private RunOutputs outputs() {
        if (!foreign.isIperf3()
                && iperf3.affinity()
                        .flatMap(cpu -> cpu.there().stream().boxed().findFirst())
                        .isPresent()) {
            throw new PlanException(
                    "{-A}: the CPU of a netbench server is not set from here; give one number, and --cpus"
                            + " to netbench server there");
        }
        RunOutputs outputs = RunOutputs.of(output);
        outputs.requireProbes(probes.areAsked());
        if (iperf3.jsonStream()) {
            List<String> others = outputs.onStandardOutput();
            if (!others.isEmpty()) {
                throw new PlanException("{--json-stream} writes to standard output, and so does " + others.get(0)
                        + "; give that a file");
            }
            return iperf3.jsonStreamFull() && outputs.json().isEmpty()
                    ? outputs.withJsonAt(iperf3.logFile().orElse("-"))
                    : outputs;
        }
        return json ? outputs.withJsonAt(iperf3.logFile().orElse("-")) : outputs;
    }

    private Iperf3Json document(RunPlan plan, HostAddress server, RunOutputs outputs) {
        PrintWriter out = spec.commandLine().getOut();
        RunView shown = iperf3.jsonStream()
                ? LiveView.open(plan, LiveMode.OFF, text -> PlanRun.say(spec.commandLine(), text))
                : view(plan, outputs);
        return new Iperf3Json(
                asked(plan, server), shown, iperf3.jsonStream() ? Optional.of(out::println) : Optional.empty());
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
        DataPlan asked = data.toPlan(iperf3.skipsReceiveCopy());
        if (iperf3.sparesSendCopy() && asked.sends() == SendPath.COPY) {
            throw new PlanException("{--zerocopy} and {--send-copy} exclude each other; leave one out");
        }
        DataPlan moved = asked.withSocket(
                iperf3.asIperf3() || foreign.isIperf3()
                        ? session.socketLikeIperf3(asked.socket(), text -> PlanRun.say(spec.commandLine(), text))
                        : session.socket(asked.socket()));
        TimingRequest timing = session.timing();
        return probes.beside(clientPorts.from(new RunRequest(
                session.loads(roles(server), thresholds.toThresholds()),
                Thresholds.NONE,
                foreign.isIperf3() ? session.oneByOne(timing) : timing,
                moved,
                data.seed())));
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
                        iperf3.format(),
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
