package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.options.RepeatedOptions;
import io.netbench.cli.process.ExitStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Command lines that are made up: random options in random order, flags and lists repeated. Whatever the order, each
 * option has the value that it has when it is given alone, and the plan is the same.
 */
class OptionOrderTest {

    private static final int MOST_OPTIONS = 9;
    private static final Set<String> PLANNING = Set.of("incast", "broadcast", "run", "client");

    @TempDir
    private Path folder;

    private final Random random = new Random(20_261_127);

    /** It reads one line after another: to make it anew takes longer than to read thousands. */
    private final CommandLine netbench = NetbenchCommand.newCommandLine();

    private final Map<List<String>, Map<String, Object>> valuesAlone = new HashMap<>();

    /** An option as it is written once. */
    private record Given(OptionSpec option, List<String> words) {}

    @Test
    void shouldUnderstandLinesInEveryOrder() {
        tryLines(300);
    }

    @Test
    @Tag("acceptance")
    void shouldUnderstandVeryManyLinesInEveryOrder() {
        tryLines(100_000);
    }

    private void tryLines(int count) {
        List<String> commands = netbench.getSubcommands().keySet().stream()
                .filter(name -> !name.equals("help"))
                .toList();
        OptionSamples samples = new OptionSamples(folder, random);
        Map<String, Integer> refused = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String command = samples.oneOf(commands);
            List<Given> line = line(command, samples);
            assertValuesOfEachAlone(command, line);
            if (PLANNING.contains(command)) {
                assertSamePlan(command, line);
            }
            if (assertRepeatIsRefused(command, line, samples)) {
                refused.merge(command, 1, Integer::sum);
            }
        }
        assertTrue(refused.keySet().containsAll(PLANNING) && refused.containsKey("agent"), refused::toString);
    }

    private List<Given> line(String command, OptionSamples samples) {
        List<OptionSpec> options = new ArrayList<>(optionsOf(command));
        Collections.shuffle(options, random);
        List<Given> line = new ArrayList<>();
        for (OptionSpec option : options.subList(0, random.nextInt(Math.min(MOST_OPTIONS, options.size()) + 1))) {
            int times = RepeatedOptions.takesOneValue(option) ? 1 : 1 + random.nextInt(3);
            for (int i = 0; i < times; i++) {
                line.add(new Given(option, samples.of(option)));
            }
        }
        Collections.shuffle(line, random);
        return line;
    }

    /** Log lines at debug would stay on in this JVM. */
    private List<OptionSpec> optionsOf(String command) {
        return netbench.getSubcommands().get(command).getCommandSpec().options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .filter(option -> !option.longestName().equals("--debug"))
                .toList();
    }

    private void assertValuesOfEachAlone(String command, List<Given> line) {
        Map<String, Object> expected = new LinkedHashMap<>(valuesAlone(command, List.of()));
        for (OptionSpec option : line.stream().map(Given::option).distinct().toList()) {
            String name = option.longestName();
            List<Given> alone =
                    line.stream().filter(given -> given.option().equals(option)).toList();
            expected.put(name, valuesAlone(command, alone).get(name));
        }
        assertEquals(expected, values(command, line), () -> command + " " + words(line));
    }

    private Map<String, Object> valuesAlone(String command, List<Given> line) {
        return valuesAlone.computeIfAbsent(List.of(arguments(command, words(line))), words -> values(command, line));
    }

    /** Picocli sets back what is in no section of the help. */
    private CommandLine anew(String command) {
        netbench.getSubcommands().get(command).getCommandSpec().options().stream()
                .filter(option -> option.group() != null)
                .forEach(option -> option.setValue(option.initialValue()));
        return netbench;
    }

    private Map<String, Object> values(String command, List<Given> line) {
        anew(command).parseArgs(arguments(command, words(line)));
        Map<String, Object> values = new LinkedHashMap<>();
        for (OptionSpec option :
                netbench.getSubcommands().get(command).getCommandSpec().options()) {
            values.put(option.longestName(), option.getValue());
        }
        return values;
    }

    /** Options that take lists keep their order among each other, which counts. */
    private void assertSamePlan(String command, List<Given> line) {
        List<Given> sorted = new ArrayList<>(line);
        sorted.sort(Comparator.comparing(given -> given.option().longestName()));
        assertEquals(dryRun(command, sorted), dryRun(command, line), () -> command + " " + words(line));
    }

    private CommandRun dryRun(String command, List<Given> line) {
        List<String> words = new ArrayList<>(words(line));
        words.add("--dry-run");
        if (line.stream().noneMatch(given -> given.option().longestName().equals("--seed"))) {
            words.add("--seed=7");
        }
        return CommandRun.of(anew(command), arguments(command, words));
    }

    private boolean assertRepeatIsRefused(String command, List<Given> line, OptionSamples samples) {
        List<OptionSpec> oneValue = line.stream()
                .map(Given::option)
                .filter(RepeatedOptions::takesOneValue)
                .toList();
        if (oneValue.isEmpty()) {
            return false;
        }
        OptionSpec option = samples.oneOf(oneValue);
        List<Given> repeated = new ArrayList<>(line);
        repeated.add(random.nextInt(line.size() + 1), new Given(option, samples.of(option)));
        CommandRun run = CommandRun.of(anew(command), arguments(command, words(repeated)));
        assertEquals(
                "netbench " + command + ": " + typedNames(option, words(repeated))
                        + " is given twice; give it once (see 'netbench " + command + " --help')",
                run.err().strip());
        assertEquals(ExitStatus.USAGE, run.status());
        return true;
    }

    /** The names by which an option was given. */
    private static String typedNames(OptionSpec option, List<String> words) {
        return Stream.of(option.names())
                .filter(name -> words.stream()
                        .anyMatch(word -> name.startsWith("--")
                                ? word.equals(name) || word.startsWith(name + "=")
                                : word.startsWith(name)))
                .collect(Collectors.joining("/"));
    }

    private static List<String> words(List<Given> line) {
        return line.stream().flatMap(given -> given.words().stream()).toList();
    }

    private static String[] arguments(String command, List<String> words) {
        return Stream.of(List.of(command), words, OptionSamples.positional(command))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }
}
