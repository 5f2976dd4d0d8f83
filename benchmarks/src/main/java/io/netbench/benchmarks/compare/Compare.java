package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The command {@code benchmarks/compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Runs netbench and every other tool found on this machine on the same work, in turn and with the order"
                    + " reversed each round, and shows the medians of the ratios of neighbouring runs with their 95 %%"
                    + " intervals.",
            "Without options it runs the cells that have targets, which takes more than an hour."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:every contest was held, and no ratio is worse than in the baseline",
            "1:a contest was not held: in no round all of its tools finished; or the guard could not decide",
            "2:wrong usage, or nothing to run",
            "3:a ratio is worse than in the baseline, or the guard found a loss"
        })
final class Compare implements Callable<Integer> {

    private static final String KEPT = "benchmarks/baseline.json";
    private static final List<String> ALL_TARGETS = List.of("targets");

    @Option(
            names = "--cells",
            split = ",",
            paramLabel = "NAME",
            description = "Cells to run: block-response-direction-connections, perhaps a depth and a place, such as"
                    + " 64k-1-push-16, 4k-4k-read-4-q8 or 1m-0-push-4@split; 1448-udp-push-1 for datagrams; matrix or"
                    + " matrix@PLACE for all of them but these; or targets. Places (as root): veth, two network"
                    + " namespaces; split, the same with each end on a CPU of its own, which stands for two hosts;"
                    + " split-bbr, split with another congestion control than cubic. Default: targets.")
    private List<String> cells = ALL_TARGETS;

    @Option(
            names = "--tools",
            split = ";",
            paramLabel = "NAME",
            description = "Tools that take part in cells that are named, separated by semicolons; the first is the"
                    + " subject. netbench and iperf3 may have options: netbench:io_uring,--threads=2. Default: all"
                    + " that are found.")
    private List<String> names;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            description = "Of the targets only those whose cell has this in its name.")
    private String only = "";

    @Option(names = "--rounds", paramLabel = "N", description = "Pairs of runs. Default: ${DEFAULT-VALUE}.")
    private int rounds = 15;

    @Option(names = "--seconds", paramLabel = "N", description = "Window of each run. Default: ${DEFAULT-VALUE}.")
    private int seconds = 2;

    @Option(names = "--warmup", paramLabel = "N", description = "Seconds before it. Default: ${DEFAULT-VALUE}.")
    private int warmup = 1;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures to a file.")
    private Path json;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = KEPT,
            description = "Exit with 3 if a ratio is worse than in this file, which --keep or --json wrote. Without a"
                    + " file: " + KEPT + " of the checkout.")
    private Path baseline;

    @Option(
            names = "--keep",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = KEPT,
            description = "Keep the ratios in this file for a later --baseline; those of cells that did not run stay as"
                    + " they are. Without a file: " + KEPT + " of the checkout.")
    private Path kept;

    @Option(
            names = "--guard",
            description =
                    "Hold the four cells that tell the most of the data plane against the ratios in --baseline, in"
                            + " at most 8 minutes, as root. With --keep: keep their ratios.")
    private boolean guard;

    @Option(
            names = "--before",
            paramLabel = "CHECKOUT",
            description = "Another checkout of netbench, whose build takes part as the tool 'before'.")
    private Path before;

    @Option(names = "--home", hidden = true, required = true)
    private Path home;

    public static void main(String[] arguments) {
        CommandLine commandLine = new CommandLine(new Compare());
        commandLine.setExecutionExceptionHandler((failure, line, result) -> {
            line.getErr().println("compare: " + failure.getMessage());
            return failure instanceof IllegalArgumentException ? 2 : 1;
        });
        leaveNothingBehind();
        System.exit(commandLine.execute(arguments));
    }

    /** Has this process end with no program and no namespace left, also when it is interrupted. */
    static void leaveNothingBehind() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            Program.endAll();
                            Namespaces.removeOfThisProcess();
                        },
                        "clean-up"));
    }

    @Override
    public Integer call() throws IOException {
        requireSound();
        if (kept != null) {
            Baseline.requireMayKeep(ofCheckout(kept), JsonTable.of(List.of()));
        }
        PrintStream out = System.out;
        Tools tools = new Tools(home, Optional.ofNullable(before));
        tools.missing().forEach(line -> out.println("not compared with " + line));
        tools.cautions().forEach(line -> out.println("note: " + line));
        if (guard) {
            return guard(tools, out);
        }
        List<Target> targets = targets(out);
        List<Contest> contests = contests(tools, targets);
        if (contests.isEmpty()) {
            throw new IllegalArgumentException("no cell to run: no tool of this machine can do what was asked for");
        }
        Optional<Baseline> earlier =
                baseline == null ? Optional.empty() : Optional.of(Baseline.read(ofCheckout(baseline)));
        ContestRunner runner =
                new ContestRunner(new Timing(warmup, seconds), Rounds.fixed(rounds), System.err::println);
        List<Outcome> outcomes = new ArrayList<>();
        for (Contest contest : contests) {
            Outcome outcome = runner.run(contest);
            outcomes.add(outcome);
            out.print(TextTable.of(outcome, targets));
            out.flush();
            write(outcomes);
        }
        return conclude(outcomes, earlier, out);
    }

    private void requireSound() {
        if (guard && (names != null || !cells.equals(ALL_TARGETS) || !only.isEmpty())) {
            throw new IllegalArgumentException(
                    "--guard has cells and tools of its own; leave out --cells, --tools and --only");
        }
        if (before != null && !Files.isExecutable(before.resolve("netbench"))) {
            throw new IllegalArgumentException("--before must name a checkout of netbench, got: " + before);
        }
    }

    private int guard(Tools tools, PrintStream out) throws IOException {
        List<Contest> contests = Guard.contests(new Contests(tools));
        if (kept != null) {
            return new GuardRun(contests, Optional.empty(), out).run(System.err::println, this::write);
        }
        Baseline earlier = Baseline.read(ofCheckout(baseline == null ? Path.of(KEPT) : baseline));
        if (earlier.isOfAnotherMachine(JsonTable.of(List.of()))) {
            out.println(Baseline.OTHER_MACHINE);
        }
        return new GuardRun(contests, Optional.of(new Guard(earlier)), out).run(System.err::println, this::write);
    }

    /** The targets that were asked for, without those of places that this process can't make. */
    private List<Target> targets(PrintStream out) {
        List<Target> possible = new ArrayList<>();
        Set<String> notes = new LinkedHashSet<>();
        for (Target target : Target.ALL) {
            Place place = Cell.parse(target.cell()).place();
            Optional<String> missing = place.missing();
            if (target.cell().contains(only)) {
                missing.ifPresentOrElse(
                        why -> notes.add("not run: cells @" + place.label() + ", since " + why),
                        () -> possible.add(target));
            }
        }
        if (cells.equals(ALL_TARGETS)) {
            notes.forEach(out::println);
        }
        return possible;
    }

    private List<Contest> contests(Tools tools, List<Target> targets) {
        Contests contests = new Contests(tools);
        if (cells.equals(ALL_TARGETS)) {
            return contests.ofTargets(targets);
        }
        List<String> expanded = new ArrayList<>();
        for (String cell : cells) {
            if (cell.equals("matrix")) {
                expanded.addAll(Contests.matrix(Place.LOOPBACK));
            } else if (cell.startsWith("matrix@")) {
                expanded.addAll(Contests.matrix(Place.parse(cell.substring("matrix@".length()))));
            } else {
                expanded.add(cell);
            }
        }
        return contests.ofCells(expanded, names == null ? tools.names() : names);
    }

    /** Writes what there is so far, so that a run that is cut short leaves it behind. */
    private void write(List<Outcome> outcomes) throws IOException {
        ObjectNode table = JsonTable.of(outcomes);
        if (json != null) {
            Files.writeString(
                    json, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(table));
        }
        if (kept != null) {
            Baseline.keep(ofCheckout(kept), table);
        }
    }

    private int conclude(List<Outcome> outcomes, Optional<Baseline> earlier, PrintStream out) throws IOException {
        List<String> worse = new ArrayList<>();
        if (earlier.isPresent()) {
            Baseline.Comparison comparison = earlier.get().compare(JsonTable.of(outcomes));
            comparison.lines().forEach(out::println);
            worse.addAll(comparison.worse());
        }
        return status(outcomes, worse);
    }

    /** What a run comes to. A contest that was not held outweighs a ratio that got worse: less is known. */
    static int status(List<Outcome> outcomes, List<String> worse) {
        if (!outcomes.stream().allMatch(Outcome::wasHeld)) {
            return 1;
        }
        return worse.isEmpty() ? 0 : 3;
    }

    private Path ofCheckout(Path file) {
        return file.equals(Path.of(KEPT)) ? home.resolve(KEPT) : file;
    }
}
