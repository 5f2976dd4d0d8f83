package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    static Stream<String> commands() {
        return NetbenchCommand.newCommandLine().getSubcommands().keySet().stream()
                .filter(name -> !name.equals("help"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldShowExampleInHelpOfEachCommand(String command) {
        CommandRun run = CommandRun.of(command, "--help");
        assertEquals(0, run.status());
        assertTrue(run.out().contains("netbench " + command + " "), run.out());
        assertTrue(run.out().contains("Example"), run.out());
        assertTrue(run.out().lines().allMatch(line -> line.length() <= 80), run.out());
        assertTrue(
                run.out()
                        .lines()
                        .dropWhile(line -> !line.startsWith("Example"))
                        .skip(1)
                        .allMatch(line -> line.isEmpty() || line.startsWith("  ")),
                () -> "an example is broken: " + run.out());
    }

    @ParameterizedTest
    @CsvSource({
        "incast, -s -c --read -b -r -P -q --rate -t -n, --launch --token-file --tls --cpus",
        "broadcast, -s -c --read -b -r -P -q --rate -t -n, --launch --token-file --tls --cpus",
        "run, --load --hosts -t -w --min-link, --launch --token-file --tls --cpus",
        "client, -p -t -n -R -P -b -l --json, --token-file --tls --cpus",
        "server, -p -1 -B, --token-file --tls --cpus"
    })
    void shouldListWhatPeopleNeedFirst(String command, String first, String later) {
        List<String> options = CommandRun.of(command, "--help")
                .out()
                .lines()
                .filter(line -> line.matches(" {2,6}-.*"))
                .map(line -> line.strip().split("[,= ]", 2)[0])
                .toList();
        int lastOfFirst =
                Stream.of(first.split(" ")).mapToInt(options::indexOf).max().orElseThrow();
        int firstOfLater =
                Stream.of(later.split(" ")).mapToInt(options::indexOf).min().orElseThrow();

        assertTrue(options.containsAll(List.of((first + " " + later).split(" "))), options::toString);
        assertTrue(lastOfFirst < firstOfLater, options::toString);
    }

    @Test
    void shouldShowCommandsAndExitStatusWhenNothingIsAsked() {
        CommandRun run = CommandRun.of();
        assertEquals(0, run.status());
        assertTrue(run.out().contains("incast") && run.out().contains("130"), run.out());
    }

    @Test
    void shouldTellVersionsOfEverythingThatMatters() {
        CommandRun run = CommandRun.of("--version");
        assertTrue(
                run.out()
                        .matches("netbench \\S+ \\(\\w+(-dirty)?\\), Netty \\S+, Java \\S+\\s+"
                                + "transports: (?=.*\\bnio\\b)(?=.*\\bepoll\\b)(?=.*\\bio_uring\\b).*\\s+"),
                run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void shouldTellVersionsWithoutAParserAsWithOne(String option) {
        assertTrue(VersionAlone.isAsked(option));
        CommandRun run = CommandRun.of(option);
        assertEquals(run.out().lines().toList(), List.of(new Version().getVersion()));
        assertEquals(ExitStatus.PASSED, run.status());
        assertFalse(VersionAlone.isAsked());
        assertFalse(VersionAlone.isAsked(option, option));
        assertFalse(VersionAlone.isAsked("incast", option));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldTellTheSameVersionsWithEachCommand(String command) {
        assertEquals(CommandRun.of("--version"), CommandRun.of(command, "--version"));
    }

    @Test
    void shouldPrintCompletionThatKnowsCommandsAndChoices() {
        String script = CommandRun.of("completion").out();
        assertTrue(script.contains("complete -F _complete_netbench"), "no completion function");
        assertTrue(
                script.contains("PHASE_option_args=(\"spread\" \"aligned\" \"random\")"), "no choices of --rate-phase");
        assertTrue(script.contains("TOPOLOGY_option_args=(\"mesh\" \"spread\" \"pairs\")"), "no choices of --topology");
    }
}
