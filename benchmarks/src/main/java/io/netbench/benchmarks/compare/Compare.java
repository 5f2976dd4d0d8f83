package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        })
final class Compare implements Callable<Integer> {

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
            description = "What an earlier --json wrote: exit with 3 if a ratio got worse.")
    private Path baseline;

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
        ContestRunner runner = new ContestRunner(new Timing(warmup, seconds), rounds, System.err::println);
        List<Outcome> outcomes = new ArrayList<>();
        for (Contest contest : contests(tools, targets)) {
            Outcome outcome = runner.run(contest);
            outcomes.add(outcome);
            out.print(outcome.rounds() == 0 ? failed(outcome) : TextTable.of(outcome, targets));
            out.flush();
            write(outcomes);
        }
        return verdict(outcomes, out);
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
                "%n%s%n  %s%n",
                outcome.contest().subject().name(), String.join(System.lineSeparator() + "  ", outcome.failures()));
    }

    private void write(List<Outcome> outcomes) throws IOException {
        if (json != null) {
            Files.writeString(
                    json,
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(JsonTable.of(outcomes)));
        }
    }

    private int verdict(List<Outcome> outcomes, PrintStream out) throws IOException {
        if (baseline == null) {
            return 0;
        }
        ObjectNode now = JsonTable.of(outcomes);
        List<String> regressions = Baseline.read(baseline).regressions(now);
        regressions.forEach(line -> out.println("worse: " + line));
        return regressions.isEmpty() ? 0 : 3;
    }
}
