package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netbench.cli.process.ThisProcess;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That nobody can tell a command line of what is needed from one of everything. */
class CommandsTest {

    static Stream<String> helps() {
        return NetbenchCommand.newCommandLine().getSubcommands().keySet().stream()
                .map(command -> command + " --help");
    }

    @ParameterizedTest
    @MethodSource("helps")
    void shouldShowTheHelpOfEachCommand(String line) {
        assertSame(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "-h",
                "--version",
                "-V",
                "",
                "help",
                "help incast",
                "incats",
                "--hepl",
                "--debug --version",
                "incast --no-such-option",
                "incast --one-off",
                "incast --port 7411",
                "broadcast -q 0",
                "agent --launched=please",
                "agent -c node1",
                "-c",
                "compare",
                "incast --dry-run -t 1 --rate 1g --barrier",
                "profiles"
            })
    void shouldSayTheSameOfEverythingElse(String line) {
        assertSame(line);
    }

    @ParameterizedTest
    @MethodSource("helps")
    void shouldKnowEachCommandByTheNameThatItsAnnotationHas(String line) {
        String name = line.substring(0, line.indexOf(' '));
        Set<String> needed = NetbenchCommand.newCommandLine(ThisProcess.untouched(), name)
                .getSubcommands()
                .keySet();
        boolean tellsOfAll = List.of("help", "completion").contains(name);
        assertEquals(
                tellsOfAll ? NetbenchCommand.newCommandLine().getSubcommands().keySet() : Set.of(name), needed);
    }

    private static void assertSame(String line) {
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" ", -1);
        CommandRun all = CommandRun.of(NetbenchCommand.newCommandLine(), arguments);
        CommandRun lean = CommandRun.of(arguments);
        assertEquals(all, lean);
        assertFalse(all.out().isEmpty() && all.err().isEmpty(), line);
    }
}
