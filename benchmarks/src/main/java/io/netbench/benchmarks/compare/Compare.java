package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
            "Without options it runs the cells that have targets, which takes about an hour."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:every contest was held, and no ratio is worse than in the baseline",
            "1:a contest was not held: in no round all of its tools finished",
            "2:wrong usage, or nothing to run",
            "3:a ratio is worse than in the baseline"
        })
final class Compare implements Callable<Integer> {

    private static final String KEPT = "benchmarks/baseline.json";

    @Option(
            names = "--cells",
            split = ",",
            paramLabel = "NAME",
            description = "Cells to run: block-response-direction-connections, perhaps a depth and a place, such as"
                    + " 64k-1-push-16, 4k-4k-read-4-q8 or 1m-0-push-4@veth; matrix or matrix@veth for all of them; or"
                    + " targets. Default: targets.")
    private List<String> cells = List.of("targets");

    @Option(
            names = "--tools",
            split = ";",
            paramLabel = "NAME",
            description =
                    "Tools that take part in cells that are named, separated by semicolons; the first is the"
                            + " subject. netbench may have options: netbench:io_uring,--threads=2. Default: all that are found.")
    private List<String> names;

    @Option(names = "--only", paramLabel = "TEXT", description = "Of the targets only those whose cell begins so.")
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

    @Option(names = "--home", hidden = true, required = true)
    private Path home;

    public static void main(String[] arguments) {
        CommandLine commandLine = new CommandLine(new Compare());
        commandLine.setExecutionExceptionHandler((failure, line, result) -> {
            line.getErr().println("compare: " + failure.getMessage());
            return failure instanceof IllegalArgumentException ? 2 : 1;
        });
        System.exit(commandLine.execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        PrintStream out = System.out;
        Tools tools = new Tools(home);
        tools.missing().forEach(line -> out.println("not compared with " + line));
        List<Target> targets = Target.ALL.stream()
                .filter(target -> target.cell().startsWith(only))
                .toList();
        List<Contest> contests = contests(tools, targets);
        if (contests.isEmpty()) {
            throw new IllegalArgumentException("no cell to run: no tool of this machine can do what was asked for");
        }
        Optional<Baseline> before =
                baseline == null ? Optional.empty() : Optional.of(Baseline.read(ofCheckout(baseline)));
        ContestRunner runner = new ContestRunner(new Timing(warmup, seconds), rounds, System.err::println);
        List<Outcome> outcomes = new ArrayList<>();
        for (Contest contest : contests) {
            Outcome outcome = runner.run(contest);
            outcomes.add(outcome);
            out.print(outcome.wasHeld() ? TextTable.of(outcome, targets) : failed(outcome));
            out.flush();
            write(outcomes);
        }
        return conclude(outcomes, before, out);
    }

    private List<Contest> contests(Tools tools, List<Target> targets) {
        Contests contests = new Contests(tools);
        if (cells.equals(List.of("targets"))) {
            return contests.ofTargets(targets);
        }
        List<String> expanded = new ArrayList<>();
        for (String cell : cells) {
            switch (cell) {
                case "matrix" -> expanded.addAll(Contests.matrix(Cell.Place.LOOPBACK));
                case "matrix@veth" -> expanded.addAll(Contests.matrix(Cell.Place.VETH));
                default -> expanded.add(cell);
            }
        }
        return contests.ofCells(expanded, names == null ? tools.names() : names);
    }

    private static String failed(Outcome outcome) {
        return String.format(
                "%n%s: not held, in no round all tools finished%n  %s%n",
                outcome.contest().subject().name(), String.join(System.lineSeparator() + "  ", outcome.failures()));
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

    private int conclude(List<Outcome> outcomes, Optional<Baseline> before, PrintStream out) throws IOException {
        List<String> worse = new ArrayList<>();
        if (before.isPresent()) {
            Baseline.Comparison comparison = before.get().compare(JsonTable.of(outcomes));
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
