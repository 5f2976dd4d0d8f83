package io.netbench.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.CommandRun;
import io.netbench.cli.NetbenchProcess;
import io.netbench.cli.process.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OutputConflictsTest {

    @TempDir
    private Path folder;

    private CommandRun run(String outputs) {
        List<String> arguments = new ArrayList<>(List.of("incast", "-c", "1", "-t", "10m", "--live", "off"));
        for (String word : outputs.split(" ", -1)) {
            arguments.add(word.startsWith("-") ? word : folder.resolve(word).toString());
        }
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    /** An endless run would not end within the test's time: refused before it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--json x --csv x",
                "--csv x --csv-run x",
                "--json x --csv-run x",
                "--json x --hgrm x",
                "--csv logs/latency.hlog --hgrm logs",
                "--json link --csv x",
                "--json link --csv-run next",
                "--json there --csv hard",
                "--json x --csv same/x",
                "--json same/link --csv x"
            })
    void shouldRefuseWhatWouldTakeEachOthersPlace(String outputs) throws Exception {
        Files.createSymbolicLink(folder.resolve("link"), Path.of("next"));
        Files.createSymbolicLink(folder.resolve("next"), Path.of("x"));
        Files.createSymbolicLink(folder.resolve("same"), folder);
        Files.createDirectory(folder.resolve("logs"));
        Files.writeString(folder.resolve("there"), "");
        Files.createLink(folder.resolve("hard"), folder.resolve("there"));

        CommandRun refused = run(outputs);

        assertEquals(ExitStatus.USAGE, refused.status(), refused::err);
        assertTrue(refused.err().contains("are the same file; give each its own"), refused::err);
        assertEquals(1, refused.err().lines().count(), refused::err);
    }

    @Test
    void shouldRefuseThePlaceOfStandardOutputAndOfStandardError() throws Exception {
        String commands = "incast -c 1 -t 10m --live off --json ";
        for (String name : List.of("out", "err")) {
            Path own = Files.createDirectory(folder.resolve(name + "-folder"));
            try (NetbenchProcess netbench =
                    NetbenchProcess.start(own, "", List.of(), commands + own.resolve(name + ".txt"))) {
                assertEquals(ExitStatus.USAGE, netbench.exitStatus(), netbench::err);
                String stream = name.equals("out") ? "standard output" : "standard error";
                assertTrue(netbench.err().contains("is where " + stream + " goes; give another file"), netbench::err);
            }
        }
    }

    @Test
    void shouldLetAllBeThrownAway() {
        CommandRun run = CommandRun.of(("incast -c 1 -b 64k -t 100ms -w 0 --live off --quiet --json /dev/null"
                        + " --csv /dev/null --csv-run /dev/null")
                .split(" ", -1));

        assertEquals(ExitStatus.PASSED, run.status(), run::err);
    }
}
