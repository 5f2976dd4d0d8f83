package io.netbench.cli;

import io.netbench.agent.RunLog;
import io.netbench.analysis.StopCause;
import io.netbench.api.Baseline;
import io.netbench.cli.agent.SpareMemory;
import io.netbench.cli.agent.TimedLines;
import io.netbench.cli.options.Heading;
import io.netbench.cli.options.ShellWords;
import io.netbench.cli.options.WatchOptions;
import io.netbench.cli.process.EndsInOrder;
import io.netbench.cli.process.ExitStatus;
import io.netbench.cli.process.ThisProcess;
import io.netbench.cli.run.PlanRun;
import io.netbench.cli.watch.Judge;
import io.netbench.cli.watch.Keep;
import io.netbench.cli.watch.Measured;
import io.netbench.cli.watch.Pause;
import io.netbench.cli.watch.Suites;
import io.netbench.cli.watch.Watch;
import io.netbench.cli.watch.WatchFolder;
import io.netbench.cli.watch.WatchState;
import io.netbench.plan.PlanException;
import io.netbench.text.QuantityText;
import io.netbench.text.TimeSpan;
import io.netbench.time.Clock;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code netbench watch}. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Runs a suite again and again, keeps the results, and holds each against the first good one: for "
                + "days, beside other work. What became worse is measured once more at once; if it is worse then too, the "
                + "watch ends with status 3 and names it, or runs a command and goes on. A host that is lost is told, and "
                + "does not end it. Options of the watch stand before COMMAND, those of the suite behind it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  netbench watch validate --hosts 'node[01-64]' --quick",
            "  netbench watch --every 1h --out nightly incast --hosts @nodes -t 5s",
            "  netbench watch --on-bad 'logger -t netbench \"$NETBENCH_REASON\"' run night.yaml",
            ""
        })
final class WatchCommand implements Callable<Integer>, EndsInOrder {

    private static final Set<String> COMMANDS =
            Set.of("validate", "matrix", "incast", "broadcast", "run", "contention");
    private static final List<String> DEFAULT = List.of("validate", "--quick");

    /** They say where results go, or against what they are held, which is the watch's affair. */
    private static final Set<String> OWN =
            Set.of("--json", "--out", "--resume", "--baseline", "--threshold", "--any-plan", "--dry-run");

    /** With these words a command makes several runs, which it holds against no baseline itself. */
    private static final Set<String> OF_SERIES = Set.of("--sweep", "--repeat", "contention");

    private static final String TOKEN_FILE = "--token-file";

    private CommandSpec spec;

    @Mixin
    @Heading("How it goes on, and what it keeps")
    private WatchOptions options = new WatchOptions();

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            description = "What is measured: validate, matrix, incast, broadcast, run or contention, with its "
                    + "options. Default: validate --quick.")
    private List<String> command = new ArrayList<>();

    /** What stands behind the command of the suite is its own. */
    @Spec
    void setSpec(CommandSpec watch) {
        spec = watch;
        watch.parser().stopAtPositional(true);
    }

    @Override
    public Integer call() throws Exception {
        List<String> suite = suite();
        Watch.Settings settings = new Watch.Settings(options.everyNs(), options.count(), options.onBad());
        Keep keep = new Keep(options.keep(), options.keepBytes());
        options.threshold();
        Optional<Baseline> given = options.baseline();
        SuiteCall call = new SuiteCall(ThisProcess.of(spec), suite);
        Optional<Integer> refused = tried(call, suite);
        if (refused.isPresent()) {
            return refused.get();
        }
        try (WatchFolder folder = WatchFolder.open(options.out(), keep, suite);
                SpareMemory memory = new SpareMemory(RunLog.SILENT)) {
            memory.watch();
            return watch(settings, keep, folder, given, call, suite, memory);
        }
    }

    private int watch(
            Watch.Settings settings,
            Keep keep,
            WatchFolder folder,
            Optional<Baseline> given,
            SuiteCall call,
            List<String> suite,
            SpareMemory memory) {
        PrintWriter out = spec.commandLine().getOut();
        TimedLines lines = new TimedLines(out, true);
        Optional<Baseline> baseline = given.or(() -> folder.baseline().map(WatchOptions::read));
        Optional<WatchState> earlier = folder.earlier();
        out.printf(
                "netbench watch: %s, every %s%n",
                ShellWords.join("netbench", suite), TimeSpan.describe(settings.everyNs()));
        out.printf(
                "  kept      in %s: the latest %s, and as many bad ones, at most %s%n",
                options.out(), QuantityText.counted(keep.suites(), "result"), QuantityText.size(keep.bytes()));
        out.printf("  baseline  %s%n", describe(baseline, folder));
        earlier.ifPresent(state -> out.printf("  goes on   after %s%n", QuantityText.counted(state.suites(), "suite")));
        out.flush();
        Pause pause = new Pause();
        ThisProcess.of(spec).signals().listen(ending -> takes(ending, pause, call));
        return new Watch(
                        settings,
                        file -> measured(call, file, memory),
                        new Judge(baseline, options.threshold()),
                        folder,
                        keep,
                        earlier.orElseGet(() ->
                                WatchState.first(suite, InstantSource.system().instant())),
                        Clock.system(),
                        InstantSource.system(),
                        pause,
                        lines::say,
                        trouble -> PlanRun.say(spec.commandLine(), trouble))
                .run();
    }

    private static Measured measured(Suites suites, Path file, SpareMemory memory) {
        memory.guestCame();
        try {
            return suites.measure(file);
        } finally {
            memory.guestLeft();
        }
    }

    private String describe(Optional<Baseline> baseline, WatchFolder folder) {
        if (baseline.isEmpty()) {
            return "the first suite that is whole and not bad";
        }
        return options.baselinePath().or(folder::baseline).map(Path::toString).orElseThrow();
    }

    private List<String> suite() {
        List<String> suite = command.isEmpty() ? DEFAULT : command;
        if (!COMMANDS.contains(suite.get(0))) {
            throw new PlanException(
                    "'" + PlanException.quoted(suite.get(0)) + "' can't be watched; name one of validate, "
                            + "matrix, incast, broadcast, run and contention, and give options of the watch before it");
        }
        if (takesTokenFromStandardInput(suite)) {
            throw new PlanException("'--token-file -' behind " + suite.get(0)
                    + ": standard input can be read once, and each suite needs the token; name a file");
        }
        for (String word : suite) {
            String name = word.split("=", 2)[0];
            if (OWN.contains(name)) {
                throw new PlanException("'" + name + "' behind " + suite.get(0)
                        + ": where results go, and what they are held against, is said before it, to the watch");
            }
        }
        return suite;
    }

    private static boolean takesTokenFromStandardInput(List<String> suite) {
        int option = suite.indexOf(TOKEN_FILE);
        return suite.contains(TOKEN_FILE + "=-")
                || (option >= 0
                        && option + 1 < suite.size()
                        && suite.get(option + 1).equals("-"));
    }

    /** What is wrong with the command of the suite is found before a watch begins. Returns the status with which it ends. */
    private Optional<Integer> tried(SuiteCall call, List<String> suite) {
        List<String> dry = new ArrayList<>(List.of("--dry-run"));
        boolean isSeries = suite.stream().anyMatch(word -> OF_SERIES.contains(word.split("=", 2)[0]))
                || (suite.get(0).equals("run") && suite.stream().noneMatch(word -> word.startsWith("--load")));
        if (!isSeries && options.baselinePath().isPresent()) {
            dry.addAll(List.of("--baseline", options.baselinePath().get().toString()));
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = call.run(dry, out, err);
        if (status != ExitStatus.PASSED) {
            spec.commandLine().getErr().print(err);
            spec.commandLine().getErr().flush();
            return Optional.of(status);
        }
        if (options.dryRun()) {
            spec.commandLine().getOut().print(out);
            spec.commandLine().getOut().flush();
            return Optional.of(ExitStatus.PASSED);
        }
        return Optional.empty();
    }

    /** The first signal ends the watch with the suite that is on. */
    private boolean takes(StopCause ending, Pause pause, SuiteCall call) {
        if (pause.isEnded()) {
            return false;
        }
        pause.end();
        call.end(ending);
        spec.commandLine().getErr().println();
        PlanRun.say(spec.commandLine(), "ended, keeping what there is; once more ends at once");
        return true;
    }
}
